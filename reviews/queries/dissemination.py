"""Reads of sharing learning, each beginning with what the person may see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from flask import abort
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.models import DisseminationEvent, EventAttendance, EventLink
from reviews.queries import linked_sight, linking
from reviews.queries.linking import Linked
from reviews.rules.attendance import when_to_follow_up
from reviews.vocabulary import LinkKind

KINDS = tuple(kind for kind in LinkKind if kind is not LinkKind.RECOMMENDATION)


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on DisseminationEvent: see linked_sight."""
    return linked_sight.visible(user, DisseminationEvent, EventLink, EventLink.event_id)


def options(user: User) -> tuple[ORMOption, ...]:
    """What is shown of one among others; links to what the person may not see are not loaded."""
    shown = DisseminationEvent.links.and_(~linked_sight.hidden(user, EventLink))
    return (selectinload(shown).options(*linking.options(EventLink)),)


@dataclass(frozen=True)
class Shared:
    """One event or series with what is worked out about it; attendances are told one by one and never added up."""

    event: DisseminationEvent
    about: list[Linked]

    @property
    def came(self) -> str:
        return self.event.attendance.with_unit if self.event.attendance else ""

    @property
    def series(self) -> str:
        """How many sessions, as far as it is known."""
        event = self.event
        said = [plural(event.number_of_sessions, "session")] if event.number_of_sessions else []
        said += [f"{event.sessions_completed} held"] if event.sessions_completed is not None else []
        said += [f"{event.sessions_planned} planned"] if event.sessions_planned is not None else []
        return ", ".join(said)

    @property
    def to_follow_up(self) -> tuple[date, date] | None:
        """When to ask those who came what they do differently; nothing where that is settled."""
        if self.event.follow_up or self.event.follow_up_on:
            return None
        return when_to_follow_up(self.event.on.latest if self.event.on else None)


def shared(event: DisseminationEvent) -> Shared:
    return Shared(event, [linking.of_link(link) for link in event.links])


def event(user: User, event_id: uuid.UUID) -> DisseminationEvent:
    """One event with all that its page shows; 404 when the person may not see it."""
    found = db.session.scalars(
        select(DisseminationEvent)
        .where(DisseminationEvent.id == event_id, visible_to(user))
        .options(
            joinedload(DisseminationEvent.board),
            joinedload(DisseminationEvent.delivered_by),
            selectinload(DisseminationEvent.sessions),
            selectinload(DisseminationEvent.by_agency).joinedload(EventAttendance.agency),
            selectinload(DisseminationEvent.materials),
            *options(user),
        )
    )
    return found.unique().one_or_none() or abort(404)


def found(user: User, event_id: uuid.UUID) -> DisseminationEvent | None:
    """An event that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(DisseminationEvent).where(DisseminationEvent.id == event_id, visible_to(user)))


def events(user: User, some: Select[uuid.UUID]) -> list[Shared]:
    """Those the person sees of some, which are few and told by their ids, by title."""
    some = some.correlate(None)
    sees = linked_sight.visible_of(user, DisseminationEvent, EventLink, EventLink.event_id, some)
    rows = db.session.scalars(
        select(DisseminationEvent)
        .where(DisseminationEvent.id.in_(some), sees)
        .options(*options(user))
        .order_by(DisseminationEvent.title_folded, DisseminationEvent.id)
    )
    return [shared(each) for each in rows]
