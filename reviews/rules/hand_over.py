"""Which last day a hand-over takes: a successor cannot have held what the leaver still used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from partnership.filters import day

REACHES_BACK = 31


@dataclass(frozen=True)
class Earliest:
    """The earliest last day, and why it is no earlier."""

    on: date
    because: str

    @property
    def in_words(self) -> str:
        return f"Enter {day(self.on)} or a later day: {self.because}"


def earliest_last_day(name: str, *, began: Iterable[date | None], wrote_on: date | None, today: date) -> Earliest:
    """`began` are the first days of what is handed over; what begins after today has not been held yet."""
    found = [Earliest(today - timedelta(days=REACHES_BACK), f"a hand-over reaches back {REACHES_BACK} days at most")]
    if wrote_on is not None:
        found.append(Earliest(wrote_on, f"{name} did something here on that day"))
    found += [
        Earliest(each, "something that is handed over began on that day") for each in began if each and each <= today
    ]
    return max(found, key=lambda each: each.on)
