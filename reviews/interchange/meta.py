"""What a file says of itself, and the name by which its rows are known."""

from __future__ import annotations

import re

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reviews.interchange.dates import SourceDate
from reviews.interchange.shapes import Id, Keyed, Lines, Shape, Text, Texts, Whole


def slugged(text: str) -> str:
    """Small letters and figures, joined by hyphens.

    >>> slugged("Northmoor Annual Report 2022-2023")
    'northmoor-annual-report-2022-2023'
    """
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")


class Titled(Shape):
    """Names a file: by its `id`, else by a slug of its `title`. One of the two is needed."""

    id: Id | None = None
    title: Id | None = None
    """Needed where there is no `id`."""

    @model_validator(mode="after")
    def _has_a_name(self) -> Titled:
        if not (self.id or slugged(self.title or "")):
            raise PydanticCustomError("unnamed", "needs an id, or a title with letters or figures in it")
        return self


def slug(meta: Titled) -> str:
    """The name of the file in the record: a row is known as (this name, its id)."""
    return meta.id or slugged(meta.title or "")


class Meta(Titled):
    """What every file says of itself."""

    schema_: Text = Field(alias="schema")
    """Which of the shapes of this page the file has."""
    source: Text | None = None
    """What was published, by whom and when, in words."""
    source_file: Text | None = None


class Period(Shape):
    """From when to when, both included."""

    from_: SourceDate | None = Field(None, alias="from")
    to: SourceDate | None = None


class ReportMeta(Meta):
    """The annual report that the file is made from, and the period it reports for."""

    period: Period | None = None
    period_stated: Text | None = None
    period_source_line: Whole | None = None
    grid_period_note: Text | None = None
    source_lines: Lines = ()
    container: Text | None = None
    """The larger paper that the report was published in."""
    line_numbers: Text | None = None
    """How the line numbers of the rows are counted."""
    people: Text | None = None


class Coded(Titled):
    """The file whose rows are coded: loaded before, or given together with this one."""

    schema_: Text | None = Field(None, alias="schema")
    file: Text | None = None


class CodingMeta(Meta):
    """Which file is coded, by whom and by which rules."""

    codes: Coded
    basis: Text | None = None
    rules: Texts = ()
    actions_left_out_on_purpose: Keyed[Text] = Field(default_factory=dict)
    """Id of an action, and why it has no theme."""
