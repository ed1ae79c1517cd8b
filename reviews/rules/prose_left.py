"""How a report speaks of what the record holds and it does not: as numbers, each with its rows, and never told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnership.rules.blocks import Row, Run, Sentence, Source
from reviews.rules.facts import LeftFacts
from reviews.rules.prose import counted, in_words, rows, sentence


@dataclass(frozen=True)
class Noun:
    """A kind of row, and its words for one and for many."""

    kind: str
    one: str
    many: str

    def rows(self, left: Iterable[LeftFacts]) -> tuple[Row, ...]:
        return rows(self.kind, [each.id for each in left])


ACTIONS = Noun("action", "action", "actions")
OF_THE_RECORD = ("the", " in the record")
EVIDENCE = Noun("evidence", "piece of evidence", "pieces of evidence")


def none_goes_in(left: Sequence[Row], noun: Noun, whose: tuple[str, str] = ("its", "")) -> Sentence | None:
    """Nothing where the record has none either. `whose` stands before and after the number.

    >>> none_goes_in(rows("action", "ab"), ACTIONS).text
    'None of its two actions goes into this report.'
    """
    if not left:
        return None
    before, after = whose
    number = counted(left, noun.one, noun.many, says=f"All {noun.many} of the record")
    if len(left) == 1:
        return sentence(f"{before.capitalize()} ", number, f"{after} does not go into this report.")
    return sentence(f"None of {before} ", number, f"{after} goes into this report.")


def some_go_in(inside: Sequence[Row], left: Sequence[Row], noun: Noun) -> Sentence:
    """How many of all there are.

    >>> some_go_in(rows("action", "a"), rows("action", "bc"), ACTIONS).text
    'Of its three actions one is in this report.'
    """
    every = counted([*inside, *left], noun.one, noun.many, says=f"All {noun.many} of the record")
    number = Run(in_words(len(inside)), Source(f"{noun.many.capitalize()} in this report", tuple(inside)))
    return sentence("Of its ", every, " ", number, f" {'is' if len(inside) == 1 else 'are'} in this report.")
