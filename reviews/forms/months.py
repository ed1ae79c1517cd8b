"""A field for a month, typed in words or in numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from wtforms import StringField

from partnership.filters import month
from reviews.rules.stated_words import from_words

EXAMPLE = "For example, April 2025"
IN_NUMBERS = re.compile(r"(?P<year>(?:19|20)\d{2})\s*[-/.]\s*(?P<month>\d{1,2})")
YEAR_LAST = re.compile(r"(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>(?:19|20)\d{2})")
NO_MONTH = "Enter a month and a year, like April 2025"


class MonthField(StringField):
    """Its data is the first day of the month; what cannot be read stays in the box."""

    data: date | None

    def __init__(self, label: str, *, description: str = EXAMPLE, **options: Any) -> None:
        super().__init__(label, description=description, render_kw={"width": 20}, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        words = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if words:
            self.data = _month(words)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else self.in_words()

    def in_words(self) -> str:
        return month(self.data) if self.data else ""


def _month(words: str) -> date:
    """In words or in numbers: "April 2025", "2025-04", "04/2025"."""
    found = IN_NUMBERS.fullmatch(words) or YEAR_LAST.fullmatch(words)
    try:
        if found:
            return date(int(found["year"]), int(found["month"]), 1)
        stated = from_words(words)
    except ValueError:
        raise ValueError(NO_MONTH) from None
    if stated.precision != "month" or stated.earliest is None:
        raise ValueError(NO_MONTH)
    return stated.earliest
