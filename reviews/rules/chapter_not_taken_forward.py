"""What was not taken forward: recommendations refused, or accepted in part, with reasons; cases that had no review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from partnership.rules.blocks import Block, Cell, Chapter, Column, Line, Row, Sentence, Table
from reviews.rules.facts import Facts, RecommendationFacts
from reviews.rules.prose import counted, paragraph, rows, sentence, told
from reviews.rules.prose_records import and_between, counted_only, plain, plain_sentence, record
from reviews.vocabulary import Acceptance

KEY, TITLE = "not-taken-forward", "What was not taken forward"
NOT_TAKEN = (Acceptance.NOT_ACCEPTED, Acceptance.PARTLY)


def chapter(facts: Facts) -> Chapter:
    """A recommendation of a case that is not named is counted, not told; of cases without a review only the number."""
    named = {case.id for case in facts.cases if case.is_named}
    shown = [each for each in facts.recommendations if each.acceptance in NOT_TAKEN and each.case_id in named]
    opening = [*_recommendations(facts, named), _considered(facts)]
    blocks = [Block("not-taken-forward.intro", paragraph(*opening))]
    if shown:
        blocks.append(Block("not-taken-forward.recommendations", _table(shown, facts)))
    return Chapter(KEY, TITLE, tuple(blocks))


def _recommendations(facts: Facts, named: AbstractSet[UUID]) -> Iterable[Sentence | None]:
    every = facts.recommendations
    if not every:
        yield plain_sentence(
            "No recommendations are recorded for this year’s reviews, so nothing can be said of any that partners "
            "did not accept."
        )
        return
    taken = {way: _rows(each for each in every if each.acceptance is way) for way in Acceptance}
    total = counted(_rows(every), "recommendation", says="Recommendations of the year")
    yield sentence("This year’s reviews made ", total, ".")
    yield _decided(taken[Acceptance.NOT_ACCEPTED], taken[Acceptance.PARTLY], _rows(every))
    hidden = _rows(each for each in every if each.acceptance in NOT_TAKEN and each.case_id not in named)
    yield counted_only(hidden, ("comes from", "come from"))
    yield _undecided(taken[Acceptance.NOT_SAID])


def _decided(refused: Sequence[Row], partly: Sequence[Row], every: Sequence[Row]) -> Sentence:
    held = [(found, way) for found, way in ((refused, "not accepted"), (partly, "accepted in part")) if found]
    pieces = [
        counted(found, f"was {way}", f"were {way}", says=f"Recommendations {way}", first=not place)
        for place, (found, way) in enumerate(held)
    ]
    if not pieces:
        text = "None is recorded as not accepted, or as accepted in part."
        return told(text, every, says="Recommendations of the year")
    return sentence(*and_between(pieces), ".")


def _undecided(found: Sequence[Row]) -> Sentence | None:
    if not found:
        return None
    number = counted(found, "recommendation", says="Recommendations without a decision")
    return sentence("No decision is recorded yet for ", number, ".")


def _considered(facts: Facts) -> Sentence:
    if not facts.considered:
        return plain_sentence("No case is recorded that was considered and not reviewed.")
    found = rows("case", facts.considered)
    was = "was" if len(found) == 1 else "were"
    number = counted(found, "case", says="Cases considered and not reviewed", first=True)
    return sentence(number, f" {was} considered in the year and not reviewed.")


def _table(shown: Sequence[RecommendationFacts], facts: Facts) -> Table:
    names = {case.id: case.name for case in facts.cases}
    lines = tuple(Line(_cells(each, names[each.case_id])) for each in shown)
    columns = (Column("Recommendation"), Column("From"), Column("What was decided"), Column("Reason"))
    return Table("Recommendations not accepted, or accepted in part", columns, lines)


def _cells(each: RecommendationFacts, case: str) -> tuple[Cell, ...]:
    [row] = _rows([each])
    said = ((each.text, "The recommendation"), (case, "Its case"), (each.acceptance.label, "What was decided"))
    reason = Cell((sentence(record(each.reason, row, says="The reason")),)) if each.reason else plain("Not recorded")
    return (*(Cell((sentence(record(words, row, says=says)),)) for words, says in said), reason)


def _rows(of: Iterable[RecommendationFacts]) -> tuple[Row, ...]:
    return rows("recommendation", [each.id for each in of])
