"""A report drafted from the record and exported from what is stored."""

from __future__ import annotations

import hashlib
import io
from datetime import date, timedelta

import docx
import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.models import Event, ReportBlock, ReportChapter
from partnership.rules.blocks import Heading, to_json
from partnership.vocabulary import Audience, Role
from reviews.commands import cases, inclusions
from reviews.models import ReviewDate
from reviews.rules.stated import of_day
from reviews.vocabulary import DateKind, Reportable, Sight
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory, said
from tests.factories.reviews import CaseFactory, ReviewFactory
from tests.support.statements import counted as statements


@pytest.fixture
def author(app, browse):
    """The browser of an author, with a report of her board and a case that it tells of."""
    board = BoardFactory()
    somebody = person(Role.AUTHOR, board)
    browser = browse(somebody)
    browser.board, browser.person = board, somebody
    browser.report = ReportFactory(board=board, title="Annual report")
    browser.path = f"/reports/{browser.report.id}"
    return browser


def told(author, name="Alder 1", **options):
    """A case whose review was carried out in the months of the report."""
    case = CaseFactory(board=author.board, name=name, **{"sight": Sight.PARTNERS, **options})
    review = ReviewFactory(case=case)
    db.session.add(ReviewDate(review_id=review.id, kind=DateKind.REVIEWED, on=of_day(date(2025, 6, 3))))
    return case


def blocks():
    db.session.expire_all()
    return {each.key: each for each in db.session.scalars(select(ReportBlock))}


def put_out(author, case):
    inclusions.decide(
        author.report, kind=Reportable.REVIEW, ids=[case.reviews[0].id], is_in=False, reason="", by=author.person
    )


def given_to_partners(author, case):
    author.fill(f"{author.path}/edit", audience="partners")


def closed(author, case):
    cases.close_to_partners(case, by=author.person)


@pytest.mark.parametrize(
    ("decide", "why"),
    [
        (put_out, "what goes in was decided on"),
        (given_to_partners, "what it covers was changed"),
        (closed, "a case was closed to partners"),
    ],
)
def test_what_was_decided_since_it_was_drafted_is_in_no_file_until_it_is_drafted_again(author, decide, why):
    author.report.audience = Audience.INTERNAL
    case = told(author)
    author.post(f"{author.path}/draft")
    assert export(author, "md").status_code == 200

    decide(author, case)

    asked = f"Draft the report again before you export it. Since it was drafted, {why}."
    page = author.get(author.path)
    assert asked in page.words
    assert page.soup.select(".app-exports") == []
    assert export(author, "md").status_code == 302
    assert asked in author.get(author.path).soup.select_one(".app-flash").get_text()
    author.post(f"{author.path}/draft")
    assert export(author, "md").status_code == 200


def test_a_new_title_asks_for_no_new_draft(author):
    told(author)
    author.post(f"{author.path}/draft")

    author.fill(f"{author.path}/edit", title="Our year")

    assert "Draft the report again before you export it" not in author.get(author.path).words
    assert export(author, "md").status_code == 200


def export(author, file_format):
    return author.post(f"{author.path}/export", {"format": file_format}).response


def test_the_report_is_drafted_from_the_record_as_known_today(author):
    told(author)

    page = author.post(f"{author.path}/draft")

    assert page.location == author.path
    shown = author.get(author.path)
    assert "The report is drafted from the record." in shown.words
    assert "drafted the report:" in shown.words
    assert author.report.known_on == clock.today()
    assert any("Alder 1" in (each.content or "") for each in blocks().values())
    assert shown.links("Our reviews this year")


def test_a_report_is_drafted_again_as_known_on_the_day_that_it_says(author):
    told(author)
    author.post(f"{author.path}/draft")
    author.report.known_on = date(2026, 6, 12)

    author.post(f"{author.path}/draft", {"known": "as_before"})

    assert author.report.known_on == date(2026, 6, 12)
    assert "As known on 12 June 2026" in author.get(author.path).words


def test_months_that_are_not_over_are_told_as_they_stand_today(author):
    told(author)
    author.report.last_on = author.report.position_on = date(2999, 3, 31)
    author.report.known_on = clock.today()
    author.post(f"{author.path}/draft")

    text = export(author, "md").get_data(as_text=True)

    assert f"Position at {day(clock.today())}, as known on {day(clock.today())}" in text
    assert "31 March 2999" not in text
    assert "Not yet 31 March 2999: draft it again" in author.get(author.path).words
    assert day(clock.today()) in author.get("/reports").words


def test_a_later_draft_keeps_her_words_and_tells_what_changed(author):
    told(author)
    author.post(f"{author.path}/draft")
    key = next(key for key, each in blocks().items() if "one case" in (each.content or "").lower())
    blocks()[key].words = "One child’s story."
    told(author, "Birch 2")

    author.post(f"{author.path}/draft")

    later = blocks()[key]
    assert later.words == "One child’s story."
    assert later.content != later.seen
    page = author.get(f"/report-chapters/{later.chapter_id}")
    assert "Decide The record now says" in page.words
    assert "One child’s story." in page.words


