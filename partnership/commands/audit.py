"""The record of writes: one event in the transaction of each command, chained to the event before it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
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


def record(
    verb: str,
    subject: Subject,
    *,
    by: User | None,
    told_on: uuid.UUID | None = None,
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add the event. `by` is None for the owner at the command line; `detail` holds plain JSON values."""
    head = _head()
    event = Event(
        id=uuid.uuid4(),
        number=head.number + 1,
        happened_at=clock.now(),
        by_id=by.id if by else None,
        verb=verb,
        subject_type=str(subject.__tablename__),
        subject_id=subject.id,
        told_on_id=told_on or subject.id,
        detail=detail,
        detail_hash=hash_of(detail),
        previous_hash=head.hash,
    )
    event.hash = chain_hash(event)
    db.session.add(event)
    head.number, head.hash = event.number, event.hash
    db.session.flush()
    return event


def faults() -> Iterator[str]:
    """A sentence for each place where the chain is broken."""
    head = events.head()
    return chain.faults(events.in_order(), (head.number, head.hash) if head else (0, FIRST))


def _head() -> EventHead:
    """The end of the chain, held until the transaction ends, so that events are never chained to the same one."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    head = events.head()
    if head is None:
        head = EventHead(id=1, number=0, hash=FIRST)
        db.session.add(head)
    return head
