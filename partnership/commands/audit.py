"""The record of writes: one event in the transaction of each command, chained to the event before it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import text

from partnership import clock
from partnership.extensions import db
from partnership.models import Event, EventHead, User
from partnership.queries import events
from partnership.rules import chain
from partnership.rules.chain import FIRST, chain_hash, hash_of

CHAIN_LOCK = 5_204_711


class Subject(Protocol):
    """Anything that has a table and an id."""

    __tablename__: Any
    id: Any


@dataclass(frozen=True)
class Entry:
    """One write to be recorded: see `record`."""

    verb: str
    subject: Subject
    told_on: uuid.UUID | None = None
    detail: dict[str, Any] | None = None


def record(
    verb: str,
    subject: Subject,
    *,
    by: User | None,
    told_on: uuid.UUID | None = None,
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add the event. `by` is None for the owner at the command line; `detail` holds plain JSON values."""
    return record_all([Entry(verb, subject, told_on, detail)], by=by)[0]


def record_all(entries: Iterable[Entry], *, by: User | None) -> list[Event]:
    """Add an event for each entry, in their order, in one go."""
    head, now, added = held_head(), clock.now(), []
    for entry in entries:
        event = Event(
            id=uuid.uuid4(),
            number=head.number + 1,
            happened_at=now,
            by_id=by.id if by else None,
            verb=entry.verb,
            subject_type=str(entry.subject.__tablename__),
            subject_id=entry.subject.id,
            told_on_id=entry.told_on or entry.subject.id,
            detail=entry.detail,
            detail_hash=hash_of(entry.detail),
            previous_hash=head.hash,
        )
        event.hash = chain_hash(event)
        head.number, head.hash = event.number, event.hash
        added.append(event)
    db.session.add_all(added)
    db.session.flush()
    return added


def faults() -> Iterator[str]:
    """A sentence for each place where the chain is broken."""
    head = events.head()
    return chain.faults(events.in_order(), (head.number, head.hash) if head else (0, FIRST))


def held_head() -> EventHead:
    """The end of the chain, held until the transaction ends, so that events are never chained to the same one."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    head = events.head()
    if head is None:
        head = EventHead(id=1, number=0, hash=FIRST)
        db.session.add(head)
    return head
