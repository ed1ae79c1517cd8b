"""How a table is best set, by the words in it: which columns stay on one line, how wide each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnership.rules.blocks import Cell, Sentence, Table

SHORT_NAME = 40
# A table of at most so many lines and letters stays on one page.
KEPT_LINES, KEPT_LETTERS = 18, 900
SHORT_CELL, SHORT_FIRST = 13, 24
LONGEST_WORD = 20
# A letter of the size that tables are set in, and the margins of a cell.
LETTER, EDGES = 120, 220


def has_short_names(table: Table) -> bool:
    """Whether what names the lines is short enough to stand out in bold."""
    return all(len(line.cells[0].text) <= SHORT_NAME for line in table.lines)


def stays_on_one_page(table: Table) -> bool:
    """Whether a table is so small that no page should end inside it."""
    letters = sum(len(cell.text) for line in table.lines for cell in line.cells)
    return len(table.lines) <= KEPT_LINES and letters <= KEPT_LETTERS


def stays_on_one_line(table: Table, place: int) -> bool:
    """Whether all of a column is so short that no line of it needs to break: a day, a number, a short name."""
    longest = SHORT_CELL if place else SHORT_FIRST
    return all(len(each) <= longest for each in _column(table, place))


def widths(table: Table, whole: int) -> list[int]:
    """How wide each column is where they have `whole` together, in twentieths of a point.

    Each has room for its longest word, and for all of its words where they are few; the rest goes to those that say
    most.

    >>> from partnership.rules.blocks import Column, Line, Run, Sentence
    >>> line = Line(tuple(Cell((Sentence((Run(words),)),)) for words in ("Northmoor Police", "5")))
    >>> widths(Table("", (Column("Agency"), Column("All")), (line,)), 5000)
    [3280, 1720]
    """
    columns = range(len(table.columns))
    least = [_least(table, place) * LETTER + EDGES for place in columns]
    if sum(least) >= whole:
        return [whole * each // sum(least) for each in least]
    more = [_more(table, place) for place in columns]
    return [each + (whole - sum(least)) * much // sum(more) for each, much in zip(least, more, strict=True)]


def _least(table: Table, place: int) -> int:
    """How many letters must fit beside each other."""
    name = table.columns[place].name
    words = [word for said in (name, *_column(table, place)) for word in said.split()]
    whole = [name[:SHORT_CELL], *_column(table, place)] if stays_on_one_line(table, place) else []
    return min(max(map(len, [*words, *whole]), default=1), LONGEST_WORD)


def _more(table: Table, place: int) -> int:
    """How much a column says beyond what fits beside each other at the least."""
    said = [table.columns[place].name, *(line.cells[place].text for line in table.lines)]
    return max(sum(map(len, said)) // len(said) - _least(table, place), 1)


def _column(table: Table, place: int) -> Iterator[str]:
    return (words for line in table.lines for words in _said(line.cells[place]))


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in cell.sentences) if cell.is_list else (cell.text,)


def bold(sentence: Sentence) -> Sentence:
    """All words of it in bold, as in a total."""
    return Sentence(tuple(replace(run, bold=True) for run in sentence.runs))
