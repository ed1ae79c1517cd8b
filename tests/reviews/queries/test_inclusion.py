"""What is suggested for a report of everything that a board has."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from partnership.extensions import db
from partnership.models import Board
from reviews.models import EventSession, ReviewDate, SourceFile, SourceRow
from reviews.queries.inclusion import suggestions
from reviews.rules.inclusion import State
from reviews.rules.stated import Period, of_day
from reviews.vocabulary import ActionStatus, DateKind, PartStatus
from tests.factories.partnership import BoardFactory
from tests.factories.reports import InclusionFactory, ReportFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EventFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
    UpdateFactory,
    stage,
)

YEAR = Period.of_months("2025-04", "2026-03")
LONG_AGO = datetime(2020, 1, 6, 9, tzinfo=UTC)
INSIDE, AFTER = of_day(date(2025, 9, 1)), of_day(date(2026, 5, 1))


@pytest.fixture
def board(app: Flask) -> Board:
    found: Board = BoardFactory()
    return found


def reported(board: Board, thing: object, first: date, last: date) -> None:
    """An annual report of these months was loaded and told of the thing."""
    file = SourceFile(slug=f"report-{first}", title=f"Report of {first.year}", period_first=first, period_last=last)
    db.session.add(file)
    db.session.flush()
    for section, local_id, subject in (("meta", "board", board), ("rows", "1", thing)):
        db.session.add(
            SourceRow(
                file_id=file.id,
                section=section,
                local_id=local_id,
                subject_type=type(subject).__tablename__,
                subject_id=subject.id,
            )
        )
    db.session.flush()


def test_a_report_that_told_of_the_case_tells_of_each_of_its_reviews(board: Board) -> None:
    case = CaseFactory(board=board)
    reviews = [ReviewFactory(case=case, stage=stage("completed"), place=place) for place in (1, 2)]
    reported(board, case, YEAR.first, YEAR.last)

    found = suggestions(board.id, YEAR).reviews

    assert {found[each.id].reason for each in reviews} == {"Reported for April 2025 to March 2026"}


def test_reports_of_other_boards_say_nothing_here(board: Board) -> None:
    evidence = EvidenceFactory(board=board)
    reported(BoardFactory(), evidence, YEAR.first, YEAR.last)

    assert suggestions(board.id, YEAR).evidence[evidence.id].reason == "No date"


def test_a_report_without_a_time_says_nothing(board: Board) -> None:
    evidence = EvidenceFactory(board=board)
    reported(board, evidence, YEAR.first, YEAR.last)
    file = db.session.query(SourceFile).one()
    file.period_first = file.period_last = None
    db.session.flush()

    assert suggestions(board.id, YEAR).evidence[evidence.id].reason == "No date"


def test_reviews_by_their_dates_and_by_being_under_way(board: Board) -> None:
    dated, open_, planned, over = (
        ReviewFactory(case=CaseFactory(board=board), stage=stage(code))
        for code in ("completed", "in_progress", "in_progress", "completed")
    )
    for review, kind, on in (
        (dated, DateKind.REVIEWED, INSIDE),
        (open_, DateKind.STARTED, of_day(date(2024, 1, 1))),
        (planned, DateKind.PUBLICATION_PLANNED, AFTER),
        (over, DateKind.REVIEWED, of_day(date(2024, 1, 1))),
    ):
        db.session.add(ReviewDate(review_id=review.id, kind=kind, on=on))
    db.session.flush()

    found = suggestions(board.id, YEAR).reviews

    assert [found[each.id].reason for each in (dated, open_, planned, over)] == [
        "Reviewed: 1 September 2025",
        "Under way in the period",
        "Outside the period. Publication planned: 1 May 2026",
        "Outside the period. Reviewed: 1 January 2024",
    ]


def test_actions_by_updates_due_dates_and_being_open(board: Board) -> None:
    heard = PartFactory(action=ActionFactory(board=board, added_at=LONG_AGO, status=ActionStatus.DONE))
    UpdateFactory(part=heard, status=PartStatus.DONE, entered_at=datetime(2025, 6, 1, tzinfo=UTC))
    due = ActionFactory(board=board, due=INSIDE, added_at=datetime(2026, 6, 1, tzinfo=UTC))
    open_ = ActionFactory(board=board, added_at=LONG_AGO)
    over = PartFactory(
        action=ActionFactory(board=board, added_at=LONG_AGO, status=ActionStatus.DONE),
        status=PartStatus.DONE,
        position=of_day(date(2021, 1, 1)),
    )

    found = suggestions(board.id, YEAR).actions

    assert [found[each].reason for each in (heard.action.id, due.id, open_.id, over.action.id)] == [
        "Update: 1 June 2025",
        "Due: 1 September 2025",
        "Open in the period",
        "Outside the period",
    ]


def test_what_a_file_said_without_a_date_dates_nothing(board: Board) -> None:
    part = PartFactory(action=ActionFactory(board=board))
    UpdateFactory(part=part, is_from_file=True, entered_at=datetime(2025, 6, 1, tzinfo=UTC))
    reported(board, part.action, date(2023, 4, 1), date(2024, 3, 31))

    found = suggestions(board.id, YEAR).actions[part.action.id]

    assert (found.state, found.reason) == (
        State.UNDECIDED,
        "In the report for April 2023 to March 2024, and not known to be over",
    )


def test_events_by_their_day_and_by_their_sessions(board: Board) -> None:
    by_day, by_session, undated = (
        EventFactory(board=board, on=INSIDE),
        EventFactory(board=board),
        EventFactory(board=board),
    )
    db.session.add(EventSession(event_id=by_session.id, on=INSIDE))
    db.session.flush()

    found = suggestions(board.id, YEAR).events

    assert [found[each.id].state for each in (by_day, by_session, undated)] == [State.IN, State.IN, State.UNDECIDED]


def test_decisions_are_those_of_the_report(board: Board) -> None:
    evidence = EvidenceFactory(board=board, period=INSIDE)
    report = ReportFactory(board=board)
    InclusionFactory(report=report, evidence_id=evidence.id, is_in=False, reason="It is the school’s to tell")

    here = suggestions(board.id, YEAR, report.id)
    elsewhere = suggestions(board.id, YEAR, ReportFactory(board=board).id)

    assert here.evidence[evidence.id].reason == "It is the school’s to tell"
    assert here.included.evidence == frozenset()
    assert elsewhere.evidence[evidence.id].reason == "Describes: 1 September 2025"
