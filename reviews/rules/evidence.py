"""What evidence is worth: its levels explained, its strength in squares, and the highest of several."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviews.vocabulary import EvidenceLevel

# What each level is, in one line, for those who have to choose one.
MEANS = {
    EvidenceLevel.ACTIVITY: "Something was done or made: a meeting held, a policy published.",
    EvidenceLevel.REACH: "Somebody was reached, and perhaps liked it: how many came, what they said of it.",
    EvidenceLevel.KNOWLEDGE: "Somebody knows or can do more than before: a test, confidence before and after.",
    EvidenceLevel.PRACTICE: "People work differently: an audit, a dip sample, a case where the change was used.",
    EvidenceLevel.OUTCOME: "Children, adults or families are better off: they say so, or a measure moved.",
}
SQUARES = {
    None: 0,
    EvidenceLevel.ACTIVITY: 1,
    EvidenceLevel.REACH: 1,
    EvidenceLevel.KNOWLEDGE: 1,
    EvidenceLevel.PRACTICE: 2,
    EvidenceLevel.OUTCOME: 3,
}
OF_CHANGE = frozenset({EvidenceLevel.PRACTICE, EvidenceLevel.OUTCOME})
IN_ORDER = list(EvidenceLevel)

KINDS = (
    "Audit result",
    "Case example",
    "External judgement",
    "Indicator",
    "Minutes",
    "Policy or protocol",
    "Quote",
    "Survey",
    "System change",
    "Training record",
)
ELSEWHERE = "It describes the country, not this area."
ALSO, CONFLICT, NOTE = "Also", "The source also says", "Note"
# What those who wrote a file down noted beside a piece of evidence stands after its summary, each under its label.
NOTES = re.compile(rf"(?<=[.”]) (?:{ALSO}|{CONFLICT}|{NOTE}): .*", re.DOTALL)


def without_notes(summary: str) -> str:
    """The summary of a loaded row without what was noted beside it when the file was written down.

    >>> without_notes("650 cases were checked. The source also says: line 593 says 600.")
    '650 cases were checked.'
    """
    found = NOTES.search(summary)
    if found is None:
        return summary
    rest = f" {ELSEWHERE}" if ELSEWHERE in found[0] else ""
    return f"{summary[: found.start()]}{rest}"


def highest(levels: Iterable[EvidenceLevel | None]) -> EvidenceLevel | None:
    """The highest level among them, or none where none has one.

    >>> highest([EvidenceLevel.REACH, None, EvidenceLevel.PRACTICE]).label, highest([None])
    ('Practice', None)
    """
    held = [level for level in levels if level is not None]
    return max(held, key=IN_ORDER.index, default=None)


def rank(level: EvidenceLevel | None) -> int:
    """Sorts the strongest first, and what has no level last.

    >>> rank(EvidenceLevel.OUTCOME) < rank(EvidenceLevel.ACTIVITY) < rank(None)
    True
    """
    return len(IN_ORDER) if level is None else len(IN_ORDER) - 1 - IN_ORDER.index(level)


def strength(level: EvidenceLevel | None, is_sustained: bool | None) -> str:
    """The level in a word, and whether it was found to last.

    >>> strength(EvidenceLevel.PRACTICE, True), strength(EvidenceLevel.REACH, None), strength(None, True)
    ('Practice, sustained', 'Reach', 'No level yet')
    """
    if level is None:
        return "No level yet"
    return f"{level.label}, sustained" if is_sustained else level.label
