"""Numbers of learning points, themes, sharing and evidence, in all and as one person sees them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from partnership.extensions import db
from partnership.queries.users import for_request
from partnership.vocabulary import Role
from reviews.models import (
    DisseminationEvent,
    EventLink,
    Evidence,
    EvidenceFigure,
    Focus,
    LearningPoint,
    Recommendation,
    Review,
    SourceFile,
    SourceRow,
    Theme,
)
from reviews.queries import cases, counts, counts_evidence, counts_learning, counts_sharing
from reviews.queries.counts_learning import LearningPoints
from reviews.queries.counts_sharing import Sharing
from reviews.vocabulary import EvidenceLevel, FocusKind, SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ActionFactory, ActionSourceFactory, CaseFactory, ReviewFactory, action_from, stage

pytestmark = pytest.mark.usefixtures("app")


def added(thing: Any) -> Any:
    db.session.add(thing)
    db.session.flush()
    return thing


def theme(name: str, **options: Any) -> Theme:
    return added(Theme(name=name, name_folded=name.lower(), **options))


def learnt(review: Review, *themes: Theme, in_grid: bool = True) -> LearningPoint:
    return added(LearningPoint(review_id=review.id, words="Ask again", in_grid=in_grid, themes=list(themes)))


def names(found: Any) -> dict[str, list[str]]:
    return {each.theme.name: [case.name for case in each.cases] for each in found}


def test_theme_is_repeated_when_more_than_one_case_has_it() -> None:
    housing, health, once = theme("Housing"), theme("Health"), theme("Once")
    willow, heron = CaseFactory(name="Willow"), CaseFactory(name="Heron")
    first, second = ReviewFactory(case=willow), ReviewFactory(case=willow, place=2)
    learnt(first, housing, once)
    learnt(second, housing, once)
    learnt(ReviewFactory(case=heron), housing, health)
    learnt(ReviewFactory(case=CaseFactory(name="Swift")), housing)
    learnt(first, health, in_grid=False)

    assert names(counts_learning.repeat_themes()) == {"Housing": ["Heron", "Swift", "Willow"]}
    assert names(counts_learning.repeat_themes(whole=True)) == {
        "Housing": ["Heron", "Swift", "Willow"],
        "Health": ["Heron", "Willow"],
    }
    assert counts_learning.in_cases()[housing.id][willow.id] == 2
    assert counts_learning.learning_points() == LearningPoints(5, 4)


def test_theme_that_was_merged_counts_for_the_other_and_a_parent_gets_nothing() -> None:
    parent = theme("System")
    housing = theme("Housing", parent_id=parent.id)
    homes = theme("Homes", parent_id=parent.id, merged_into_id=housing.id, retired_on=date(2026, 1, 1))
    learnt(ReviewFactory(), housing)
    learnt(ReviewFactory(), homes)

    (found,) = counts_learning.repeat_themes()

    assert (found.theme, len(found.cases)) == (housing, 2)
    assert counts_learning.themes() == 2


def test_hidden_cases_are_in_no_number_of_learning() -> None:
    board, housing = BoardFactory(), theme("Housing")
    for is_open in (True, True, False):
        review = ReviewFactory(case=CaseFactory(board=board, open=is_open))
        learnt(review, housing)
        added(Recommendation(review_id=review.id, text="Ask", text_folded="ask"))
    learnt(ReviewFactory(case=CaseFactory(board=board)), theme("Secret"))
    lead = for_request(person(Role.AGENCY_LEAD, board, AgencyFactory()).id)

    hers = cases.visible_to(lead)
    assert [len(each.cases) for each in counts_learning.repeat_themes()] == [3]
    assert [len(each.cases) for each in counts_learning.repeat_themes(hers)] == [2]
    assert counts_learning.learning_points(hers) == LearningPoints(2, 2)
    assert (counts_learning.recommendations(), counts_learning.recommendations(hers)) == (3, 2)


def test_nothing_is_repeated_where_nothing_is_linked() -> None:
    learnt(ReviewFactory())

    assert counts_learning.repeat_themes() == []


def test_people_and_publication_are_counted_over_the_cases_that_are_seen() -> None:
    board = BoardFactory()
    shown = CaseFactory(board=board, open=True, people_count=2)
    hidden = CaseFactory(board=board, people_count=1)
    CaseFactory(board=board, open=True)
    ReviewFactory(case=shown, is_published=True)
    ReviewFactory(case=shown, is_published=False)
    not_published = stage("concluded", of="CSPR")
    ReviewFactory(case=hidden, review_type=not_published.review_type, stage=not_published)
    lead = for_request(person(Role.AGENCY_LEAD, board, AgencyFactory()).id)

    hers = cases.visible_to(lead)
    assert (counts.people_in_cases(), counts.people_in_cases(hers)) == (3, 2)
    assert counts.published() == counts.Published(1, 1)
    assert counts.published(hers) == counts.Published(1, 0)


def test_action_counts_once_by_what_it_came_from() -> None:
    board = BoardFactory()
    focus = added(Focus(board_id=board.id, kind=FocusKind.PRIORITY, name="Sleep", name_folded="sleep"))
    from_both = action_from(ReviewFactory(case=CaseFactory(board=board)))
    for action in (from_both, ActionFactory(board=board)):
        ActionSourceFactory(action=action, kind=SourceKind.FOCUS, review=None, review_id=None, focus_id=focus.id)
    ActionSourceFactory(
        action=ActionFactory(board=board), kind=SourceKind.MEETING, review=None, review_id=None, words="Board"
    )

    assert counts.actions_by_source() == counts.FromWhere(review=1, focus_only=1, neither=1)
    assert counts_learning.focuses() == {FocusKind.PRIORITY: 1, FocusKind.SHARED_THEME: 0}


def test_rows_of_training_are_counted_apart_and_attendances_are_never_added_up() -> None:
    board, review = BoardFactory(), ReviewFactory()
    stated = {"attendance_value": "80", "attendance_qualifier": "over", "attendance_unit": "partners"}
    titles = ("Briefing", "Webinar", "Course")
    events = [
        added(DisseminationEvent(board_id=board.id, title=title, title_folded=title.lower(), **stated))
        for title in titles
    ]
    for event in events[1:]:
        event.links = [EventLink(review_id=review.id)]
    file = added(SourceFile(slug="northmoor", title="Northmoor"))
    row = {"local_id": "T1", "section": "training", "subject_type": "dissemination_event"}
    added(SourceRow(file_id=file.id, subject_id=events[2].id, **row))

    assert counts_sharing.sharing() == Sharing(events=2, training_rows=1)
    assert counts_sharing.sharing().all == 3
    assert counts_sharing.sharing(DisseminationEvent.title == "Webinar").all == 1
    assert [each.title for each in counts_sharing.with_attendance()] == ["Webinar"]


def test_evidence_by_level_with_what_has_none() -> None:
    board = BoardFactory()
    for level in (EvidenceLevel.REACH, EvidenceLevel.REACH, None):
        evidence = added(Evidence(board_id=board.id, summary="Seen", summary_folded="seen", level=level))
        evidence.figures = [EvidenceFigure(id=uuid.uuid4(), label="forms", value="4")]

    found = counts_evidence.evidence()

    assert (found[EvidenceLevel.REACH], found[EvidenceLevel.OUTCOME], found[None]) == (2, 0, 1)
    assert list(found) == [*EvidenceLevel, None]
    assert (counts_evidence.figures(), counts_evidence.figures(Evidence.level.is_(None))) == (3, 1)
