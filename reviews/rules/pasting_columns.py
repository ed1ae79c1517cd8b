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
    NOTE = "note", "Keep its words beside the action"
    IGNORE = "ignore", "Leave this column out"


ONCE = frozenset(PlanColumn) - {PlanColumn.NOTE, PlanColumn.IGNORE}

# The words that name a column, whole; what is not here is kept beside the action.
WORDS: dict[PlanColumn, tuple[str, ...]] = {
    PlanColumn.RECOMMENDATION: (
        *("recommendation", "recommendations", "recommendation text", "finding and recommendation"),
        *("review recommendation", "lcspr recommendation", "rapid review recommendation"),
    ),
    PlanColumn.REFERENCE: (
        *("no", "number", "ref", "ref no", "reference", "rec", "rec no", "rec ref", "recommendation no"),
        *("recommendation number", "recommendation ref", "recommendation reference", "#", "item", "item no"),
    ),
    PlanColumn.ACTION: (
        *("action", "actions", "action required", "actions required", "action to be taken", "specific action"),
        *("actions to be taken", "action needed", "what", "what will we do", "agreed action", "task"),
        *("agreed actions", "actions agreed", "key action", "key actions", "action point", "action points"),
        *("specific actions", "proposed action", "planned action", "action description", "actions needed", "tasks"),
        *("what needs to happen", "what needs to be done", "what needs to change", "what will be done"),
        *("what do we need to do", "what are we going to do", "what we will do", "what must happen"),
    ),
    PlanColumn.LEAD: (
        *("lead", "lead agency", "lead agencies", "lead organisation", "responsible agency", "agency", "agencies"),
        *("responsibility", "responsible", "who", "organisation", "lead partner", "action owner agency", "leads"),
        *("by whom", "agency lead", "agency responsible", "lead organisations", "who is responsible"),
        *(
            "who will do it",
            "who will lead",
            "responsible lead",
            "responsible organisation",
            "lead body",
            "action lead",
        ),
    ),
    PlanColumn.OTHERS: (
        *("other agencies", "others", "supporting agencies", "contributing agencies", "partners", "support"),
        *("supporting partners", "partner agencies", "other agencies involved", "involving", "with"),
    ),
    PlanColumn.POST: (
        *("owner", "lead officer", "responsible officer", "post", "owner post", "action owner", "responsible person"),
        *("lead post", "identified lead", "named officer", "lead person", "officer", "person responsible"),
        *("named lead", "job title", "lead role"),
    ),
    PlanColumn.DUE: (
        *("due", "due date", "date", "by when", "when", "target date", "deadline", "timescale", "timescales"),
        *("completion date", "target", "due by", "target completion date", "date due", "timeframe", "time scale"),
        *("when by", "timeline", "time frame", "date for completion", "target timescale", "end date", "deadlines"),
    ),
    PlanColumn.MEASURE: (
        *("measure", "measures", "success measure", "success measures", "evidence", "how will we know"),
        *("evidence required", "measure of success", "success criteria", "how will it be measured", "monitoring"),
        *("how will we measure success", "how will we know it has worked", "how will we know it has made a difference"),
    ),
    PlanColumn.OUTCOME: (
        *("outcome", "outcomes", "intended outcome", "expected outcome", "desired outcome", "impact"),
        *("intended impact", "what will be different", "expected impact", "what difference will it make"),
        *("intended outcomes", "expected outcomes", "desired outcomes", "what do we want to achieve"),
    ),
    PlanColumn.ACCEPTANCE: ("accepted", "acceptance", "accepted?", "agreed", "response", "agreed?"),
    PlanColumn.NOTE: (
        *("progress", "progress update", "progress updates", "progress to date", "progress notes", "current progress"),
        *("update", "updates", "latest update", "status", "current status", "current position", "position"),
        *("rag", "rag rating", "rag status", "brag", "brag rating", "comment", "comments", "note", "notes"),
        *("priority", "date completed", "action taken", "actions taken", "action no", "action number", "action ref"),
    ),
}
BY_WORDS = {words: column for column, all_words in WORDS.items() for words in all_words}
MARKS = re.compile(r"[^\w#?]+")
BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
BETWEEN = re.compile(r"[/|&,;\n–]| - |\band\b|\bor\b", re.IGNORECASE)
OF_RECOMMENDATION = re.compile(r"\brec")


def named(cell: str) -> PlanColumn | None:
    """What a cell says that its column holds, where it names one; of two that it names, the action.

    >>> named("Lead  agency:")
    <PlanColumn.LEAD: 'lead'>
    >>> named("Recommendation / Action (SMART)")
    <PlanColumn.ACTION: 'action'>
    >>> named("Ask Northmoor Police")
    """
    bare = BRACKETS.sub(" ", cell)
    return _of_words(cell) or _of_words(bare) or _of_pieces(bare)


def _of_words(words: str) -> PlanColumn | None:
    plain = fold(MARKS.sub(" ", words))
    return BY_WORDS.get(plain) or BY_WORDS.get(plain.removesuffix("?").removesuffix(" s"))


def _of_pieces(words: str) -> PlanColumn | None:
    """What words parted by a stroke or an “and” name: nothing where one of them names nothing."""
    found = [_of_words(each) for each in BETWEEN.split(words) if each.strip()]
    if not found or None in found:
        return None
    return PlanColumn.ACTION if PlanColumn.ACTION in found else found[0]


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows names the columns: one that names two or more."""
    return next((place for place, row in enumerate(rows[:LOOKED_AT]) if _names(row) > 1), None)


def _names(row: Sequence[str]) -> int:
    return len({column for cell in row if (column := named(cell))})


def guessed(row: Sequence[str], below: Sequence[Sequence[str]] = ()) -> list[PlanColumn]:
    """What each column holds by its name; a second of one kind, and what names nothing, is kept beside the action.

    A number is that of a recommendation where its heading says so, or where each stands beside a recommendation
    of its own: else the rows of the plan are counted, and not what the review recommends.
    """
    names = [named(cell) or PlanColumn.NOTE for cell in row]
    numbers = [place for place, column in enumerate(names) if column is PlanColumn.REFERENCE]
    said = [place for place in numbers if OF_RECOMMENDATION.search(fold(row[place]))]
    for place in numbers:
        if place not in (said or _numbering(names, numbers, below)):
            names[place] = PlanColumn.NOTE
    return [
        PlanColumn.NOTE if column in names[:place] and column in ONCE else column for place, column in enumerate(names)
    ]


def _numbering(names: Sequence[PlanColumn], numbers: Sequence[int], below: Sequence[Sequence[str]]) -> list[int]:
    """Those columns of numbers whose numbers each stand beside one recommendation, and no two beside the same."""
    if PlanColumn.RECOMMENDATION not in names:
        return []
    text = names.index(PlanColumn.RECOMMENDATION)
    found = []
    for place in numbers:
        pairs = {(row[place], fold(row[text])) for row in below if row[place]}
        texts = {words for _, words in pairs}
        if "" not in texts and len(pairs) == len(texts):
            found.append(place)
    return found


def faults(columns: Sequence[PlanColumn]) -> list[str]:
    """What must be named otherwise before anything can be made."""
    twice = {each.label for each in columns if each in ONCE and columns.count(each) > 1}
    said = [f"Only one column can be “{label}”. Keep the others beside the action." for label in sorted(twice)]
    if PlanColumn.ACTION not in columns and PlanColumn.RECOMMENDATION not in columns:
        said.append("Say which column holds the actions")
    return said
