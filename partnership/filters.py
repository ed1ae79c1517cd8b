"""How dates, moments, counts and lists read on a page. Pure; the application registers FILTERS by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date | None) -> str:
    """A day, or the London day of a moment, in full; nothing for nothing.

    >>> day(date(2026, 1, 3))
    '3 January 2026'
    >>> day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    '1 July 2026'
    """
    if value is None:
        return ""
    value = _london(value) if isinstance(value, datetime) else value
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None) -> str:
    """A day where there is little room, as in a table.

    >>> short_day(date(2026, 1, 3))
    '3 Jan 2026'
    """
    if value is None:
        return ""
    value = _london(value) if isinstance(value, datetime) else value
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def moment(value: datetime | None) -> str:
    """A moment as the clock in London showed it; a moment without a zone is UTC, as stored.

    >>> moment(datetime(2026, 1, 3, 10, 41, tzinfo=UTC))
    '3 January 2026 at 10:41'
    >>> moment(datetime(2026, 7, 3, 10, 41))
    '3 July 2026 at 11:41'
    """
    if value is None:
        return ""
    return f"{day(value)} at {_london(value):%H:%M}"


def month(value: date | None) -> str:
    """A month, where the day is not known or does not matter.

    >>> month(date(2026, 1, 1))
    'January 2026'
    """
    return "" if value is None else f"{MONTHS[value.month - 1]} {value.year}"


def number(value: float | Decimal) -> str:
    """A number with commas, its decimals as they are.

    >>> number(21000), number(Decimal("24.40"))
    ('21,000', '24.40')
    """
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun; say the plural where it is not simply an s.

    >>> plural(0, "action"), plural(1, "action"), plural(2, "agency", "agencies")
    ('no actions', '1 action', '2 agencies')
    """
    noun = one if count == 1 else many or f"{one}s"
    return f"{'no' if count == 0 else number(count)} {noun}"


def listed(words: Iterable[object]) -> str:
    """Words as a sentence lists them.

    >>> listed(["A", "B", "C"]), listed(["A"]), listed([])
    ('A, B and C', 'A', '')
    """
    *others, last = [str(word) for word in words] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def plain(word: str | None) -> str:
    """A word of an open list as people read it, also where a file wrote it as one word.

    >>> plain("local_authority"), plain("Case example"), plain(None)
    ('Local authority', 'Case example', '')
    """
    words = (word or "").replace("_", " ").strip()
    return opening(words)


def opening(words: str) -> str:
    """Words at the beginning of a line: the first letter is a capital, all others stay as they are.

    >>> opening("due date moved from March 2027")
    'Due date moved from March 2027'
    """
    return words[:1].upper() + words[1:]


def _london(value: datetime) -> datetime:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(LONDON)


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "listed": listed,
    "moment": moment,
    "month": month,
    "number": number,
    "opening": opening,
    "plain": plain,
    "plural": plural,
    "short_day": short_day,
}
