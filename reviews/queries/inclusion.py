"""What goes into a report of a board, of everything that the board has: the one place that says so."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import or_, select

from partnership.extensions import db
from partnership.filters import LONDON
from reviews.models import (
    Action,
    Case,
    DisseminationEvent,
    EventSession,
    Evidence,
    Inclusion,
    Part,
    Review,
    ReviewDate,
    Stage,
    Update,
)
from reviews.queries import cases, reported
from reviews.queries.grouping import Grouped, grouped
from reviews.rules.inclusion import Dated, Decision, Known, Span, Suggestion, Suggestions, suggest
from reviews.rules.progress import is_ended
from reviews.rules.stated import Period, StatedDate, of_day, order_key
from reviews.vocabulary import DateKind

OF_KIND = ("review_id", "action_id", "evidence_id", "event_id")
Knowns = Mapping[uuid.UUID, Known]


def suggestions(board_id: uuid.UUID, period: Period, report_id: uuid.UUID | None = None) -> Suggestions:
    """For each review, action, piece of evidence and event; decisions are those of the report."""
    told, decided = reported.things(board_id), _decisions(report_id)
    kinds = (
        _reviews(board_id, told),
        _actions(board_id, period, told),
        _evidence(board_id, told),
        _events(board_id, told),
    )
    return Suggestions(*(_suggested(period, known, decided) for known in kinds))


def _suggested(period: Period, known: Knowns, decided: Mapping[uuid.UUID, Decision]) -> dict[uuid.UUID, Suggestion]:
    return {thing_id: suggest(period, each, decided.get(thing_id)) for thing_id, each in known.items()}


def _decisions(report_id: uuid.UUID | None) -> dict[uuid.UUID, Decision]:
    if report_id is None:
        return {}
    of_report = select(Inclusion).where(Inclusion.report_id == report_id)
    return {
        next(each for name in OF_KIND if (each := getattr(row, name))): Decision(row.is_in, row.reason)
        for row in db.session.scalars(of_report)
    }


def _reviews(board_id: uuid.UUID, told: reported.Things) -> Knowns:
    """A report that tells of a case tells of each of its reviews."""
    rows = db.session.execute(
        select(Review.id, Case.id, Stage.is_under_way)
        .join(Review.case)
        .join(Review.stage)
        .where(Case.board_id == board_id, cases.counts())
    )
    dates = grouped(
        select(ReviewDate.review_id, ReviewDate.kind, ReviewDate.on)
        .join(Review, Review.id == ReviewDate.review_id)
        .join(Review.case)
        .where(Case.board_id == board_id)
    )
    return {
        review_id: Known(
            tuple(Dated(kind.label, on) for kind, on in dates[review_id]),
            told.get(review_id, told.get(case_id, ())),
            _span_of_review(dates[review_id], is_under_way),
        )
        for review_id, case_id, is_under_way in rows
    }


def _span_of_review(dates: Iterable[tuple[DateKind, StatedDate]], is_under_way: bool) -> Span:
    taken = sorted((on for kind, on in dates if kind is not DateKind.PUBLICATION_PLANNED), key=order_key)
    dated = [on for on in taken if on.is_dated]
    return Span(
        "Under way",
        dated[0] if dated else None,
        is_over=not is_under_way,
        ended=None if is_under_way or not dated else dated[-1],
    )


def _actions(board_id: uuid.UUID, period: Period, told: reported.Things) -> Knowns:
    """An action of the record's own was open from the day on which it was added until it was last heard of as done, or
    as impossible to do."""
    rows = db.session.execute(
        select(Action.id, Action.added_at, Action.status, Action.due).where(Action.board_id == board_id)
    )
    updates, last = _updates(board_id, period), _positions(board_id)
    found: dict[uuid.UUID, Known] = {}
    for action_id, added_at, status, due in rows:
        reports = told.get(action_id, ())
        begun = None if reports else of_day(added_at.astimezone(LONDON).date())
        is_over = is_ended(status)
        ended = max((on for on in last[action_id] if on), key=order_key, default=None) if is_over else None
        dates = (*(Dated("Update", on) for on in updates[action_id]), *([Dated("Due", due)] if due else []))
        found[action_id] = Known(dates, reports, Span("Open", begun, is_over, ended))
    return found


def _updates(board_id: uuid.UUID, period: Period) -> Grouped:
    """Action → when its updates were true: of those that may be inside the period, and of those without bounds."""
    stated = Update.__table__.c
    rows = grouped(
        select(Part.action_id, Update.position, Update.entered_at, Update.is_from_file)
        .join(Update.part)
        .join(Part.action)
        .where(
            Action.board_id == board_id,
            or_(stated.position_latest.is_(None), stated.position_latest >= period.first),
            or_(stated.position_earliest.is_(None), stated.position_earliest <= period.last),
        )
    )
    found: Grouped = defaultdict(list)
    for action_id, said in rows.items():
        for position, entered_at, is_from_file in said:
            if position or not is_from_file:
                found[action_id].append(position or of_day(entered_at.astimezone(LONDON).date()))
    return found


def _positions(board_id: uuid.UUID) -> Grouped:
    """Action → the last that was said of each of its parts: when that was true."""
    return grouped(select(Part.action_id, Part.position).join(Part.action).where(Action.board_id == board_id))


def _evidence(board_id: uuid.UUID, told: reported.Things) -> Knowns:
    rows = db.session.execute(select(Evidence.id, Evidence.period).where(Evidence.board_id == board_id))
    return {each: Known((Dated("Describes", on),) if on else (), told.get(each, ())) for each, on in rows}


def _events(board_id: uuid.UUID, told: reported.Things) -> Knowns:
    rows = db.session.execute(
        select(DisseminationEvent.id, DisseminationEvent.on, EventSession.on)
        .outerjoin(EventSession, EventSession.event_id == DisseminationEvent.id)
        .where(DisseminationEvent.board_id == board_id)
        .order_by(DisseminationEvent.id, EventSession.place)
    )
    held: dict[uuid.UUID, list[StatedDate]] = {}
    for event_id, on, session_on in rows:
        days = held.setdefault(event_id, [on] if on else [])
        days += [session_on] if session_on else []
    return {
        event_id: Known(tuple(Dated("Held", each) for each in days), told.get(event_id, ()))
        for event_id, days in held.items()
    }
