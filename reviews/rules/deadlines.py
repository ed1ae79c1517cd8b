"""The day by which a step is due, by a timescale and the day from which it is counted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from partnership.filters import day as in_full
from partnership.filters import plural
from reviews.rules import working_days
from reviews.rules.stated import StatedDate
from reviews.rules.timescales import TimescaleRow
from reviews.rules.working_days import ENGLAND_AND_WALES, Calendar


@dataclass(frozen=True)
class Due:
    """`is_sure` is false where bank holidays of a year that is not held may fall between."""

    on: date
    is_sure: bool = True

    @property
    def in_words(self) -> str:
        """With the day of the week, by which people plan.

        >>> Due(date(2026, 4, 8)).in_words
        'Wednesday 8 April 2026'
        """
        return f"{self.on:%A} {in_full(self.on)}"


def due(row: TimescaleRow, start: StatedDate | date | None, calendar: Calendar = ENGLAND_AND_WALES) -> Due | None:
    """None where the day from which it is counted is not known to the day."""
    first = _day_of(start)
    if first is None:
        return None
    last = COUNTED[row.unit](first, row.length, calendar)
    return Due(last, row.unit != "working_day" or calendar.knows(first, last))


def _day_of(start: StatedDate | date | None) -> date | None:
    if isinstance(start, StatedDate):
        return start.latest if start.precision == "day" else None
    return start


def state(wanted: Due, done: StatedDate | date | None, today: date) -> str:
    """How it stands against its day: done, in time or late; late and not done; or how long there is.

    >>> state(Due(date(2026, 4, 8)), None, date(2026, 4, 6))
    '2 days left'
    """
    if isinstance(done, StatedDate) and done.precision != "day":
        return _vaguely_done(wanted, done)
    on = _day_of(done)
    if on is not None:
        late = (on - wanted.on).days
        return f"done {in_full(on)}, {plural(late, 'day')} late" if late > 0 else f"done {in_full(on)}, in time"
    left = (wanted.on - today).days
    if left < 0:
        return f"{plural(-left, 'day')} overdue"
    return f"{plural(left, 'day')} left" if left else "today"


def _vaguely_done(wanted: Due, done: StatedDate) -> str:
    """In time or late only where every day that the words allow is."""
    if done.latest is not None and done.latest <= wanted.on:
        return f"done {done}, in time"
    if done.earliest is not None and done.earliest > wanted.on:
        return f"done {done}, late"
    return f"“{done}” does not tell whether it was in time"


def _working_days(start: date, length: int, calendar: Calendar) -> date:
    return working_days.counted(start, length, calendar)


def _days(start: date, length: int, _: Calendar) -> date:
    return start + timedelta(days=length)


def _months(start: date, length: int, _: Calendar) -> date:
    """The same number of a later month, or its last day where it has no such day."""
    months = start.year * 12 + start.month - 1 + length
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _years(start: date, length: int, calendar: Calendar) -> date:
    return _months(start, length * 12, calendar)


COUNTED: dict[str, Callable[[date, int, Calendar], date]] = {
    "working_day": _working_days,
    "day": _days,
    "month": _months,
    "year": _years,
}
