"""A field for a day, typed in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import StringField

from partnership import clock
from partnership.filters import day
from partnership.rules.days import A_DAY, day_from_words, named_day

EXAMPLE = "For example, 3 January 2026"


class DayField(StringField):
    """Its data is a date, or None where nothing was typed; what cannot be read stays in the box.

    `asked` says in its error which day to enter.
    """

    data: date | None

    def __init__(self, label: str, *, description: str = EXAMPLE, asked: str = A_DAY, **options: Any) -> None:
        self.asked = asked
        super().__init__(label, description=description, render_kw={"width": 20}, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        words = valuelist[0].strip() if valuelist else ""
        self.data = None
        if words:
            self.data = named_day(words, clock.today()) or day_from_words(words, self.asked)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else self.in_words()

    def in_words(self) -> str:
        return day(self.data)
