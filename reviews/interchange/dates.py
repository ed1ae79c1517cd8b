"""The date of an interchange file: what the source said, and the parts it gave."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from typing import Annotated

from pydantic import AfterValidator, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from reviews.interchange.shapes import Shape, Text
from reviews.rules.stated import StatedDate, from_source

SOME_LEAP_YEAR = 2024


def _year_and_month(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", text, re.ASCII):
        raise PydanticCustomError("end", 'must be a year and a month, as "2023-09"')
    return text


Year = Annotated[int, Strict(), Field(ge=1000, le=2999)]
Month = Annotated[int, Strict(), Field(ge=1, le=12)]
Day = Annotated[int, Strict(), Field(ge=1, le=31)]
YearAndMonth = Annotated[str, Strict(), AfterValidator(_year_and_month)]


class SourceDate(Shape):
    """A date as the source stated it. A part that is absent was not stated and is not filled in."""

    stated: Text | None = None
    """The source's own words: "Spring 2023"."""
    precision: Text | None = None
    """`day`, `month`, `month_range`, `since_month`, `season`, `part_of_year`, `year`, `financial_year`,
    `academic_year`, `year_span`, `year_to_month` or `none`. Any other: the words are kept, with no bounds."""
    year: Year | None = None
    """For a financial or academic year, the one it begins in."""
    month: Month | None = None
    day: Day | None = None
    end_month: Month | None = None
    """The last month of a `month_range`."""
    season: Text | None = None
    """`spring`, `summer`, `autumn` or `winter`."""
    part: Text | None = None
    """`early`, `mid` or `late`."""
    end: YearAndMonth | None = None
    """The last month of a `year_span`, as "2023-09"."""
    note: Text | None = None

    def value(self) -> StatedDate:
        """The date with the first and the last day that it allows."""
        return from_source(self.model_dump())

    @model_validator(mode="after")
    def _exists(self) -> SourceDate:
        if self.day and self.month and self.day > monthrange(self.year or SOME_LEAP_YEAR, self.month)[1]:
            raise PydanticCustomError("no_such_day", "is a date that does not exist: {words}", self._words())
        try:
            self.value()
        except ValueError:
            raise PydanticCustomError("order", "ends before it begins") from None
        return self

    def _words(self) -> dict[str, str]:
        year = f" {self.year}" if self.year else ""
        return {"words": f"{self.day} {month_name[self.month or 0]}{year}"}
