"""How a table is best set, by the words in it: which columns stay on one line, how wide each is."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.rules.blocks import Cell, Table

SHORT_NAME = 40
SHORT_CELL = 13
LONGEST_WORD = 20
# A letter of the size that tables are set in, and the margins of a cell.
LETTER, EDGES = 120, 220


def has_short_names(table: Table) -> bool:
    """Whether what names the lines is short enough to stand out in bold."""
    return all(len(line.cells[0].text) <= SHORT_NAME for line in table.lines)


def stays_on_one_line(table: Table, place: int) -> bool:
    """Whether all of a column is so short that no line of it needs to break: a day, a number, one word."""
    return all(len(each) <= SHORT_CELL for each in _column(table, place))


def widths(table: Table, whole: int) -> list[int]:
    """How wide each column is where they have `whole` together, in twentieths of a point.

    Each has room for its longest word, and for all of its words where they are few; the rest goes to those that say
    most.

    >>> from partnership.rules.blocks import Column, Line, Run, Sentence
    >>> line = Line(tuple(Cell((Sentence((Run(words),)),)) for words in ("Northmoor Police", "5")))
    >>> widths(Table("", (Column("Agency"), Column("All")), (line,)), 5000)
    [3614, 1386]
    """
    columns = range(len(table.columns))
    least = [_least(table, place) * LETTER + EDGES for place in columns]
    if sum(least) >= whole:
        return [whole * each // sum(least) for each in least]
    say = [_typical(table, place) for place in columns]
    return [each + (whole - sum(least)) * much // sum(say) for each, much in zip(least, say, strict=True)]


def _least(table: Table, place: int) -> int:
    """How many letters must fit beside each other."""
    words = [word for said in (table.columns[place].name, *_column(table, place)) for word in said.split()]
    whole = list(_column(table, place)) if stays_on_one_line(table, place) else []
    return min(max(map(len, [*words, *whole]), default=1), LONGEST_WORD)


def _typical(table: Table, place: int) -> int:
    said = [table.columns[place].name, *_column(table, place)]
    return max(sum(map(len, said)) // len(said), 1)


def _column(table: Table, place: int) -> Iterator[str]:
    return (words for line in table.lines for words in _said(line.cells[place]))


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in cell.sentences) if cell.is_list else (cell.text,)
