"""Reads of what was done: the history of a record, and whether the chain is whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.filters import moment
from partnership.models import Event, EventHead

RESTORED = "restored a backup"
OWNER = "The owner of this installation"


@dataclass(frozen=True)
class Together:
    """Events of one verb on other things that each made many records at once: their detail names what they made."""

    verb: str
    subjects: Collection[uuid.UUID]

    def or_these(self, own: ColumnElement[bool]) -> ColumnElement[bool]:
        return or_(own, and_(Event.verb == self.verb, Event.subject_id.in_(self.subjects))) if self.subjects else own


ALONE = Together("", ())


def told_on(
    record_id: uuid.UUID, *, most: int = 100, but: Collection[str] = (), made: Together = ALONE
) -> Sequence[Event]:
    """The history of a record that the caller has already been allowed to see, newest first."""
    found = db.session.scalars(
        select(Event)
        .where(made.or_these(Event.told_on_id == record_id), Event.verb.not_in(but))
        .options(joinedload(Event.by))
        .order_by(Event.number.desc())
        .limit(most)
    )
    return [each for each in found if each.told_on_id == record_id or _is_made(record_id, each)]


def _is_made(record_id: uuid.UUID, event: Event) -> bool:
    return str(record_id) in (event.detail or {}).get("made", ())


def lines(
    record_id: uuid.UUID, sentence: Callable[[Event], str], *, but: Collection[str] = ()
) -> list[tuple[str, str]]:
    """The history of a record as its page tells it: when, and who did what. `but` are verbs that it leaves out."""
    return [
        (moment(event.happened_at), f"{event.by.name if event.by else OWNER} {sentence(event)}.")
        for event in told_on(record_id, but=but)
    ]


def lines_about(
    subject_id: uuid.UUID, sentence: Callable[[Event], str], *, made: Together = ALONE
) -> list[tuple[str, str]]:
    """What was done to a thing whose history stands on another page, as `lines` tells it."""
    about = select(Event).where(made.or_these(Event.subject_id == subject_id)).options(joinedload(Event.by))
    found = db.session.scalars(about.order_by(Event.number.desc()).limit(100))
    return [
        (moment(event.happened_at), f"{event.by.name if event.by else OWNER} {sentence(event)}.")
        for event in found
        if event.subject_id == subject_id or _is_made(subject_id, event)
    ]


def latest(*subject_ids: uuid.UUID) -> Event | None:
    """The last thing that was done to one of these subjects."""
    return db.session.scalar(
        select(Event)
        .where(Event.subject_id.in_(subject_ids))
        .options(joinedload(Event.by))
        .order_by(Event.number.desc())
        .limit(1)
    )


def last_by(user_id: uuid.UUID) -> Event | None:
    """The last thing that the person did."""
    return db.session.scalar(select(Event).where(Event.by_id == user_id).order_by(Event.number.desc()).limit(1))


def last() -> Event | None:
    return db.session.scalar(select(Event).order_by(Event.number.desc()).limit(1))


def head() -> EventHead | None:
    """What the chain must end with, read afresh."""
    return db.session.scalar(select(EventHead).execution_options(populate_existing=True))


def with_detail() -> Iterable[Row[Any]]:
    """What each event holds of words, with what it is about."""
    return db.session.execute(
        select(Event.id, Event.number, Event.subject_id, Event.told_on_id, Event.detail).where(
            Event.detail.is_not(None)
        )
    )


def in_order() -> Iterable[Row[Any]]:
    """The whole chain, as it is stored."""
    return db.session.execute(select(Event.__table__).order_by(Event.number).execution_options(yield_per=1000))


def restored_since(made_at: datetime, *, up_to: int) -> Event | None:
    """The first restoring of a backup after that moment, among the events up to a number."""
    return db.session.scalar(
        select(Event)
        .where(Event.verb == RESTORED, Event.happened_at > made_at, Event.number <= up_to)
        .order_by(Event.number)
        .limit(1)
    )


def numbered(number: int) -> Event | None:
    return db.session.scalar(select(Event).where(Event.number == number))
