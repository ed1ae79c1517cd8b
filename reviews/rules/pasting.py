"""Rows copied from Word or Excel, read as a table."""

from __future__ import annotations

import csv
import io
import re

MOST_COLUMNS = 12
MOST_ROWS = 300
OTHER_MARKS = ("|", ";")
RULE = re.compile(r":?-{2,}:?")


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row, all rows of one width, without rows and last columns that are empty.

    Tabs part the cells; where there is none, the first of | and ; that is found. A cell with line breaks
    comes in double quotes, as Excel copies it.

    >>> rows_of('Action\\tLead\\n"Print it\\nand post it"\\tPolice')
    [['Action', 'Lead'], ['Print it\\nand post it', 'Police']]
    >>> rows_of("| Action | Lead |\\n| --- | --- |\\n| Print it | |")
    [['Action', 'Lead'], ['Print it', '']]
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [[_cell(cell) for cell in row] for row in _split(plain)]
    filled = [row for row in rows if any(row) and not all(RULE.fullmatch(cell) for cell in row if cell)]
    width = max((_width(row) for row in filled), default=0)
    return [(row + [""] * width)[:width] for row in filled]


def _split(text: str) -> list[list[str]]:
    mark = "\t" if "\t" in text else next((each for each in OTHER_MARKS if each in text), "\t")
    if mark == "|":
        text = "\n".join(line.strip().removeprefix("|").removesuffix("|") for line in text.split("\n"))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        # A cell that begins with a quotation, and is not one that Excel has put in quotes.
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE))


def _cell(cell: str) -> str:
    """Without the space round it and the space at the ends of its lines, which Word leaves."""
    return "\n".join(" ".join(line.split()) for line in cell.strip().split("\n"))


def _width(row: list[str]) -> int:
    return max(place for place, cell in enumerate(row, start=1) if cell)
