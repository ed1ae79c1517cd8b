"""Words of the record as a report takes them over, lists of such words, and what is only planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnership.rules.blocks import Cell, Row, Run, Sentence, Source
from reviews.rules.facts import Scope
from reviews.rules.prose import Piece, counted, names, sentence
from reviews.rules.stated import StatedDate


def record(text: str, row: Row, *, says: str) -> Run:
    """Words that stand in the record as they are; numbers in them are the record's own."""
    return Run(text, Source(says, (row,), "none"))


def series(of: Iterable[str]) -> str:
    """Names as a sentence lists them, each once; with semicolons where a name has an "and" or a comma itself.

    >>> series(["Police", "Health"]), series(["Schools and colleges", "Police"])
    ('Police and Health', 'Schools and colleges; Police')
    """
    each_once = list(dict.fromkeys(of))
    return "; ".join(each_once) if any(" and " in one or "," in one for one in each_once) else names(each_once)


def and_between(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces as a sentence lists them.

    >>> and_between(["a", "b", "c"])
    ['a', ', ', 'b', ' and ', 'c']
    """
    joined: list[Piece] = []
    for place, each in enumerate(pieces):
        if place:
            joined.append(" and " if place == len(pieces) - 1 else ", ")
        joined.append(each)
    return joined


def listed_pieces(groups: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Groups of pieces as a sentence lists them.

    >>> listed_pieces([["a", " (", "b)"], ["c"]])
    ['a', ' (', 'b)', ' and ', 'c']
    """
    last = len(groups) - 1
    between = ["" if not place else " and " if place == last else ", " for place in range(len(groups))]
    return [piece for before, each in zip(between, groups, strict=True) for piece in (before, *each) if piece]


def is_planned(on: StatedDate | None, scope: Scope) -> bool:
    """Whether it lies wholly after the day that the report tells of, so that it is a plan and no fact."""
    return on is not None and on.earliest is not None and on.earliest > scope.position_on


def is_past(on: StatedDate | None, scope: Scope) -> bool:
    """Whether every day that it may mean had gone by on the day that the report tells of."""
    return on is not None and on.latest is not None and on.latest < scope.position_on


def counted_only(found: Sequence[Row], verb: tuple[str, str]) -> Sentence | None:
    """Says of what hangs from cases that are not named that it is counted and not described; nothing of nothing.

    It stands right after the sentence that counts them all.
    """
    if not found:
        return None
    one, many = f"{verb[0]} a case not named in this report and is", f"{verb[1]} cases not named in this report and are"
    number = counted(found, one, many, says="Of cases that are not named here")
    return sentence("Of these, ", number, " counted, not described.")


def plain(text: str) -> Cell:
    """A cell of words that are no number."""
    return Cell((plain_sentence(text),))


def undecided(count: int) -> Sentence | None:
    """Beside a sentence that says there is nothing: that something may belong here which nobody has decided on."""
    return plain_sentence("Some that may belong here have not been decided on.") if count else None


def plain_sentence(text: str) -> Sentence:
    """A sentence of ours that stands on no row."""
    return Sentence((Run(text),))