def test_a_hidden_case_is_named_nowhere_in_the_draft_and_in_no_file(author):
    told(author)
    told(author, "Zelkova 88", sight=Sight.REVIEW_TEAM)
    author.post(f"{author.path}/draft")

    assert not [key for key, each in blocks().items() if "Zelkova" in (each.content or "")]
    assert b"Zelkova" not in export(author, "html").data


def test_the_statements_of_a_draft_do_not_grow_with_the_cases(author):
    told(author)
    author.post(f"{author.path}/draft")
    with statements() as few:
        author.post(f"{author.path}/draft")
    for number in range(20):
        told(author, f"Rowan {number}")
    author.post(f"{author.path}/draft")

    with statements() as many:
        author.post(f"{author.path}/draft")

    assert len(many) <= len(few) + 5, [each[:80] for each in many]


@pytest.fixture
def stored(author):
    """A drafted report with words of the author's, something left out and a chapter left out."""
    author.report.drafted_at = clock.now() - timedelta(days=1)
    chapter = ChapterFactory(report=author.report, title="Reviews this year", place=1)
    BlockFactory(chapter=chapter, content=to_json(Heading("Child L")), words="We **met** twice.", place=1)
    BlockFactory(chapter=chapter, content=said("Left out by her."), is_hidden=True, words="- Ours alone", place=2)
    BlockFactory(chapter=chapter, content=None, seen=said("No longer said."), is_gone=True, place=3)
    empty = ChapterFactory(report=author.report, title="Nothing in it", place=2)
    BlockFactory(chapter=empty, content=said("Hidden."), is_hidden=True, place=1)
    out = ChapterFactory(report=author.report, title="Not in the file", place=3, is_left_out=True)
    BlockFactory(chapter=out, content=said("Not printed."), words="Nor this.")
    return author


def test_what_is_exported_is_what_is_stored_without_what_was_left_out(stored):
    answer = export(stored, "md")
    text = answer.get_data(as_text=True)

    assert answer.headers["Content-Disposition"] == "attachment; filename=annual-report-partners.md"
    assert "Child L" in text
    assert "We **met** twice." in text
    assert "- Ours alone" in text
    for words in ("Left out by her", "No longer said", "Nothing in it", "Not in the file", "Not printed", "Nor this"):
        assert words not in text
    assert "Working draft: not checked for publication" in text
    assert "Before you publish" in text
    assert "OFFICIAL-SENSITIVE" in text


def test_words_beside_what_has_gone_wait_for_a_decision_and_the_file_says_so(stored):
    first = db.session.scalars(select(ReportChapter).where(ReportChapter.title == "Reviews this year")).one()
    left = {"content": None, "seen": said("Child KL was reviewed."), "is_gone": True, "chapter": first}
    block = BlockFactory(**left, words="We grieve for Child KL.", place=4)

    text = export(stored, "md").get_data(as_text=True)

    assert "We grieve" not in text
    assert "One paragraph was written beside something that the draft no longer says, in “Reviews this year”." in text
    page = stored.get(f"/report-chapters/{first.id}")
    assert "Your words, as you wrote them: not printed until you decide" in page.words

    stored.post(f"/report-blocks/{block.id}/decide", {"to": "keep"})

    text = export(stored, "md").get_data(as_text=True)
    assert "We grieve for Child KL." in text
    assert "no longer says" not in text


def test_every_format_leaves_as_a_file_and_is_told_in_the_history(stored):
    kinds = {"docx": "a Word file", "html": "a web page", "md": "Markdown"}
    for suffix, name in kinds.items():
        answer = export(stored, suffix)

        last = db.session.scalars(select(Event).order_by(Event.number.desc())).first()
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == f"attachment; filename=annual-report-partners.{suffix}"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert last.detail == {"format": name, "sha256": hashlib.sha256(answer.data).hexdigest()}
        assert f"exported the report as {name}." in stored.get(stored.path).words


def test_the_word_file_holds_her_words_as_they_look(stored):
    word = docx.Document(io.BytesIO(export(stored, "docx").data))

    (met,) = [each for each in word.paragraphs if each.text == "We met twice."]
    assert [run.text for run in met.runs if run.bold] == ["met"]
    assert [each.style.name for each in word.paragraphs if each.text == "Child L"][-1].startswith("Heading")


def test_a_format_of_nothing_is_missing_and_a_reader_may_export_but_not_draft(stored, browse):
    scrutineer = browse(person(Role.SCRUTINEER, stored.board))

    assert stored.post(f"{stored.path}/export", {"format": "pdf"}).status == 404
    assert scrutineer.post(f"{stored.path}/export", {"format": "md"}).status == 200
    assert scrutineer.post(f"{stored.path}/draft").status == 403
    assert "Draft it" not in scrutineer.get(stored.path).words
    assert browse(person(Role.AUTHOR, BoardFactory())).post(f"{stored.path}/export").status == 404
