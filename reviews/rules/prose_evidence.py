"""How a piece of evidence is told, strongest first, and what no evidence shows yet.

A level says what kind of thing the evidence tells of, never whether the news is good: so do the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnership.filters import day
from partnership.rules.blocks import Row, Run, Sentence, Sentences, Source
from reviews.rules.evidence import IN_ORDER, highest, rank
from reviews.rules.facts import EvidenceFacts, FigureFacts, Scope
from reviews.rules.prose import Piece, paragraph, rows, sentence, stated, told
from reviews.rules.prose_left import EVIDENCE, none_goes_in
from reviews.rules.prose_records import is_planned, plain_sentence, record, series
from reviews.vocabulary import EvidenceLevel

TELLS_OF = {
    EvidenceLevel.ACTIVITY: "what was done",
    EvidenceLevel.REACH: "who was reached and what they thought of it",
    EvidenceLevel.KNOWLEDGE: "what people know or can do",
    EvidenceLevel.PRACTICE: "how people work",
    EvidenceLevel.OUTCOME: "how children, adults and families fare",
}


def level_heading(level: EvidenceLevel | None) -> str:
    """The level and what it is, as a heading over its evidence.

    >>> level_heading(EvidenceLevel.PRACTICE), level_heading(None)
    ('Practice: how people work', 'No level yet')
    """
    return f"{level.label}: {TELLS_OF[level]}" if level else "No level yet"


def strongest_first(evidence: Iterable[EvidenceFacts]) -> list[EvidenceFacts]:
    """By level, highest first; of one level in the order given."""
    return sorted(evidence, key=lambda each: rank(each.level))


def evidence_item(each: EvidenceFacts, scope: Scope, *, lead: str = "") -> Sentences:
    """The sentences of a piece of evidence, spaced, for a bullet. `lead` stands before, in bold."""
    return paragraph(*evidence_sentences(each, scope, lead=lead)).sentences


def evidence_sentences(each: EvidenceFacts, scope: Scope, *, lead: str = "") -> list[Sentence | None]:
    """What it shows, its figures as stated, and when it is looked at again."""
    row = Row("evidence", each.id)
    before: list[Piece] = [Run(f"{lead}.", bold=True), " "] if lead else []
    first = sentence(
        *before,
        record(each.summary.rstrip(". "), row, says="What the evidence shows"),
        *_whose_and_when(each, row, scope),
        ".",
        source=Source("What the evidence shows", (row,), "none"),
    )
    return [first, _figures(each.figures, row), _lasted(each, row), _checked_again(each, row, scope)]


def not_shown(evidence: Sequence[EvidenceFacts], scope: Scope, others: Sequence[Row] = ()) -> tuple[Sentence, ...]:
    """What the evidence does not tell of, and when somebody looks again, or that no day for it is set.

    `others` is what the record holds of it and this report does not: then nothing is said of all that is recorded.
    """
    found = rows("evidence", [each.id for each in evidence])
    if not found:
        none = plain_sentence("No evidence is recorded yet of what difference this made.")
        return (none_goes_in(others, EVIDENCE) or none,)
    checked = next_check(evidence, scope, " for this evidence" if others else "")
    level = highest(each.level for each in evidence)
    if level is None:
        text = "None of this evidence has been given a level yet, so what kind of change it shows is not said."
        return told(text, found, says="Evidence without a level"), checked
    if level is EvidenceLevel.OUTCOME:
        return _outcomes_lasted(evidence), checked
    above = [TELLS_OF[each] for each in IN_ORDER[IN_ORDER.index(level) + 1 :]]
    what, nothing = ("This evidence", "None of it") if others else ("What is recorded", "Nothing recorded yet")
    if others and level is not EvidenceLevel.ACTIVITY:
        nothing = "None of this evidence"
    only = f"{what} tells of activity alone. " if level is EvidenceLevel.ACTIVITY else ""
    text = f"{only}{nothing} tells of {_either(above)}."
    return told(text, found, says="The levels of this evidence"), checked


def next_check(evidence: Iterable[EvidenceFacts], scope: Scope, of: str = "") -> Sentence:
    """The first day still to come on which some of it is looked at again."""
    ahead = [each for each in evidence if each.check_again_on and each.check_again_on > scope.position_on]
    if not ahead:
        return plain_sentence(f"No next check is set{of}.")
    first = min(ahead, key=lambda each: (each.check_again_on, str(each.id)))
    text = f"The next check{of} is on {day(first.check_again_on)}."
    return told(text, rows("evidence", [first.id]), says="When the evidence is to be looked at again")


def _outcomes_lasted(evidence: Sequence[EvidenceFacts]) -> Sentence:
    outcomes = [each for each in evidence if each.level is EvidenceLevel.OUTCOME]
    lasting = [each for each in outcomes if each.is_sustained]
    found = rows("evidence", [each.id for each in lasting or outcomes])
    text = (
        "What was found was looked at again later for at least some of it, and had lasted."
        if lasting
        else "Whether what was found has lasted is not recorded."
    )
    return told(text, found, says="Whether outcomes were found again later")


def _whose_and_when(each: EvidenceFacts, row: Row, scope: Scope) -> tuple[Run, ...]:
    said = [series(each.agencies)] if each.agencies else []
    if each.period is not None:
        later = f", after {day(scope.position_on)}" if is_planned(each.period, scope) else ""
        said.append(f"{each.period.in_words}{later}")
    return (record(f" ({'; '.join(said)})", row, says="Whose it is, and the time it describes"),) if said else ()


def _figures(figures: Sequence[FigureFacts], row: Row) -> Sentence | None:
    """Each figure after its label, so that the words of the source need no bending."""
    if not figures:
        return None
    pieces: list[Piece] = []
    for each in figures:
        label = each.label if pieces else f"{each.label[:1].upper()}{each.label[1:]}"
        period = f" ({each.figure.period})" if each.figure.period else ""
        pieces += [
            "; " if pieces else "",
            record(label, row, says="What the figure counts"),
            ": ",
            stated(f"{each.figure.with_unit}{period}", row, says=each.label),
        ]
    return sentence(*pieces[1:], ".")


def _lasted(each: EvidenceFacts, row: Row) -> Sentence | None:
    text = "It was found again when it was looked at later."
    return told(text, (row,), says="Evidence that lasted") if each.is_sustained else None


def _checked_again(each: EvidenceFacts, row: Row, scope: Scope) -> Sentence | None:
    if each.check_again_on is None:
        return None
    is_ahead = each.check_again_on > scope.position_on
    text = f"It {'is' if is_ahead else 'was'} to be looked at again on {day(each.check_again_on)}."
    return told(text, (row,), says="When the evidence is to be looked at again")


def _either(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
