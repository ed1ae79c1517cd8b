"""How the invented partnership shared what it learnt, and what shows that it made a difference."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from partnership.rules.folding import fold
from reviews.inventing import words
from reviews.inventing.rows import Rows, stated
from reviews.models import (
    DisseminationEvent,
    EventAttendance,
    EventLink,
    EventMaterial,
    EventSession,
    Evidence,
    EvidenceFigure,
    EvidenceLink,
)
from reviews.vocabulary import EvidenceLevel, Held, Publishable

Row = dict[str, Any]
QUALIFIERS = ("exact", "over", "around", "exact")


def add_events(
    rows: Rows, board: Row, agencies: list[Row], reviews: list[tuple[Row, Row]], themes: list[Row]
) -> list[Row]:
    """One for each review, some of them series; attendance is as it was said, and sometimes was not said."""
    return [
        _event(rows, board, agencies, number, review, case, themes) for number, (review, case) in enumerate(reviews)
    ]


def _event(rows: Rows, board: Row, agencies: list[Row], number: int, review: Row, case: Row, themes: list[Row]) -> Row:
    kind, title = words.EVENTS[number % len(words.EVENTS)]
    title, held = title.format(case=case["name"]), case["logged_at"].date() + timedelta(days=90)
    is_series, came = number % 4 == 0, number % 5 != 3
    event = rows.add(
        DisseminationEvent,
        board_id=board["id"],
        kind="webinar series" if is_series else kind,
        title=title,
        title_folded=fold(title),
        audience=words.AUDIENCES[number % len(words.AUDIENCES)],
        number_of_sessions=2 if is_series else None,
        follow_up="Ask those who came what they do differently." if number % 3 else None,
        follow_up_on=held + timedelta(days=49) if number % 3 else None,
        **_attendance(number, 20 + number % 80 if came else None),
        **stated("on", held, as_month=number % 3 == 0),
    )
    rows.join("event_deliverer", event_id=event["id"], agency_id=agencies[number % (len(agencies) - 1)]["id"])
    for place in range(1, 3 if is_series else 1):
        on = stated("on", held + timedelta(days=7 * place))
        rows.add(EventSession, event_id=event["id"], place=place, words=None, **_attendance(number, 12 + place), **on)
    if came:
        rows.add(EventAttendance, event_id=event["id"], agency_id=agencies[0]["id"], **_attendance(0, 3 + number % 9))
    rows.add(EventMaterial, event_id=event["id"], place=1, title="Slides", kept_where="Shared drive of the office")
    rows.add(EventLink, event_id=event["id"], place=1, review_id=review["id"])
    rows.add(EventLink, event_id=event["id"], place=2, theme_id=themes[number % len(themes)]["id"])
    return event


def _attendance(number: int, value: int | None) -> dict[str, Any]:
    if value is None:
        return {"attendance_value": None, "attendance_qualifier": None, "attendance_unit": None}
    return {
        "attendance_value": str(value),
        "attendance_qualifier": QUALIFIERS[number % len(QUALIFIERS)],
        "attendance_unit": "people",
    }


def add_evidence(
    rows: Rows, board: Row, agencies: list[Row], actions: list[Row], focuses: list[Row], today: date
) -> list[Row]:
    """One for every fourth action: most of it activity and reach, as it is in life."""
    return [
        _evidence(rows, board, agencies, number, action, focuses[number % len(focuses)], today)
        for number, action in enumerate(actions[::4])
    ]


def _evidence(rows: Rows, board: Row, agencies: list[Row], number: int, action: Row, focus: Row, today: date) -> Row:
    level, kind, summary = words.SHOWN[int(len(words.SHOWN) * rows.random.random() ** 1.4)]
    shown = min(today, action["added_at"].date() + timedelta(days=200))
    seen = number % 3 != 0
    evidence = rows.add(
        Evidence,
        board_id=board["id"],
        kind=kind,
        summary=summary,
        summary_folded=fold(summary),
        level=EvidenceLevel(level),
        is_sustained=number % 11 == 0,
        held=Held.ELSEWHERE,
        holder=agencies[number % (len(agencies) - 1)]["name"],
        held_where="Quality folder of the service",
        seen_by="Partnership manager" if seen else None,
        seen_on=shown if seen else None,
        publishable=tuple(Publishable)[number % len(Publishable)],
        **stated("period", shown if number % 4 else None, as_month=True),
    )
    rows.join("evidence_agency", evidence_id=evidence["id"], agency_id=agencies[number % (len(agencies) - 1)]["id"])
    rows.add(EvidenceLink, evidence_id=evidence["id"], place=1, action_id=action["id"])
    if number % 6 == 0:
        rows.add(EvidenceLink, evidence_id=evidence["id"], place=2, focus_id=focus["id"])
    if level != "activity":
        rows.add(
            EvidenceFigure,
            evidence_id=evidence["id"],
            place=1,
            label="Share of the files that were looked at",
            value=str(40 + number % 55),
            base=None,
            unit="percent",
            qualifier="exact",
            period=None,
        )
    return evidence
