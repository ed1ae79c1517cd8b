"""The one table of what each precision of a date means: its first day and its last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Bounds = tuple[date | None, date | None]

NO_BOUNDS: Bounds = (None, None)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True)
class Parts:
    """What was given of a date. A part that was not given is None and is never filled in."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    part: str | None = None
    end_month: int | None = None
    end: tuple[int, int] | None = None

    @property
    def first_month(self) -> int:
        """A span of years whose first month is not given begins with its first year."""
        return self.month or 1


def bounds_of(precision: str, parts: Parts) -> Bounds:
    """First and last day that the parts allow; an empty bound where there is none.

    No bounds where the precision is not in the table or a part that it needs was not given. ValueError where
    the parts make no date, such as 31 February, or one that ends before it begins.

    >>> bounds_of("season", Parts(year=2023, season="winter"))
    (datetime.date(2022, 12, 1), datetime.date(2023, 2, 28))
    >>> bounds_of("month", Parts(month=3))
    (None, None)
    """
    _check_exists(parts)
    needed, row = TABLE.get(precision, NOT_IN_TABLE)
    given = [getattr(parts, name) for name in needed]
    earliest, latest = NO_BOUNDS if None in given else row(*given)
    if earliest and latest and latest < earliest:
        raise ValueError("a date that ends before it begins")
    return earliest, latest


def whole_months(year: int, month: int, end: tuple[int, int]) -> tuple[date, date]:
    """From the first day of one month to the last day of another."""
    return date(year, month, 1), date(*end, monthrange(*end)[1])


def _check_exists(parts: Parts) -> None:
    """Refuse a month or a day that no year has, though the year be not given."""
    year = 2000 if parts.year is None else parts.year
    month = 1 if parts.month is None else parts.month
    date(year, month, 1 if parts.day is None else parts.day)
    date(year, 1 if parts.end_month is None else parts.end_month, 1)


def _day(year: int, month: int, day: int) -> Bounds:
    return date(year, month, day), date(year, month, day)


def _month(year: int, month: int) -> Bounds:
    return whole_months(year, month, (year, month))


def _month_range(year: int, month: int, end_month: int) -> Bounds:
    return whole_months(year, month, (year, end_month))


def _since_month(year: int, month: int) -> Bounds:
    return date(year, month, 1), None


def _season(year: int, season: str) -> Bounds:
    if season == "winter":
        return whole_months(year - 1, 12, (year, 2))
    return _named_months(SEASONS, year, season)


def _part_of_year(year: int, part: str) -> Bounds:
    return _named_months(PARTS_OF_YEAR, year, part)


def _named_months(table: dict[str, tuple[int, int]], year: int, name: str) -> Bounds:
    if name not in table:
        return NO_BOUNDS
    first, last = table[name]
    return whole_months(year, first, (year, last))


def _year(year: int) -> Bounds:
    return whole_months(year, 1, (year, 12))


def _financial_year(year: int) -> Bounds:
    return whole_months(year, 4, (year + 1, 3))


def _academic_year(year: int) -> Bounds:
    return whole_months(year, 9, (year + 1, 8))


def _year_to_month(year: int, month: int) -> Bounds:
    if month == 12:
        return _year(year)
    return whole_months(year - 1, month + 1, (year, month))


def _nothing() -> Bounds:
    return NO_BOUNDS


Row = tuple[tuple[str, ...], Callable[..., Bounds]]
NOT_IN_TABLE: Row = ((), _nothing)
TABLE: dict[str, Row] = {
    "day": (("year", "month", "day"), _day),
    "month": (("year", "month"), _month),
    "month_range": (("year", "month", "end_month"), _month_range),
    "since_month": (("year", "month"), _since_month),
    "season": (("year", "season"), _season),
    "part_of_year": (("year", "part"), _part_of_year),
    "year": (("year",), _year),
    "financial_year": (("year",), _financial_year),
    "academic_year": (("year",), _academic_year),
    "year_span": (("year", "first_month", "end"), whole_months),
    "year_to_month": (("year", "month"), _year_to_month),
    "none": NOT_IN_TABLE,
}
