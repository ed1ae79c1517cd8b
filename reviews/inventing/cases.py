"""The cases of the invented record: what was considered, the reviews held, and who is named on them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from partnership.rules.folding import fold
from reviews.inventing import words
from reviews.inventing.rows import Rows, at_half_past_nine, stated
from reviews.models import Case, CaseReader, Incident, PartnerView, Review, ReviewDate, ReviewType, Stage
from reviews.rules.case_names import WORDS
from reviews.vocabulary import DateKind, Harm, IncidentDecision, Led, Sight, View

Row = dict[str, Any]
NOT_TAKEN_FORWARD = 6  # every sixth case that was considered led to no review


def add_cases(
    rows: Rows, board: Row, agencies: list[Row], people: list[Row], count: int, years: int, today: date
) -> list[tuple[Row, Row]]:
    """Each case with one or two reviews, the earliest first; answers every review with its case."""
    types = _types()
    found: list[tuple[Row, Row]] = []
    for number in range(count):
        logged = at_half_past_nine(today - timedelta(days=365 * years * (count - number) // count))
        case = _case(rows, board, number, logged)
        rows.record("logged the case", Case, case, logged, people[0], detail={"name": case["name"]})
        _readers(rows, case, number, agencies, people)
        _incident(rows, case, agencies, number, logged, IncidentDecision.NOTIFIED)
        for place, code in enumerate(("Rapid Review", "CSPR")[: 1 + (number % 3 == 0)], start=1):
            before = found[-1][0] if place == 2 else None
            review = _review(rows, case, types[code], place, before, number, logged)
            detail = {"type": code, "name": case["name"]}
            rows.record("added a review", Review, review, logged, people[0], told_on=case["id"], detail=detail)
            found.append((review, case))
    for number in range(count, count + max(1, count // NOT_TAKEN_FORWARD)):
        logged = at_half_past_nine(today - timedelta(days=20 + 365 * years * (number - count) // count))
        case = _case(rows, board, number, logged)
        rows.record("logged the case", Case, case, logged, people[0], detail={"name": case["name"]})
        _incident(rows, case, agencies, number, logged, IncidentDecision.NOT_NOTIFIED if number > count else None)
    return found


def _types() -> dict[str, tuple[ReviewType, list[Stage]]]:
    """The shipped types of review, each with its stages in order."""
    return {each.code: (each, list(each.stages)) for each in db.session.scalars(select(ReviewType))}


def _case(rows: Rows, board: Row, number: int, logged: datetime) -> Row:
    name = f"{WORDS[number % len(WORDS)]} {10 + number // len(WORDS)}"
    return rows.add(
        Case,
        board_id=board["id"],
        name=name,
        name_folded=fold(name),
        logged_year=logged.year,
        logged_at=logged,
        sight=Sight.REVIEW_TEAM if number % 5 in (1, 3) else Sight.PARTNERS,
        incident_nature="Serious harm, cause not yet known",
        people_count=1 + number % 3,
        summary=words.SUMMARY,
        internal_notes=words.INTERNAL,
        **stated("incident", logged.date() - timedelta(days=20), as_month=number % 2 == 0),
    )


def _readers(rows: Rows, case: Row, number: int, agencies: list[Row], people: list[Row]) -> None:
    rows.add(CaseReader, case_id=case["id"], agency_id=agencies[-1]["id"], user_id=None)
    if number % 4 == 0:
        rows.add(CaseReader, case_id=case["id"], user_id=people[-1]["id"], agency_id=None)
    if number % 7 == 0:
        rows.add(CaseReader, case_id=case["id"], user_id=people[9]["id"], agency_id=None)
    if number % 10 == 0:
        rows.join("case_joint_with", case_id=case["id"], agency_id=agencies[1]["id"])


def _incident(
    rows: Rows, case: Row, agencies: list[Row], number: int, logged: datetime, decision: IncidentDecision | None
) -> None:
    """Every second case that led to a review began as an incident; those without a review all did."""
    notified = decision is IncidentDecision.NOTIFIED
    if notified and number % 2:
        return
    day = logged.date()
    incident = rows.add(
        Incident,
        case_id=case["id"],
        harm=tuple(Harm)[number % 2],
        aware_on=day - timedelta(days=1),
        told_by="Duty manager, Northmoor Children’s Social Care",
        notified_on=day + timedelta(days=3) if notified else None,
        decision=decision,
        decided_on=day + timedelta(days=3) if decision else None,
        reason="The three partners looked at the criteria together." if decision else None,
        meeting="Decision meeting" if decision else None,
    )
    for agency in agencies[:3]:
        rows.join("incident_agency", incident_id=incident["id"], agency_id=agency["id"])
        if decision:
            rows.add(PartnerView, incident_id=incident["id"], agency_id=agency["id"], view=View.AGREES, words=None)


def _review(
    rows: Rows,
    case: Row,
    kind: tuple[ReviewType, list[Stage]],
    place: int,
    before: Row | None,
    number: int,
    logged: datetime,
) -> Row:
    review_type, stages = kind
    review = rows.add(
        Review,
        case_id=case["id"],
        review_type_id=review_type.id,
        stage_id=stages[number % len(stages)].id,
        place=place,
        led=Led.HERE,
        arose_from_id=before["id"] if before else None,
        title=f"{review_type.full_name}: {case['name']}",
        is_published=False,
    )
    for step, kind_of_date in enumerate((DateKind.AWARE, DateKind.NOTIFIED, DateKind.STARTED)):
        on = stated("on", logged.date() + timedelta(days=4 * step))
        rows.add(ReviewDate, review_id=review["id"], kind=kind_of_date, **on)
    return review
