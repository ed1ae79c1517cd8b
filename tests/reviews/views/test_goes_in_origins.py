"""What goes in says where its actions and evidence came from, in as many statements and few bytes."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import EvidenceLink
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ReportFactory
from tests.factories.reviews import (
    ActionSourceFactory,
    CaseFactory,
    EvidenceFactory,
    ReviewFactory,
    action_from,
    evidence_of,
)
from tests.support.statements import counted


@pytest.fixture
def report(app):
    return ReportFactory(board=BoardFactory())


@pytest.fixture
def author(browse, report):
    return browse(person(Role.AUTHOR, report.board))


def path(report):
    return f"/reports/{report.id}/goes-in"


def things(page):
    return [each.find("label").get_text(" ", strip=True) for each in page.soup.select(".app-things > li")]


def test_evidence_says_what_it_is_about_so_far_as_the_reader_may_know(author, browse, report):
    seen = ReviewFactory(case=CaseFactory(board=report.board, name="Willow 7", open=True))
    hidden = ReviewFactory(case=CaseFactory(board=report.board, name="Zelkova 88"))
    action = action_from(seen, text="Ask about safer sleeping " * 9)
    piece = evidence_of(action, summary="Dip sample")
    point = LearningPointFactory(review=seen)
    sources = {"review_id": seen.id}, {"learning_point_id": point.id}, {"theme_id": ThemeFactory(name="Sleep").id}
    db.session.add_all(EvidenceLink(evidence_id=piece.id, place=place, **of) for place, of in enumerate(sources, -3))
    both = action_from(hidden, text="Told by two")
    ActionSourceFactory(action=both, review=seen)
    db.session.commit()

    [line] = things(author.get(path(report) + "?of=evidence"))
    actions_seen = author.get(path(report) + "?tab=in&of=action").words
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, report.board)).get(path(report) + "?tab=in&of=action").words

    assert "Dip sample About Willow 7, Rapid Review; theme: Sleep; action: Ask about …. No date" in line
    assert "Zelkova" not in actions_seen
    assert "Zelkova 88, Rapid Review" in officer


def test_the_first_view_of_many_actions_is_small(author, report):
    case = CaseFactory(board=report.board, name="Willow 7", open=True)
    review = ReviewFactory(case=case)
    for number in range(55):
        action_from(
            review, text=f"{number}: ask about safer sleeping at each visit, and write down what was said. " * 2
        )
    db.session.commit()

    page = author.get(path(report) + "?tab=in&of=action")

    assert len(things(page)) == 50
    assert len(page.text.encode()) < 100_000


def test_statements_do_not_grow_with_things(author, report):
    review = ReviewFactory(case=CaseFactory(board=report.board, open=True))
    action_from(review)
    EvidenceFactory(board=report.board)
    db.session.commit()

    def sent(where):
        with counted() as statements:
            author.get(path(report) + where)
        return len(statements)

    lists = ("?tab=undecided&of=evidence", "?tab=in&of=action", "?tab=undecided&of=review")
    few = [sent(each) for each in lists]
    EvidenceFactory.create_batch(60, board=report.board)
    ReviewFactory.create_batch(3, case__board=report.board)
    for _ in range(60):
        action_from(review)
    db.session.commit()

    assert [sent(each) for each in lists] == few
