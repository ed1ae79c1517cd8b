"""What is missing, the impact of a case, and its thread from learning to difference."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import ActionSource, EvidenceLink
from reviews.queries.missing import GAPS
from reviews.rules.stated_words import from_words
from reviews.vocabulary import Acceptance, ActionStatus, EvidenceLevel, LearningKind, PartStatus, SourceKind, Watch
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EventFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
    action_from,
    event_about,
    evidence_about,
    evidence_of,
)
from tests.support.statements import counted


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


@pytest.fixture
def record(board):
    """Of everything one that lacks something, one that lacks nothing, and all of it again in a hidden case."""
    for case in (CaseFactory(board=board, open=True), CaseFactory(board=board)):
        review = ReviewFactory(case=case)
        weak = action_from(review, status=ActionStatus.DONE)
        evidence_of(weak, level=EvidenceLevel.REACH, check_again_on=date(2026, 1, 1))
        strong = action_from(review, status=ActionStatus.DONE)
        seen = {"seen_by": "Quality officer", "period": from_words("May 2026")}
        evidence_of(strong, level=EvidenceLevel.OUTCOME, **seen)
        evidence_of(strong)
        point = LearningPointFactory(review=review, themes=[ThemeFactory()])
        LearningPointFactory(review=review, kind=LearningKind.GOOD_PRACTICE)
        LearningPointFactory(review=review)
        asked = RecommendationFactory(review=review, learning_points=[point])
        RecommendationFactory(review=review)
        RecommendationFactory(review=review, acceptance=Acceptance.NOT_ACCEPTED, acceptance_reason="Done before")
        RecommendationFactory(review=review, watch=Watch.OTHER_AREA)
        RecommendationFactory(review=review, watch=Watch.NATIONAL_BODY)
        from_recommendation(strong, asked)
        event_about(review)
        event_about(review, follow_up="Managers are asked", attendance_value="80")
    ActionFactory(board=board)
    EvidenceFactory(board=board)
    EventFactory(board=board)


def from_recommendation(action, recommendation):
    kind = SourceKind.RECOMMENDATION
    ids = {"review_id": recommendation.review_id, "recommendation_id": recommendation.id}
    db.session.add(ActionSource(action_id=action.id, kind=kind, place=2, **ids))
    db.session.flush()


EXPECTED = {
    "no-agency": (3, 5),
    "done-unshown": (1, 2),
    "only-reached": (1, 2),
    "no-source": (1, 1),
    "not-seen": (3, 5),
    "no-level": (2, 3),
    "undated": (3, 5),
    "about-nothing": (1, 1),
    "check-again": (1, 2),
    "point-no-action": (1, 2),
    "point-no-theme": (2, 4),
    "recommendation-no-action": (1, 2),
    "no-follow-up": (2, 3),
    "no-attendance": (2, 3),
}


def test_every_gap_is_expected():
    assert set(EXPECTED) == set(GAPS)


@pytest.mark.parametrize("key", EXPECTED)
@pytest.mark.parametrize(("role", "place"), [(Role.AUTHOR, 0), (Role.MANAGER, 1)])
def test_each_number_is_that_of_the_list_behind_it(browse, board, record, role, place, key):
    number, somebody = EXPECTED[key][place], browse(person(role, board))
    gap, path = GAPS[key], f"/impact/missing?what={key}"

    assert f"{gap.words(number)}" in somebody.get("/impact").words
    assert gap.words(number) in somebody.get(path).words
    assert len(somebody.get(path).soup.select("tbody tr")) == number
    rows = list(csv.reader(io.StringIO(somebody.get(f"{path}&format=csv").text)))
    assert len(rows) == number + 1


def test_sharing_counts_as_not_followed_up_from_the_day_on_which_its_page_says_to_ask(browse, board, monkeypatch):
    event = EventFactory(board=board, title="Briefing", on=from_words("16 November 2026"))
    manager = browse(person(Role.MANAGER, board))
    said, missing = "1 way of sharing learning has no follow-up", "/impact/missing?what=no-follow-up"

    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 27))
    assert said not in manager.get("/impact").words + manager.get("/").words
    assert manager.get(missing).links("Briefing") == []
    assert "followed up, or is less than six weeks old" in manager.get(missing).words

    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 28))
    assert "28 December" in manager.get(f"/sharing/{event.id}").words
    assert said in manager.get("/impact").words
    assert manager.get(missing).links("Briefing") == [f"/sharing/{event.id}"]


def test_an_action_that_every_agency_says_is_not_its_own_goes_to_the_office(browse, board):
    manager = browse(person(Role.MANAGER, board))
    action = ActionFactory(board=board, text="Share the form")
    first, second = (PartFactory(action=action, status=PartStatus.IN_PROGRESS) for _ in range(2))
    missing = "/impact/missing?what=no-agency"

    first.status = PartStatus.NOT_OURS
    assert manager.get(missing).links("Share the form") == []
    second.status = PartStatus.NOT_OURS
    assert manager.get(missing).links("Share the form") == [f"/actions/{action.id}"]
    assert "Actions without an agency" in manager.get("/").words
    PartFactory(action=action)
    assert manager.get(missing).links("Share the form") == []


def test_what_is_filled_is_said_to_be_so(browse, board):
    EvidenceFactory(board=board)

    page = browse(person(Role.MANAGER, board)).get("/impact")

    assert "1 piece of evidence has no level" in page.words
    assert "Every recommendation that asks for an action here has one." in page.words


def test_nothing_missing(browse, board):
    assert "Nothing is missing" in browse(person(Role.MANAGER, board)).get("/impact").words
    assert "There is nothing to do here" in browse(person(Role.MANAGER, board)).get("/impact/missing").words


def test_a_case_leads_with_its_highest_level(browse, board):
    case = CaseFactory(board=board, open=True)
    review = ReviewFactory(case=case)
    action = action_from(review)
    evidence_of(action, summary="Forty came", level=EvidenceLevel.REACH)
    author = browse(person(Role.AUTHOR, board))

    reached = author.get(f"/cases/{case.id}/impact").words
    evidence_of(action, summary="It is used", level=EvidenceLevel.PRACTICE)
    event_about(review, title="Briefing", on=from_words("3 March 2026"), attendance_value="80")
    practised = author.get(f"/cases/{case.id}/impact").words

    assert "Highest level held: Reach" in reached
    assert "Nothing shows yet that practice" in reached
    assert "Highest level held: Practice" in practised
    assert practised.index("It is used") < practised.index("Forty came")
    assert "Briefing 3 March 2026, 80" in practised
    assert "No follow-up yet: ask between 14 April 2026 and 28 April 2026" in practised


def test_a_case_without_evidence_says_so_and_what_to_do(browse, board):
    case = ReviewFactory(case=CaseFactory(board=board)).case
    manager = browse(person(Role.MANAGER, board))

    page = manager.get(f"/cases/{case.id}/impact")

    assert "No evidence yet that this case made a difference" in page.words
    assert page.links("See the actions of this case") == [f"/cases/{case.id}/actions"]
    assert "No level yet" not in page.words
    assert manager.get(page.links("Add evidence")[0]).status == 200
    assert "Nothing to show yet" in manager.get(f"/cases/{case.id}/thread").words


def test_evidence_without_a_level_says_so(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board))
    evidence_of(action_from(review))

    page = browse(person(Role.MANAGER, board)).get(f"/cases/{review.case_id}/impact")

    assert "Highest level held: No level yet" in page.words


def test_the_thread_goes_from_learning_to_evidence_and_says_where_it_stops(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    point = LearningPointFactory(review=review, words="Bruises were not passed on")
    LearningPointFactory(review=review, words="Nobody asked", place=2)
    asked = RecommendationFactory(review=review, text="Agree a protocol", learning_points=[point])
    RecommendationFactory(review=review, text="Train everybody", learning_points=[point], place=2)
    RecommendationFactory(review=review, text="Of no point", place=3)
    for text in ("Print it", "Write it"):
        action = ActionFactory(board=board, text=text, text_folded=text.lower())
        from_recommendation(action, asked)
    evidence_of(action, summary="It is used", level=EvidenceLevel.PRACTICE)
    evidence_of(action, summary="Forty came", level=EvidenceLevel.REACH)
    action_from(review, text="On its own", text_folded="on its own")

    page = browse(person(Role.AUTHOR, board)).get(f"/cases/{review.case_id}/thread")

    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in page.soup.select("tbody tr")
    ]
    assert "1 action came from the review itself and not from one learning point: it stands at the end." in page.words
    assert rows == [
        ["Bruises were not passed on", "Agree a protocol", "Print it Not started", "No evidence"],
        ["", "", "Write it Not started", "Practice It is used 2 pieces in all"],
        ["", "Train everybody", "No action is linked to it", ""],
        ["Nobody asked", "No recommendation", "No action is linked to it", ""],
        ["No learning point named", "Of no point", "No action is linked to it", ""],
        ["No learning point named", "From the review itself", "On its own Not started", "No evidence"],
    ]


def test_the_thread_shows_evidence_about_a_learning_point_and_counts_what_is_about_no_action(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    point = LearningPointFactory(review=review, words="Bruises were not passed on")
    asked = RecommendationFactory(review=review, text="Agree a protocol", learning_points=[point])
    LearningPointFactory(review=review, words="Nobody asked", place=2)
    action = ActionFactory(board=board, text="Print it")
    from_recommendation(action, asked)
    both = evidence_about(board=board, learning_point_id=point.id)
    asking = evidence_about(board=board, recommendation_id=asked.id)
    db.session.add(EvidenceLink(evidence_id=both.id, recommendation_id=asked.id, place=2))
    whole = evidence_about(board=board, review_id=review.id)
    author = browse(person(Role.AUTHOR, board))

    page = author.get(f"/cases/{review.case_id}/thread")
    own = evidence_of(action, summary="It is used")
    with_own = author.get(f"/cases/{review.case_id}/thread").soup.select("td[data-label=Evidence]")[0].get_text(" ")

    cells = [" ".join(cell.get_text(" ").split()) for cell in page.soup.select("td[data-label=Evidence]")]
    assert cells[0].startswith("None about the action")
    assert f"{asking.summary} , about the recommendation" in cells[0]
    assert cells[0].count(both.summary) == 1
    assert "No action The thread stops here." in page.words
    assert (
        "3 pieces of evidence are about the case as a whole, a learning point or a recommendation: see Impact"
        in page.words
    )
    assert whole.summary not in page.words
    assert own.summary in with_own
    assert both.summary in with_own


def test_a_long_thread_is_paged_and_names_again_what_it_goes_on_with(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board))
    point = LearningPointFactory(review=review, words="Nobody asked")
    asked = RecommendationFactory(review=review, text="Ask everybody", learning_points=[point])
    for number in range(10, 63):
        from_recommendation(ActionFactory(board=board, text=f"Step {number}", text_folded=f"step {number}"), asked)
    manager = browse(person(Role.MANAGER, board))

    first, last = (manager.get(f"/cases/{review.case_id}/thread?page={number}") for number in (1, 2))

    assert "1 to 50 of 53" in first.words
    assert len(first.soup.select("tbody tr")) == 50
    rows = [row.get_text(" ", strip=True) for row in last.soup.select("tbody tr")]
    assert [row.split(" Not started")[0] for row in rows] == [
        "Nobody asked Ask everybody Step 60",
        "Step 61",
        "Step 62",
    ]


@pytest.mark.parametrize("path", ["/impact", "/evidence", "/sharing", "/cases/{}/impact", "/cases/{}/thread"])
def test_pages_send_few_statements_however_much_there_is(browse, board, record, path):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    manager, path = browse(person(Role.MANAGER, board)), path.format(review.case_id)
    action, point = action_from(review), LearningPointFactory(review=review)
    from_recommendation(action, RecommendationFactory(review=review, learning_points=[point]))
    evidence_of(action)
    event_about(review)

    manager.get(path)
    with counted() as before:
        manager.get(path)
    for _ in range(5):
        evidence_of(action_from(review))
        event_about(review)
        LearningPointFactory(review=review)
    db.session.commit()
    with counted() as after:
        manager.get(path)

    assert len(after) == len(before)
    assert len(after) <= 15, "\n".join(after)
