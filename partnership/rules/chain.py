"""The chain of events: what each event's hash must be, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Protocol

FIRST = "0" * 64
REMOVAL = "took words out"


class Link(Protocol):
    """An event, as far as the chain goes."""

    @property
    def number(self) -> int: ...
    @property
    def happened_at(self) -> datetime: ...
    @property
    def by_id(self) -> uuid.UUID | None: ...
    @property
    def verb(self) -> str: ...
    @property
    def subject_type(self) -> str: ...
    @property
    def subject_id(self) -> uuid.UUID: ...
    @property
    def told_on_id(self) -> uuid.UUID: ...
    @property
    def detail(self) -> dict[str, Any] | None: ...
    @property
    def detail_hash(self) -> str: ...
    @property
    def previous_hash(self) -> str: ...
    @property
    def hash(self) -> str: ...


def hash_of(value: Any) -> str:
    """The SHA-256 of a plain value in one canonical spelling."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def chain_hash(event: Link) -> str:
    """What an event's hash must be: over all it says, its detail by hash, and the hash before it."""
    return hash_of(
        [
            event.number,
            event.happened_at.isoformat(timespec="microseconds"),
            str(event.by_id),
            event.verb,
            event.subject_type,
            str(event.subject_id),
            str(event.told_on_id),
            event.detail_hash,
            event.previous_hash,
        ]
    )


def faults(chain: Iterable[Link], end: tuple[int, str]) -> Iterator[str]:
    """A sentence for each place where the chain is broken. `end` is the number and hash that it must end with.

    A detail may be empty where a removal of words names its event.
    """
    number, last, emptied, accounted = 0, FIRST, set[int](), set[int]()
    for event in chain:
        yield from _faults_of(event, number, last)
        if event.verb == REMOVAL:
            accounted.update((event.detail or {}).get("emptied", []))
        if event.detail is None and event.detail_hash != hash_of(None):
            emptied.add(event.number)
        number, last = event.number, event.hash
    for each in sorted(emptied - accounted):
        yield f"Event {each}: its words are gone, and no removal of words says so."
    if (number, last) != end:
        yield f"After event {number}: the chain should end with event {end[0]}. Events are missing, or were added."


def _faults_of(event: Link, number: int, last: str) -> Iterator[str]:
    if event.number != number + 1:
        yield f"Event {event.number}: it comes after event {number}. Events between are missing."
    elif event.previous_hash != last:
        yield f"Event {event.number}: it does not follow from event {number}."
    if event.hash != chain_hash(event):
        yield f"Event {event.number}: it was changed."
    if event.detail is not None and hash_of(event.detail) != event.detail_hash:
        yield f"Event {event.number}: its words were changed."
