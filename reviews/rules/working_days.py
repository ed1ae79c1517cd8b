"""Working days: Monday to Friday but for bank holidays. The day that starts the count is day 0."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent.parent / "data" / "bank_holidays.toml"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The bank holidays of some years, with where they come from."""

    name: str
    source: str
    is_verified: bool
    holidays: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def knows(self, first: date, last: date) -> bool:
        """Whether the bank holidays of every year between two days are held."""
        return set(range(min(first, last).year, max(first, last).year + 1)) <= self.years


def read(text: str) -> Calendar:
    """The calendar of a file. Raises ValueError for a day that stands under another year."""
    row = tomllib.loads(text)
    years: dict[str, list[date]] = row["years"]
    astray = [day for year, days in years.items() for day in days if str(day.year) != year]
    if astray:
        raise ValueError(f"{astray[0]} stands under another year")
    return Calendar(
        name=row["name"],
        source=row["source"],
        is_verified=row["verified"],
        holidays=frozenset(day for days in years.values() for day in days),
        years=frozenset(map(int, years)),
    )


ENGLAND_AND_WALES = read(PAGE.read_text(encoding="utf-8"))


def counted(start: date, days: int, calendar: Calendar = ENGLAND_AND_WALES) -> date:
    """The working day that many working days after a day; before it where `days` is negative.

    >>> counted(date(2026, 3, 30), 5)
    datetime.date(2026, 4, 8)
    >>> counted(date(2026, 4, 2), 15)
    datetime.date(2026, 4, 27)
    """
    step, left, found = (A_DAY if days > 0 else -A_DAY), abs(days), start
    while left:
        found += step
        left -= calendar.is_working(found)
    return found
