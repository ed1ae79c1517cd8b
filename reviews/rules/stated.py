"""Dates as the source said them, and what a question about a period may conclude from them.

What people type is read by stated_words.py; the table of bounds is in bounds.py. The annotations are evaluated
here and not put off: the table column made of a StatedDate reads them from elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Self

from partnership.filters import day as day_in_words
from partnership.filters import month as month_in_words
from partnership.filters import plural, short_day
from reviews.rules.bounds import Parts, bounds_of, whole_months

YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class StatedDate:
    """The words of the source, how precise they are, and the first and last day they allow."""

    stated: str
    precision: str
    earliest: date | None = None
    latest: date | None = None

    @property
    def in_words(self) -> str:
        """The source's words; a day that was given, in full; never a day that was not given.

        >>> of_day(date(2026, 1, 3)).in_words
        '3 January 2026'
        """
        if self.precision == "day" and self.earliest:
            return day_in_words(self.earliest)
        return self.stated

    @property
    def in_few_words(self) -> str:
        """The same where there is little room, as in a table.

        >>> of_day(date(2026, 1, 3)).in_few_words
        '3 Jan 2026'
        """
        return short_day(self.earliest) if self.precision == "day" and self.earliest else self.stated

    def __str__(self) -> str:
        return self.in_words

    @property
    def is_dated(self) -> bool:
        """True where the words allow any conclusion about when."""
        return bool(self.earliest or self.latest)


def from_source(source: Mapping[str, object]) -> StatedDate:
    """The date object of an interchange file, read. ValueError says in a sentence why it is no date.

    >>> from_source({"stated": "Spring 2023", "precision": "season", "year": 2023, "season": "spring"}).latest
    datetime.date(2023, 5, 31)
    """
    stated = source.get("stated") or ""
    precision = source.get("precision") or "none"
    if not isinstance(stated, str) or not isinstance(precision, str):
        raise ValueError("The words and the precision of a date are text")
    parts = _parts(source)
    try:
        earliest, latest = bounds_of(precision, parts)
    except (ValueError, OverflowError):
        raise ValueError(f"There is no such date: {stated or _given(source)}") from None
    return StatedDate(stated or _months_of(earliest, latest), precision, earliest, latest)


def of_day(day: date) -> StatedDate:
    """A day that is known, as a form that asks for a day gives it."""
    return StatedDate(day_in_words(day), "day", day, day)


def order_key(stated: StatedDate | None) -> tuple[bool, date, date]:
    """Sorts by first day, then last day; what has no bounds comes last.

    >>> order_key(of_day(date(2023, 1, 1))) < order_key(StatedDate("in March", "month")) == order_key(None)
    True
    """
    if stated is None:
        return True, date.max, date.max
    first = stated.earliest or stated.latest
    return first is None, first or date.max, stated.latest or date.max


def is_certainly_before(one: StatedDate, other: StatedDate) -> bool:
    """Whether no day that the one allows is as late as the first that the other does.

    >>> is_certainly_before(of_day(date(2026, 3, 30)), StatedDate("spring 2026", "season", date(2026, 3, 1)))
    False
    """
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def is_certainly_ahead(stated: StatedDate, today: date) -> bool:
    """Whether every day that it allows is still to come."""
    return stated.earliest is not None and stated.earliest > today


class Within(Enum):
    """Whether a date falls in a period, so far as its words can say."""

    CERTAINLY = "certainly in"
    POSSIBLY = "possibly in"
    OUT = "out"


def within(stated: StatedDate, first: date, last: date) -> Within:
    """Whether the date is from `first` to `last`, both included. With no bounds it is possible.

    >>> within(StatedDate("2023", "year", date(2023, 1, 1), date(2023, 12, 31)), date(2023, 4, 1), date.max)
    <Within.POSSIBLY: 'possibly in'>
    """
    earliest, latest = stated.earliest or date.min, stated.latest or date.max
    if latest < first or earliest > last:
        return Within.OUT
    # An empty bound is not a day: a date that is still open is never certainly in.
    if stated.earliest and stated.latest and first <= earliest and latest <= last:
        return Within.CERTAINLY
    return Within.POSSIBLY


@dataclass(frozen=True)
class Period:
    """Whole months, first and last included."""

    first: date
    last: date

    @classmethod
    def of_months(cls, first: str, last: str) -> Self:
        """From one month to another, both in. ValueError tells what to enter.

        >>> Period.of_months("2022-09", "2023-09").months
        13
        """
        (year, month), end = _year_and_month(first), _year_and_month(last)
        if end < (year, month):
            raise ValueError("The last month of the period must not be before the first")
        return cls(*whole_months(year, month, end))

    @property
    def months(self) -> int:
        """How many months the period has."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def in_words(self) -> str:
        """The two months.

        >>> Period.of_months("2022-09", "2023-09").in_words
        'September 2022 to September 2023'
        """
        return _months_of(self.first, self.last)

    @property
    def years(self) -> list[Self]:
        """The period in years that begin with its first month; the last may be shorter.

        >>> [each.in_words for each in Period.of_months("2023-04", "2025-09").years]
        ['April 2023 to March 2024', 'April 2024 to March 2025', 'April 2025 to September 2025']
        """
        starts = [self.first.replace(year=self.first.year + each) for each in range(-(-self.months // 12))]
        ends = [*(each - timedelta(days=1) for each in starts[1:]), self.last]
        return [type(self)(first, last) for first, last in zip(starts, ends, strict=True)]

    @property
    def sentence(self) -> str | None:
        """Says the length of a period that is not a year; nothing for one that is.

        >>> Period.of_months("2022-09", "2023-09").sentence
        'This period is 13 months, not 12: September 2022 to September 2023, both months included.'
        """
        if self.months == 12:
            return None
        included = "the whole month" if self.months == 1 else "both months included"
        return f"This period is {plural(self.months, 'month')}, not 12: {self.in_words}, {included}."


def _parts(source: Mapping[str, object]) -> Parts:
    end = source.get("end")
    return Parts(
        year=_whole(source, "year"),
        month=_whole(source, "month"),
        day=_whole(source, "day"),
        season=_word(source, "season"),
        part=_word(source, "part"),
        end_month=_whole(source, "end_month"),
        end=None if end is None else _year_and_month(str(end)),
    )


def _whole(source: Mapping[str, object], name: str) -> int | None:
    value = source.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(f"The {name.replace('_', ' ')} of a date is a whole number")


def _word(source: Mapping[str, object], name: str) -> str | None:
    value = source.get(name)
    return None if value is None else str(value).casefold()


def _year_and_month(text: str) -> tuple[int, int]:
    found = YEAR_AND_MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12 or found[1] == "0000":
        raise ValueError(f'Enter a month as a year and a number, like 2022-09, not "{text}"')
    return int(found[1]), int(found[2])


def _given(source: Mapping[str, object]) -> str:
    return " ".join(str(source[name]) for name in ("day", "month", "year") if source.get(name) is not None)


def _months_of(earliest: date | None, latest: date | None) -> str:
    """Bounds in words of months, for a date that came without words of its own."""
    if not earliest:
        return "date not stated"
    if not latest:
        return f"since {month_in_words(earliest)}"
    first, last = month_in_words(earliest), month_in_words(latest)
    return first if first == last else f"{first} to {last}"
