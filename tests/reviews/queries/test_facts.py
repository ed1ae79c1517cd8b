"""The facts of a report: what is in, where it stood on the day, what is counted and never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from partnership.extensions import db
from partnership.models import AgencyName, Board
from partnership.vocabulary import Audience
from reviews.inventing.partnership import Size, invent
from reviews.models import EvidenceLink, ReviewDate, Theme
from reviews.queries import facts as queries
from reviews.queries import inclusion
from reviews.rules.facts import Facts, Scope
from reviews.rules.inclusion import Included, Suggestions
from reviews.rules.stated import Period, StatedDate, of_day
from reviews.vocabulary import ActionStatus, DateKind, IncidentDecision, PartStatus, Sight
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EventFactory,
    EvidenceFactory,
    IncidentFactory,
    PartFactory,
    PostFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
    event_about,
    evidence_of,
    review_type,
    stage,
)
from tests.support.statements import counted

YEAR = Period.of_months("2025-04", "2026-03")
MARCH_20 = of_day(date(2026, 3, 20))
JUNE_10 = datetime(2026, 6, 10, 9, tzinfo=UTC)


@pytest.fixture
def board(app: Flask) -> Board:
    found: Board = BoardFactory(name="Northmoor Safeguarding Children Partnership", abbreviation="NSCP")
    return found


def scope(board: Board, **options: object) -> Scope:
    whole = Scope(board.id, board.name, "Annual report", YEAR, Audience.INTERNAL, date(2026, 3, 31), date(2026, 6, 12))
    return replace(whole, **options)


def everything(board: Board, **options: object) -> Facts:
    """All that the board has is in."""
    found = inclusion.suggestions(board.id, YEAR)
    kinds = (found.reviews, found.actions, found.evidence, found.events)
    return queries.facts(scope(board, **options), Included(*(frozenset(each) for each in kinds)))


def test_done_on_20_march_told_on_10_june(board: Board) -> None:
    """A report of March as known in May says in progress, as known in June done, and done in the year."""
    part = PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE)
    UpdateFactory(part=part, position=of_day(date(2026, 1, 8)))
    UpdateFactory(part=part, status=PartStatus.DONE, position=MARCH_20, entered_at=JUNE_10, note="Written.")

    [in_june] = everything(board).actions
    [in_may] = everything(board, known_on=date(2026, 5, 31)).actions

    assert (in_june.status, in_june.done_in_period) == (ActionStatus.DONE, True)
    assert (in_june.parts[0].position, in_june.parts[0].note) == (MARCH_20, "Written.")
    assert (in_may.status, in_may.done_in_period) == (ActionStatus.IN_PROGRESS, False)


def test_what_a_file_left_to_be_assumed_gives_way_to_a_day_that_is_stated_later(board: Board) -> None:
    """Loaded as in progress without a day; then told to be done on 20 March: so says the page of the part."""
    part = PartFactory(action=ActionFactory(board=board, status=ActionStatus.DONE), status=PartStatus.DONE)
    loaded_at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    UpdateFactory(part=part, position=None, is_from_file=True, entered_at=loaded_at)
    UpdateFactory(part=part, status=PartStatus.DONE, position=MARCH_20, entered_at=JUNE_10)

    for position_on in (date(2026, 3, 31), date(2026, 6, 12)):
        [action] = everything(board, position_on=position_on).actions
        assert (action.status, action.parts[0].status) == (ActionStatus.DONE, part.status)
        assert action.done_on == MARCH_20
    [before] = everything(board, known_on=date(2026, 6, 9)).actions
    assert before.status is ActionStatus.IN_PROGRESS


def test_an_action_follows_from_its_parts_as_they_stood(board: Board) -> None:
    """One agency was done in the year and the other after it: on the day the action was in progress."""
    action = ActionFactory(board=board, status=ActionStatus.DONE)
    for day in (date(2026, 3, 20), date(2026, 4, 20)):
        part = PartFactory(action=action, status=PartStatus.DONE, agency=AgencyFactory())
        UpdateFactory(part=part, status=PartStatus.DONE, position=of_day(day), entered_at=JUNE_10)

    [on_the_day] = everything(board).actions
    [later] = everything(board, position_on=date(2026, 4, 30)).actions

    assert on_the_day.status is ActionStatus.IN_PROGRESS
    assert (later.status, later.done_in_period) == (ActionStatus.DONE, False)
    assert (on_the_day.done_on, later.done_on) == (None, of_day(date(2026, 4, 20)))


def test_parts_without_a_word_are_where_they_are_recorded(board: Board) -> None:
    post = PostFactory(name="Named nurse")
    PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE, post=post, signed_off_on=date(2026, 6, 1))
    ActionFactory(board=board, status=ActionStatus.IN_PROGRESS, text="Nobody has a part")

    nobodys, done = sorted(everything(board).actions, key=lambda each: bool(each.parts))

    assert (done.status, done.done_in_period, done.done_on) == (ActionStatus.DONE, None, None)
    assert (done.parts[0].owner, done.parts[0].is_signed_off, done.parts[0].position) == ("Named nurse", True, None)
    assert (nobodys.status, nobodys.parts) == (ActionStatus.IN_PROGRESS, ())


def test_a_part_signed_off_after_the_report_was_known_is_not_signed_off_in_it(board: Board) -> None:
    PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE, signed_off_on=date(2026, 6, 13))

    assert not everything(board).actions[0].parts[0].is_signed_off


def test_agencies_bear_the_name_of_the_time(board: Board) -> None:
    agency = AgencyFactory(name="Northmoor Probation Region", abbreviation="NPR")
    db.session.add_all(
        [
            AgencyName(agency_id=agency.id, name="Northmoor Probation Trust", until_on=date(2024, 3, 31)),
            AgencyName(agency_id=agency.id, name="Northmoor Probation Service", until_on=date(2026, 3, 31)),
            AgencyName(agency_id=agency.id, name="Northmoor Probation", until_on=date(2026, 5, 1)),
        ]
    )
    PartFactory(action=ActionFactory(board=board), agency=agency)

    found = everything(board)

    assert found.actions[0].parts[0].agency == "Northmoor Probation Service"
    assert found.abbreviations == {"NPR": "Northmoor Probation Service", "NSCP": board.name}
    later = everything(board, position_on=date(2026, 5, 31))
    assert later.actions[0].parts[0].agency == "Northmoor Probation Region"


def test_hidden_cases_are_counted_and_never_named(board: Board) -> None:
    hidden = ReviewFactory(case=CaseFactory(board=board, people_count=2))
    named = ReviewFactory(case=CaseFactory(board=board, sight=Sight.PARTNERS))
    of_hidden, of_named = action_from(hidden), action_from(named)
    of_neither = ActionFactory(board=board)
    shown, unseen = evidence_of(of_named), evidence_of(of_hidden)
    event_about(hidden)

    found = everything(board)

    assert {case.id: case.is_named for case in found.cases} == {hidden.case.id: False, named.case.id: True}
    assert len(found.reviews) == 2
    told = {action.id: action.is_told for action in found.actions}
    assert told == {of_hidden.id: False, of_named.id: True, of_neither.id: True}
    assert {each.id: each.is_told for each in found.evidence} == {shown.id: True, unseen.id: False}
    assert [each.is_told for each in found.events] == [False]


def test_evidence_of_a_hidden_case_is_not_told_for_its_theme(board: Board) -> None:
    point = LearningPointFactory(review=ReviewFactory(case=CaseFactory(board=board)))
    evidence, theme = EvidenceFactory(board=board), ThemeFactory()
    db.session.add_all(
        [
            EvidenceLink(evidence_id=evidence.id, learning_point_id=point.id),
            EvidenceLink(evidence_id=evidence.id, theme_id=theme.id, place=2),
        ]
    )
    db.session.flush()

    [found] = everything(board).evidence

    assert (found.is_told, found.case_ids, found.point_ids) == (False, {point.review.case.id}, {point.id})
    assert found.theme_ids == {theme.id}


def test_a_merged_theme_counts_as_the_one_it_was_merged_into(board: Board) -> None:
    kept = ThemeFactory(name="Information sharing")
    merged = ThemeFactory(name="Sharing information", merged_into_id=kept.id, retired_on=date(2025, 1, 1))
    point = LearningPointFactory(review=ReviewFactory(case=CaseFactory(board=board)))
    point.themes = [merged, kept]
    db.session.flush()

    found = everything(board)

    assert found.points[0].theme_ids == (kept.id,)
    assert [theme.name for theme in found.themes] == ["Information sharing"]
    assert db.session.get_one(Theme, merged.id).name == "Sharing information"


def test_a_review_published_after_the_day_is_not_published_in_the_report(board: Board) -> None:
    lcspr = review_type("CSPR")
    review = ReviewFactory(
        case=CaseFactory(board=board), review_type=lcspr, stage=stage("published", "CSPR"), is_published=True
    )
    db.session.add(ReviewDate(review_id=review.id, kind=DateKind.PUBLISHED, on=of_day(date(2026, 5, 1))))
    db.session.flush()

    [found] = everything(board).reviews
    [later] = everything(board, position_on=date(2026, 5, 1)).reviews

    assert (found.is_published, found.is_under_way, found.stage_code) == (False, True, "commissioned")
    assert (later.is_published, later.is_under_way) == (True, False)
    assert everything(board).abbreviations["LCSPR"] == "Local child safeguarding practice review"


def test_a_review_that_began_after_the_day_was_not_under_way_on_it(board: Board) -> None:
    review = ReviewFactory(
        case=CaseFactory(board=board), review_type=review_type("CSPR"), stage=stage("under_way", "CSPR")
    )
    db.session.add(ReviewDate(review_id=review.id, kind=DateKind.STARTED, on=of_day(date(2026, 4, 1))))
    db.session.flush()

    [found] = everything(board).reviews
    [later] = everything(board, position_on=date(2026, 4, 1)).reviews

    assert (found.is_under_way, found.is_to_begin, found.is_under_way_as_known) == (False, True, True)
    assert (later.is_under_way, later.is_to_begin, later.is_under_way_as_known) == (True, False, True)
    assert not everything(board, known_on=date(2026, 3, 31)).reviews[0].is_under_way_as_known


def test_a_stage_says_whether_a_review_is_published_where_nothing_else_does(board: Board) -> None:
    ReviewFactory(case=CaseFactory(board=board), review_type=review_type("CSPR"), stage=stage("concluded", "CSPR"))
    ReviewFactory(case=CaseFactory(board=board))

    assert {each.stage_code: each.is_published for each in everything(board).reviews} == {
        "concluded": False,
        "being_considered": None,
    }


def test_only_what_is_of_the_months_comes_in(board: Board) -> None:
    """Recommendations and learning come with their reviews; focuses whose time may be these months."""
    inside = ReviewFactory(case=CaseFactory(board=board), stage=stage("completed"))
    outside = ReviewFactory(case=CaseFactory(board=board), stage=stage("completed"))
    for review, year in ((inside, 2025), (outside, 2022)):
        db.session.add(ReviewDate(review_id=review.id, kind=DateKind.REVIEWED, on=of_day(date(year, 6, 1))))
        RecommendationFactory(review=review)
        LearningPointFactory(review=review)
    FocusFactory(board=board, name="Of no time")
    FocusFactory(board=board, name="This year", period=StatedDate("2025", "year", date(2025, 1, 1), date(2025, 12, 31)))
    FocusFactory(board=board, name="Long ago", period=StatedDate("2019", "year", date(2019, 1, 1), date(2019, 12, 31)))
    EventFactory(board=board)

    found = queries.facts(scope(board))

    assert [each.id for each in found.reviews] == [inside.id]
    assert [each.review_id for each in found.recommendations] == [inside.id]
    assert [each.review_id for each in found.points] == [inside.id]
    assert [each.name for each in found.focuses] == ["Of no time", "This year"]
    assert (found.events, found.undecided.events) == ((), 1)


def test_other_boards_are_not_looked_into(board: Board) -> None:
    elsewhere = ReviewFactory(case=CaseFactory(sight=Sight.PARTNERS))
    evidence_of(action_from(elsewhere))
    LearningPointFactory(review=elsewhere)

    assert everything(board) == Facts(scope(board), abbreviations={"NSCP": board.name})
    assert inclusion.suggestions(board.id, YEAR) == Suggestions()


def test_cases_considered_in_the_months_and_not_reviewed_are_counted(board: Board) -> None:
    def considered(decision: IncidentDecision, on: date) -> object:
        case = CaseFactory(board=board)
        IncidentFactory(case=case, decision=decision, decided_on=on, reason="The criteria were not met.")
        return case.id

    counted_ = considered(IncidentDecision.NOT_NOTIFIED, date(2025, 5, 1))
    considered(IncidentDecision.NOT_NOTIFIED, date(2026, 5, 1))
    considered(IncidentDecision.LOGGED_BY_MISTAKE, date(2025, 5, 1))

    found = everything(board)

    assert found.considered == (counted_,)
    assert found.cases == ()


def test_the_number_of_statements_does_not_grow(app: Flask) -> None:
    asked = []
    for size in (Size(2, 4, 20, 4), Size(40, 120, 700, 12)):
        invent(size, today=date(2026, 6, 12))
        found = db.session.query(Board).one()
        with counted() as statements:
            facts = queries.facts(scope(found))
        asked.append(len(statements))
        assert facts.actions
        db.session.rollback()

    assert asked[0] == asked[1]
