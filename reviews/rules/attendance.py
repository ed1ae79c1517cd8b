"""How many came, as people type it and as it is told: one figure with its words, never added to another."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
