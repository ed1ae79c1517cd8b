"""A date as people type it: "3 March 2026", "March 2026", "spring 2026"."""

from __future__ import annotations

from typing import Any

from wtforms import Field
from wtforms.widgets import TextInput

from partnership import clock
from partnership.rules.days import named_day
from reviews.rules.stated import StatedDate, of_day
from reviews.rules.stated_words import from_words

IN_WORDS = "For example 3 March 2026, March 2026 or spring 2026."


class StatedField(Field):
    """Its data is a StatedDate, or None where nothing was typed; `missing` is what to say then, if it must be typed.

    Words of a source that are left as they stand are kept, even those that nobody could type.
    """

    widget = TextInput()
    data: StatedDate | None

    def __init__(self, *arguments: Any, missing: str = "", **options: Any) -> None:
        self.missing = missing
        super().__init__(*arguments, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        words = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if words and words == str(self.object_data or ""):
            self.data = self.object_data
        elif words:
            named = named_day(words, clock.today())
            self.data = of_day(named) if named else from_words(words)
        elif self.missing:
            raise ValueError(self.missing)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else str(self.data or "")
