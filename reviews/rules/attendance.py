"""How many came, as people type it and as it is told: one figure with its words, never added to another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from reviews.rules.figures import Figure, decimal_text

AS_TYPED = re.compile(r"(?P<qualifier>[^\d]*?)\s*(?P<value>\d[\d,]*)\s*(?P<unit>[^\d]*)", re.DOTALL)
ENTER = "Enter how many came as it was stated, such as 39, over 80 or around 450 partners"
FIRST_ASKED, LAST_ASKED = timedelta(weeks=6), timedelta(weeks=8)


def attendance(words: str) -> Figure:
    """What was typed as a figure. ValueError says what to enter.

    >>> attendance("over 350 partners").with_unit, attendance("1,200+").in_words, attendance("39").unit
    ('over 350 partners', 'over 1,200', 'people')
    """
    found = AS_TYPED.fullmatch(words.strip())
    if found is None:
        raise ValueError(ENTER)
    qualifier, unit = found["qualifier"].strip().lower(), found["unit"].strip()
    if unit.startswith("+"):
        qualifier, unit = qualifier or "over", unit[1:].strip()
    return Figure(decimal_text(found["value"]), unit=unit or "people", qualifier=qualifier or "exact")


def more_than(total: Figure | None, parts: Iterable[Figure]) -> Decimal | None:
    """What the parts come to, where that is more than a total of the same people. Only exact numbers contradict.

    >>> more_than(Figure("39", unit="people"), [Figure("30", unit="people"), Figure("15", unit="people")])
    Decimal('45')
    """
    if total is None or not total.is_exact:
        return None
    sum_of = sum((Decimal(each.value) for each in parts if each.is_exact and each.unit == total.unit), Decimal(0))
    return sum_of if sum_of > Decimal(total.value) else None


def sessions_fault(in_all: int | None, held: int | None, planned: int | None) -> tuple[str, str] | None:
    """The field that cannot be, and what to enter. Fewer than all may be left: some are called off.

    >>> sessions_fault(3, 3, 2)
    ('sessions_planned', 'With 3 of 3 held, enter 0 or fewer, or more sessions in all')
    """
    if in_all is None:
        return None
    if (held or 0) > in_all:
        return "sessions_completed", f"There are {in_all} in all: enter a smaller number, or more sessions in all"
    if (held or 0) + (planned or 0) > in_all:
        left = in_all - (held or 0)
        return "sessions_planned", f"With {held or 0} of {in_all} held, enter {left} or fewer, or more sessions in all"
    return None


def as_typed(figure: Figure | None) -> str:
    """The figure as somebody would type it again.

    >>> as_typed(Figure("80", unit="people", qualifier="over")), as_typed(None)
    ('over 80 people', '')
    """
    return "" if figure is None else figure.with_unit


def when_to_follow_up(latest: date | None) -> tuple[date, date] | None:
    """Six to eight weeks after the last day on which it may have been held; nothing where that is not known.

    >>> when_to_follow_up(date(2026, 1, 1))
    (datetime.date(2026, 2, 12), datetime.date(2026, 2, 26))
    """
    return None if latest is None else (latest + FIRST_ASKED, latest + LAST_ASKED)


def held_by(today: date) -> date:
    """The last day of which those who came are to be asked by now: of what was held later it is too early.

    >>> when_to_follow_up(held_by(date(2026, 2, 12)))[0]
    datetime.date(2026, 2, 12)
    """
    return today - FIRST_ASKED
