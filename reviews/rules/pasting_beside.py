"""What pasted rows say that the record has no place for: it is kept in words beside the action, or told of."""

from __future__ import annotations

from partnership.filters import listed
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_made import Planned, Seen
from reviews.rules.stated import StatedDate

NOTES = PlanColumn.NOTE
OF_RECOMMENDATION = (PlanColumn.RECOMMENDATION, PlanColumn.REFERENCE, PlanColumn.ACCEPTANCE)


def line(column: PlanColumn, words: str) -> str:
    """A cell in words.

    >>> line(PlanColumn.DUE, "when agreed")
    'Due date: when agreed'
    """
    return f"{column.label}: {words}"


def of_twin(row: Seen, twin: Planned, due: StatedDate | None) -> list[str]:
    """What a row says otherwise than the action that it is put together with."""
    same = {
        PlanColumn.DUE: due == twin.due,
        PlanColumn.MEASURE: row.says.get(PlanColumn.MEASURE) == twin.measure,
        PlanColumn.OUTCOME: row.says.get(PlanColumn.OUTCOME) == twin.outcome,
    }
    return [line(column, row.says[column]) for column, is_same in same.items() if row.says.get(column) and not is_same]


def move(row: Seen, action: Planned) -> None:
    """The action keeps what the row has no other place for."""
    action.beside += [each for each in (row.says.get(NOTES, ""), *row.beside) if each]


def left_out_of(row: Seen) -> str:
    """A sentence on the cells that a recommendation without an action has no place for; empty where there is none."""
    cells = [column.label for column, words in row.says.items() if words and column not in (*OF_RECOMMENDATION, NOTES)]
    lost = [f"“{each}”" for each in (*cells, *row.says.get(NOTES, "").split("\n"), *row.beside) if each]
    return f"Left out, as it has no action: {listed(lost)}" if lost else ""
