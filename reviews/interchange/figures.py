"""Numbers as a source gave them: a figure, an attendance, a table."""

from __future__ import annotations

from pydantic import Field

from reviews.interchange.shapes import Keyed, Lines, Listed, Number, Shape, Sourced, Text, Texts, Told


class Figure(Sourced):
    """A number with its unit and its qualifier: "over 350" is not 350."""

    label: Told
    value: Number | None = None
    unit: Text | None = None
    qualifier: Text | None = None
    base: Number | None = None
    """What it is a part of: 191 in "135 of 191"."""
    period: Text | None = None
    """The time that the number is about, where it is not that of the whole row."""
    in_words: Text | None = None
    """The number as a word, where the source wrote one."""


class Attendance(Shape):
    """How many came. Attendances that overlap are never added up."""

    value: Number | None = None
    qualifier: Text | None = None
    unit: Text | None = None
    """Who was counted, in the source's words."""


class TableRow(Sourced):
    """A row of a printed table: a number for each period, and the total as it was stated."""

    label: Told
    key: Text | None = None
    quarters: Keyed[Number | None] = Field(default_factory=dict)
    total_stated: Number | None = None


class Table(Sourced):
    """A table of the report, as printed."""

    title: Told
    period: Text | None = None
    header_lines: Lines = ()
    columns: Texts = ()
    groups: Keyed[Texts] = Field(default_factory=dict)
    """Heading of a group of rows, and the keys of its rows."""
    rows: Listed[TableRow] = ()
