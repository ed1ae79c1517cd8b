"""A whole number as people type it."""

from __future__ import annotations

from typing import Any

from wtforms import StringField


class WholeNumber(StringField):
    """Its data is a number from `least` to `most`, or None where nothing was typed; `wrong` tells what to type."""

    data: int | None

    def __init__(self, *arguments: Any, wrong: str, least: int = 1, most: int = 999, **options: Any) -> None:
        self.wrong, self.least, self.most = wrong, least, most
        super().__init__(*arguments, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        words = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if words:
            if not (words.isascii() and words.isdigit() and len(words) < 9 and self.least <= int(words) <= self.most):
                raise ValueError(self.wrong)
            self.data = int(words)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)
