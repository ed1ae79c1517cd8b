"""Writes of sharing learning: record what was held, change it, say what it was about."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold
from reviews.commands.actions import changed
from reviews.commands.links import Target, change_links, column_of
from reviews.models import DisseminationEvent, EventAttendance, EventLink, EventMaterial, EventSession
from reviews.rules.figures import Figure

FIELDS = {
    "title": "Title",
    "kind": "Kind",
    "on": "Date",
    "audience": "Audience",
    "topic": "Topic",
    "number_of_sessions": "Sessions in all",
    "sessions_completed": "Sessions held",
    "sessions_planned": "Sessions planned",
    "frequency": "How often",
    "feedback": "Feedback",
    "follow_up": "Follow-up",
    "follow_up_on": "Day of the follow-up",
}
Rows = Sequence[dict[str, Any]]


def share_learning(
    *,
    new_id: uuid.UUID | None = None,
    board_id: uuid.UUID,
    about: Sequence[Target] = (),
    delivered_by: Collection[uuid.UUID] = (),
    attendance: Figure | None = None,
    sessions: Rows = (),
    by_agency: Rows = (),
    materials: Rows = (),
    by: User,
    **said: Any,
) -> DisseminationEvent:
    """The event or series with its sessions, who came, what was handed out and what it was about."""
    event = DisseminationEvent(id=new_id or uuid.uuid4(), board_id=board_id, **_said(said), **_attended(attendance))
    event.title_folded = fold(event.title)
    event.delivered_by = _agencies(delivered_by)
    event.sessions = _sessions(sessions)
    event.by_agency = _by_agency(by_agency)
    event.materials = _materials(materials)
    event.links = [
        EventLink(place=place, **{column_of(each.kind): each.id}) for place, each in enumerate(about, start=1)
    ]
    db.session.add(event)
    db.session.flush()
    audit.record("shared learning", event, by=by, detail={"about": [each.words for each in about]})
    return event


def edit_event(
    event: DisseminationEvent,
    *,
    delivered_by: Collection[uuid.UUID],
    attendance: Figure | None,
    sessions: Rows,
    by_agency: Rows,
    materials: Rows,
    by: User,
    **said: Any,
) -> DisseminationEvent:
    """Change what is known of it; what it was about stays. Nothing changed leaves no event in the history."""
    labels = {name: label for name, label in FIELDS.items() if name in said}
    fields = [each["field"] for each in changed(event, labels, _said(said))]
    if event.attendance != attendance:
        for name, value in _attended(attendance).items():
            setattr(event, name, value)
        fields.append("How many came")
    if {*delivered_by} != {each.id for each in event.delivered_by}:
        event.delivered_by = _agencies(delivered_by)
        fields.append("Who delivered it")
    fields += _set_rows(
        event, sessions=_sessions(sessions), by_agency=_by_agency(by_agency), materials=_materials(materials)
    )
    if fields:
        event.title_folded = fold(event.title)
        flag_modified(event, "title")
        db.session.flush()
        audit.record("changed sharing", event, by=by, detail={"fields": fields})
    return event


def say_what_about(
    event: DisseminationEvent, *, add: Iterable[Target], take_away: Iterable[Target], by: User
) -> DisseminationEvent:
    """It was about these too, and about those no more."""
    changes = change_links(event, EventLink, add=add, take_away=take_away)
    if any(changes.values()):
        flag_modified(event, "title")
        db.session.flush()
        audit.record("changed what sharing is about", event, by=by, detail=changes)
    return event


ROWS = {
    "sessions": ("Sessions", ("on", "words", "attendance")),
    "by_agency": ("How many came from each agency", ("agency_id", "attendance")),
    "materials": ("Materials", ("title", "kept_where", "link")),
}


def _set_rows(event: DisseminationEvent, **rows: list[Any]) -> list[str]:
    """Put other rows in the place of those that differ; says which."""
    fields = []
    for name, (label, told) in ROWS.items():
        if _plain(getattr(event, name), told) != _plain(rows[name], told):
            setattr(event, name, [])
            db.session.flush()
            setattr(event, name, rows[name])
            fields.append(label)
    return fields


def _plain(rows: Iterable[Any], names: Sequence[str]) -> list[str]:
    return sorted(repr([getattr(row, name) for name in names]) for row in rows)


def _said(said: dict[str, Any]) -> dict[str, Any]:
    """What was filled in; an empty text says nothing."""
    return {name: (value or None) if isinstance(value, str) else value for name, value in said.items()}


def _attended(figure: Figure | None) -> dict[str, str | None]:
    return {
        "attendance_value": figure.value if figure else None,
        "attendance_qualifier": figure.qualifier if figure else None,
        "attendance_unit": figure.unit if figure else None,
    }


def _agencies(ids: Collection[uuid.UUID]) -> list[Agency]:
    return list(db.session.scalars(select(Agency).where(Agency.id.in_(ids)).order_by(Agency.name_folded)))


def _sessions(rows: Rows) -> list[EventSession]:
    return [
        EventSession(place=place, on=each["on"], words=each["words"], **_attended(each["attended"]))
        for place, each in enumerate(rows, start=1)
    ]


def _by_agency(rows: Rows) -> list[EventAttendance]:
    return [EventAttendance(agency_id=each["agency_id"], **_attended(each["attended"])) for each in rows]


def _materials(rows: Rows) -> list[EventMaterial]:
    return [EventMaterial(place=place, **each) for place, each in enumerate(rows, start=1)]
