"""What the columns of a pasted table hold, guessed from the row that names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partnership.rules.folding import fold
from partnership.vocabulary import Labelled

LOOKED_AT = 6  # a title may stand above the names


class PlanColumn(Labelled):
    """What one column of an action plan holds."""

    RECOMMENDATION = "recommendation", "Recommendation"
    REFERENCE = "reference", "Number of the recommendation"
    ACTION = "action", "Action"
    LEAD = "lead", "Lead agency"
    OTHERS = "others", "Other agencies"
    POST = "post", "Post that owns it"
    DUE = "due", "Due date"
    MEASURE = "measure", "Measure"
    OUTCOME = "outcome", "Intended outcome"
    ACCEPTANCE = "acceptance", "Whether it is accepted"
    IGNORE = "ignore", "Leave this column out"


# The words that name a column, whole; what is not here is asked for.
WORDS: dict[PlanColumn, tuple[str, ...]] = {
    PlanColumn.RECOMMENDATION: (
        "recommendation",
        "recommendations",
        "recommendation text",
        "finding and recommendation",
    ),
    PlanColumn.REFERENCE: (
        *("no", "number", "ref", "reference", "rec", "rec no", "rec ref", "recommendation no"),
        *("recommendation number", "recommendation ref", "recommendation reference", "#", "item"),
    ),
    PlanColumn.ACTION: (
        *("action", "actions", "action required", "actions required", "action to be taken", "specific action"),
        *("actions to be taken", "action needed", "what", "what will we do", "agreed action", "task"),
    ),
    PlanColumn.LEAD: (
        *("lead", "lead agency", "lead agencies", "lead organisation", "responsible agency", "agency", "agencies"),
        *("responsibility", "responsible", "who", "organisation", "lead partner", "action owner agency"),
    ),
    PlanColumn.OTHERS: (
        *("other agencies", "others", "supporting agencies", "contributing agencies", "partners", "support"),
        *("supporting partners", "partner agencies", "other agencies involved", "involving", "with"),
    ),
    PlanColumn.POST: (
        *("owner", "lead officer", "responsible officer", "post", "owner post", "action owner", "responsible person"),
        *("lead post", "identified lead", "named officer", "lead person", "officer"),
    ),
    PlanColumn.DUE: (
        *("due", "due date", "date", "by when", "when", "target date", "deadline", "timescale", "timescales"),
        *("completion date", "target", "due by", "target completion date", "date due", "timeframe"),
    ),
    PlanColumn.MEASURE: (
        *(
            "measure",
            "measures",
            "success measure",
            "success measures",
            "evidence",
            "how will we know",
            "evidence required",
        ),
        *("measure of success", "success criteria", "how will it be measured", "monitoring"),
    ),
    PlanColumn.OUTCOME: (
        *(
            "outcome",
            "outcomes",
            "intended outcome",
            "expected outcome",
            "desired outcome",
            "impact",
            "intended impact",
        ),
        *("what will be different",),
    ),
    PlanColumn.ACCEPTANCE: ("accepted", "acceptance", "accepted?", "agreed", "response", "agreed?"),
}
BY_WORDS = {words: column for column, all_words in WORDS.items() for words in all_words}
MARKS = re.compile(r"[^\w#?]+")


def named(cell: str) -> PlanColumn | None:
    """What a cell says that its column holds, where it names one.

    >>> named("Lead  agency:")
    <PlanColumn.LEAD: 'lead'>
    >>> named("Ask Northmoor Police")
    """
    plain = fold(MARKS.sub(" ", cell))
    return BY_WORDS.get(plain) or BY_WORDS.get(plain.removesuffix("?").removesuffix(" s"))


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows names the columns: one that names two or more."""
    return next((place for place, row in enumerate(rows[:LOOKED_AT]) if _names(row) > 1), None)


def _names(row: Sequence[str]) -> int:
    return len({column for cell in row if (column := named(cell))})


def guessed(row: Sequence[str]) -> list[PlanColumn]:
    """What each column holds by its name; a second of one kind, and what names nothing, is left out."""
    found: list[PlanColumn] = []
    for cell in row:
        column = named(cell)
        is_new = column is not None and column not in found
        found.append(column if column and is_new else PlanColumn.IGNORE)
    return found


def faults(columns: Sequence[PlanColumn]) -> list[str]:
    """What must be named otherwise before anything can be made."""
    twice = {each.label for each in columns if each is not PlanColumn.IGNORE and columns.count(each) > 1}
    said = [f"Only one column can be “{label}”. Leave the others out." for label in sorted(twice)]
    if PlanColumn.ACTION not in columns and PlanColumn.RECOMMENDATION not in columns:
        said.append("Say which column holds the actions")
    return said
