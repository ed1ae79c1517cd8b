"""How a table is best set, by the words in it: which columns stay on one line, how wide each is."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.rules.blocks import Cell, Table

SHORT_NAME = 40
SHORT_CELL = 13
WIDEST = 60


def has_short_names(table: Table) -> bool:
    """Whether what names the lines is short enough to stand out in bold."""
    return all(len(line.cells[0].text) <= SHORT_NAME for line in table.lines)


def stays_on_one_line(table: Table, place: int) -> bool:
    """Whether all of a column is so short that no line of it needs to break: a day, a number, one word."""
    return all(len(each) <= SHORT_CELL for each in _column(table, place))


def widths(table: Table, whole: int) -> list[int]:
    """The width of each column where they have `whole` together: more for longer words, enough for its longest word.

    >>> from partnership.rules.blocks import Column, Line, Run, Sentence
    >>> line = Line(tuple(Cell((Sentence((Run(words),)),)) for words in ("Police", "5")))
    >>> widths(Table("", (Column("Agency"), Column("All")), (line,)), 100)
    [57, 42]
    """
    wants = [_wanted(table, place) for place in range(len(table.columns))]
    return [whole * want // sum(wants) for want in wants]


def _wanted(table: Table, place: int) -> int:
    said = [table.columns[place].name, *_column(table, place)]
    word = max((len(each) for words in said for each in words.split()), default=1)
    long = max(len(words) for words in said)
    least = long if stays_on_one_line(table, place) else word
    typical = sum(map(len, said)) // len(said)
    return min(max(least, typical, 4) + 2, WIDEST)


def _column(table: Table, place: int) -> Iterator[str]:
    return (words for line in table.lines for words in _said(line.cells[place]))


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in cell.sentences) if cell.is_list else (cell.text,)
