"""Rows of a pasted plan that look like two in one: two numbers or two dates over a line break of one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviews.rules import pasting_doubts as doubts
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_doubts import Answers, Question
from reviews.rules.pasting_references import is_reference
from reviews.rules.stated_words import NotADate, from_words

Numbered = Sequence[tuple[int, Sequence[str]]]


@dataclass
class Parting:
    """The rows as answered: a row that is two stands twice under its number. `waiting` numbers make nothing."""

    rows: list[tuple[int, Sequence[str]]] = field(default_factory=list)
    questions: dict[int, Question] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)


def parted(rows: Numbered, columns: Sequence[PlanColumn], answers: Mapping[str, str]) -> Parting:
    found, given = Parting(), Answers(answers)
    for number, row in rows:
        count = lines_in(row, columns)
        can_part = count > 1 and _actions(row, columns) == count
        answer = ""
        if count > 1:
            asked = doubts.about_two(number, count, can_part=can_part)
            found.questions[number] = asked
            answer = given.to(asked)
            found.waiting |= set() if answer in (doubts.TWO, doubts.ONE) else {number}
        found.rows += [(number, each) for each in _parts(row, count)] if answer == doubts.TWO else [(number, row)]
    return found


def lines_in(row: Sequence[str], columns: Sequence[PlanColumn]) -> int:
    """How many rows it looks like: by the numbers or the dates, each on a line of its own in one cell.

    >>> lines_in(["5.1\\n5.2", "Print"], [PlanColumn.NOTE, PlanColumn.ACTION])
    2
    >>> lines_in(["March\\n2027", "Print"], [PlanColumn.DUE, PlanColumn.ACTION])
    1
    """
    counts = [
        len(lines_of(cell))
        for cell, column in zip(row, columns, strict=True)
        if (column in (PlanColumn.REFERENCE, PlanColumn.NOTE) and all(is_reference(each) for each in lines_of(cell)))
        or (column is PlanColumn.DUE and not _is_date(cell) and all(_is_date(each) for each in lines_of(cell)))
    ]
    return max([1, *counts])


def lines_of(cell: str) -> list[str]:
    return [line for line in cell.split("\n") if line]


def _is_date(words: str) -> bool:
    try:
        from_words(words)
    except NotADate:
        return False
    return True


def _actions(row: Sequence[str], columns: Sequence[PlanColumn]) -> int:
    """How many lines its action has, or its recommendation where no column holds actions."""
    column = PlanColumn.ACTION if PlanColumn.ACTION in columns else PlanColumn.RECOMMENDATION
    return len(lines_of(row[columns.index(column)])) if column in columns else 0


def _parts(row: Sequence[str], count: int) -> list[list[str]]:
    """One row for each line: cells of as many lines give one each, the others all that they say."""
    cells = [lines_of(cell) if len(lines_of(cell)) == count else [cell] * count for cell in row]
    return [list(each) for each in zip(*cells, strict=True)]
