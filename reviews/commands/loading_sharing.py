"""Sharing learning: the events and the training of an annual report."""

from __future__ import annotations

import uuid

from partnership.rules.folding import fold
from reviews.commands.loading_rows import Loading, dated, told
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.figures import Attendance
from reviews.interchange.learning import DisseminationEvent as EventRow
from reviews.interchange.learning import Training
from reviews.models import DisseminationEvent, EventLink
from reviews.rules.figures import decimal_text

EVENTS, TRAINING = "dissemination_events", "training"


def load_sharing(loading: Loading, report: AnnualReport) -> None:
    """A row of training is an event of that kind. Attendances stay as they were stated, each with its event."""
    for row in loading.new(EVENTS, report.dissemination_events, DisseminationEvent.__tablename__):
        event = _event(loading, row, row.title)
        event.kind, event.topic, event.on = told(row.kind), told(row.theme), dated(row.date)
        event.number_of_sessions = row.number_of_sessions
        event.sessions_completed, event.sessions_planned = row.sessions_completed, row.sessions_planned
        event.frequency, event.feedback = told(row.frequency), told(row.feedback)
        _set_links(loading, event, row.review_ids, row.shared_theme_id)
        _keep(loading, EVENTS, row.id, event)
    for training in loading.new(TRAINING, report.training, DisseminationEvent.__tablename__):
        event = _event(loading, training, training.topic)
        event.kind = TRAINING
        _set_links(loading, event, training.review_ids, None)
        _keep(loading, TRAINING, training.id, event)


def _event(loading: Loading, row: EventRow | Training, title: str) -> DisseminationEvent:
    event = DisseminationEvent(id=uuid.uuid4(), board_id=loading.board.id, audience=told(row.audience))
    event.title, event.title_folded = title.strip(), fold(title)
    event.delivered_by = loading.agency_rows(row.delivered_by)
    _set_attendance(event, row.attendance)
    return event


def _set_attendance(event: DisseminationEvent, stated: Attendance | None) -> None:
    if stated:
        event.attendance_value = decimal_text(stated.value) if stated.value is not None else None
        event.attendance_qualifier, event.attendance_unit = told(stated.qualifier), told(stated.unit)


def _set_links(loading: Loading, event: DisseminationEvent, reviews: tuple[str, ...], theme: str | None) -> None:
    links = [EventLink(review_id=each) for each in loading.reviews(reviews)]
    focus_id = loading.focus(theme)
    if focus_id:
        links.append(EventLink(focus_id=focus_id))
    for place, link in enumerate(links, start=1):
        link.place = place
    event.links = links


def _keep(loading: Loading, section: str, local_id: str, event: DisseminationEvent) -> None:
    loading.made(event)
    loading.became(section, local_id, event)
    loading.tell("loaded the event", event)
