"""What of a report waits for its author is said before it is exported, in the file, and of what is left out."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import ReportBlock, ReportChapter
from partnership.vocabulary import Role
from reviews.models import ReviewDate
from reviews.rules.stated import of_day
from reviews.vocabulary import DateKind
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory, said
from tests.factories.reviews import CaseFactory, ReviewFactory


@pytest.fixture
def author(app, browse):
    board = BoardFactory()
    browser = browse(person(Role.AUTHOR, board))
    browser.board, browser.report = board, ReportFactory(board=board)
    browser.path = f"/reports/{browser.report.id}"
    return browser


def of_year(author, name):
    """A case whose review was carried out in the months of the report."""
    review = ReviewFactory(case=CaseFactory(board=author.board, name=name, open=True))
    db.session.add(ReviewDate(review_id=review.id, kind=DateKind.REVIEWED, on=of_day(date(2025, 6, 3))))
    db.session.commit()


def export(author):
    return author.post(f"{author.path}/export", {"format": "md"}).response.get_data(as_text=True)


def test_what_waits_for_her_is_said_in_the_file_and_before_it_is_made(author, browse):
    author.report.drafted_at = clock.now()
    first = ChapterFactory(report=author.report, title="Reviews this year", place=1)
    second = ChapterFactory(report=author.report, title="Sharing", place=2)
    out = ChapterFactory(report=author.report, title="Not in the file", place=3, is_left_out=True)
    changed = {"content": said("Now two."), "seen": said("Then one.")}
    for chapter in (first, second, out):
        BlockFactory(chapter=chapter, **changed, words="Mine.", place=7)
    BlockFactory(chapter=second, **changed, words="Mine too.", place=8)
    for chapter in (first, second):
        BlockFactory(chapter=chapter, **changed, place=9)

    page, text = author.get(author.path), export(author)
    read = browse(person(Role.SCRUTINEER, author.board)).get(author.path)

    waits = {" ".join(each.get_text().split()): each for each in page.soup.select("p:has(+ p), p:has(+ form)")}
    decides = waits["3 paragraphs wait for your decision, in Reviews this year and Sharing."]
    assert [each["href"] for each in decides.select("a")] == [f"/report-chapters/{each.id}" for each in (first, second)]
    assert "2 changes of the record are not looked at yet, in Reviews this year and Sharing." in waits
    assert "3 paragraphs wait for the author’s decision" in read.words
    assert "Three paragraphs of the author’s wait for a decision because the record has changed since" in text
    assert "in “Reviews this year” and “Sharing”" in text
    assert "Two changes of the record are not looked at yet" in text


@pytest.mark.parametrize("change", ["changed", "new", "the same"])
def test_a_chapter_that_is_left_out_says_that_it_has_changed(author, change):
    of_year(author, "Alder 1")
    author.post(f"{author.path}/draft")
    out = db.session.scalars(select(ReportChapter).where(ReportChapter.title == "Our reviews this year")).one()
    author.post(f"/reports/chapters/{out.id}/leave-out")
    if change == "new":
        db.session.delete(db.session.scalars(select(ReportBlock).where(ReportBlock.chapter_id == out.id)).first())
        db.session.commit()
    if change == "changed":
        of_year(author, "Birch 2")
    author.post(f"{author.path}/draft")

    lines = {
        each.a.get_text(): each.span.get_text() for each in author.get(author.path).soup.select(".app-chapters li")
    }

    expected = "Left out" if change == "the same" else "Left out. It has changed since you looked at it"
    assert lines["Our reviews this year"].strip() == expected
    put_in = author.post(f"/reports/chapters/{out.id}/put-in")
    assert (put_in.status, author.get(f"/report-chapters/{out.id}").status) == (302, 200)
