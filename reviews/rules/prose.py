"""Sentences as a person would write them: numbers that know their rows, lists of names, one, none and many.

A chapter builds a sentence from pieces: plain text, and numbers and names that carry where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID

from partnership.filters import listed, number
from partnership.rules.blocks import Paragraph, Row, Run, Sentence, Source

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
Piece = str | Run


def rows(kind: str, ids: Iterable[UUID]) -> tuple[Row, ...]:
    """The things as rows, each once, in the order given."""
    return tuple(Row(kind, each) for each in dict.fromkeys(ids))


def in_words(count: int) -> str:
    """Up to nine as a word, as the service's style has it in sentences.

    >>> in_words(0), in_words(2), in_words(1200)
    ('no', 'two', '1,200')
    """
    return WORDS[count] if count < len(WORDS) else number(count)


def counted(
    things: Sequence[Row],
    one: str,
    many: str = "",
    *,
    says: str,
    first: bool = False,
    measure: Literal["count", "people", "figures"] = "count",
    count: int | None = None,
) -> Run:
    """How many there are, with the noun: "two Rapid Reviews". `first` begins a sentence.

    `count` is given where it is not the number of rows, as of the people that cases are about.

    >>> counted((), "Rapid Review", says="Rapid Reviews").text
    'no Rapid Reviews'
    """
    total = len(things) if count is None else count
    noun = one if total == 1 else many or f"{one}s"
    words = f"{in_words(total)} {noun}"
    return Run(words[0].upper() + words[1:] if first else words, Source(says, tuple(things), measure))


def figure(things: Sequence[Row], *, says: str, text: str = "") -> Run:
    """A bare number in digits, for tables: the count of the rows."""
    return Run(text or number(len(things)), Source(says, tuple(things)))


def stated(text: str, row: Row, *, says: str) -> Run:
    """Words with a number that a row states, such as "over 350"; never worked out by us."""
    return Run(text, Source(says, (row,), "stated"))


def sentence(*pieces: Piece, source: Source | None = None) -> Sentence:
    """A sentence of pieces; neighbouring plain text becomes one run.

    >>> sentence("Of the ", Run("11"), " actions, ", "none.").text
    'Of the 11 actions, none.'
    """
    runs: list[Run] = []
    for piece in pieces:
        run = piece if isinstance(piece, Run) else Run(piece)
        if runs and runs[-1] == Run(runs[-1].text) and run == Run(run.text):
            runs[-1] = Run(runs[-1].text + run.text)
        else:
            runs.append(run)
    return Sentence(tuple(runs), source)


def told(text: str, things: Iterable[Row], *, says: str) -> Sentence:
    """A sentence without a number that tells something of these rows."""
    return Sentence((Run(text),), Source(says, tuple(things), "none"))


def paragraph(*of: Sentence | None) -> Paragraph:
    """The sentences there are, with a space between."""
    kept = [each for each in of if each is not None]
    spaced = [Sentence((*each.runs, Run(" ")), each.source) for each in kept[:-1]]
    return Paragraph((*spaced, *kept[-1:]))


def names(of: Iterable[str]) -> str:
    """Names as a sentence lists them, each once.

    >>> names(["Child L", "Child A", "Child L"])
    'Child L and Child A'
    """
    return listed(dict.fromkeys(of))
