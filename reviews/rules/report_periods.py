"""The months of an annual report: how many, and whether they follow on from those of the last one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from partnership.filters import plural
from reviews.rules.stated import Period

A_YEAR = 12


def follows(period: Period, others: Iterable[Period]) -> list[str]:
    """What is to be said of the months of a report, beside the others of its board.

    >>> year = Period.of_months("2021-09", "2022-09")
    >>> follows(Period.of_months("2022-09", "2023-08"), [year])
    ['12 months: overlaps the last report by one month.']
    """
    last = _last_before(period, others)
    if last is None:
        return [_counted(period) + "."]
    overlap = _overlap(period, last)
    if overlap:
        return [f"{_counted(period)}: overlaps the last report by {_in_words(overlap)}."]
    missing = _between(last, period)
    if missing:
        gap = f"{_in_words(missing)} {'is' if missing == 1 else 'are'} missing between this and the last report"
        return [f"{_counted(period)}.", f"{gap[0].upper()}{gap[1:]}."]
    return [f"{_counted(period)}: follows on from the last report."]


def offered(others: Iterable[Period], today: date) -> Period:
    """The months offered for a new report: the year after the last one, or else the last year from April to March."""
    last = max(others, key=lambda each: each.last, default=None)
    if last is not None:
        first = last.last + timedelta(days=1)
        return Period(first, _months_later(first, A_YEAR) - timedelta(days=1))
    year = today.year if (today.month, today.day) > (3, 31) else today.year - 1
    return Period(date(year - 1, 4, 1), date(year, 3, 31))


def years_in_words(period: Period) -> str:
    """The years for a title: "2025-26", or "2025" where it is one calendar year.

    >>> years_in_words(Period.of_months("2025-04", "2026-03"))
    '2025-26'
    """
    first, last = period.first.year, period.last.year
    return str(first) if first == last else f"{first}-{last % 100:02d}"


def _last_before(period: Period, others: Iterable[Period]) -> Period | None:
    earlier = [each for each in others if each.first < period.first or each == period]
    return max(earlier, key=lambda each: each.last, default=None)


def _overlap(one: Period, other: Period) -> int:
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Period(first, last).months if first <= last else 0


def _between(earlier: Period, later: Period) -> int:
    """How many whole months lie between the two."""
    months = (later.first.year - earlier.last.year) * A_YEAR + later.first.month - earlier.last.month
    return max(0, months - 1)


def _counted(period: Period) -> str:
    return plural(period.months, "month")


def _in_words(months: int) -> str:
    return "one month" if months == 1 else plural(months, "month")


def _months_later(day: date, months: int) -> date:
    number = day.year * A_YEAR + day.month - 1 + months
    return date(number // A_YEAR, number % A_YEAR + 1, 1)
