"""A timescale in words: how long, and from which step it is counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from partnership.filters import plural
from reviews.vocabulary import DateKind


class TimescaleRow(Protocol):
    """A timescale, as the tables of types of review hold it."""

    @property
    def starts_at(self) -> DateKind: ...
    @property
    def length(self) -> int: ...
    @property
    def unit(self) -> str: ...


class DatedRow(Protocol):
    """A row in force from a day until a day, where these are known."""

    @property
    def from_on(self) -> date | None: ...
    @property
    def until_on(self) -> date | None: ...


R = TypeVar("R", bound=DatedRow)

UNITS = {"working_day": "working day", "day": "day", "month": "month", "year": "year"}
COUNTED_FROM = {
    DateKind.AWARE: "becoming aware",
    DateKind.NOTIFIED: "notification to the Panel",
    DateKind.RAPID_REVIEW_SENT: "sending the Rapid Review",
    DateKind.DECIDED: "the decision to carry out the review",
    DateKind.PUBLICATION_PLANNED: "the planned publication",
    DateKind.PUBLISHED: "publication",
}


def in_words(row: TimescaleRow) -> str:
    """How long it is and from where: "15 working days from notification to the Panel"."""
    start = COUNTED_FROM.get(row.starts_at) or f"“{row.starts_at.label}”"
    return f"{plural(abs(row.length), UNITS[row.unit])} {'before' if row.length < 0 else 'from'} {start}"


def is_in_force(row: DatedRow, day: date) -> bool:
    """Whether a dated row holds on a day; both of its days are included."""
    return (row.from_on is None or row.from_on <= day) and (row.until_on is None or day <= row.until_on)


def in_force(rows: Iterable[R], day: date) -> list[R]:
    """The rows that hold on a day, in their order."""
    return [row for row in rows if is_in_force(row, day)]
