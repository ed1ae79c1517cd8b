"""What a review can grow into, and what the partners weigh when they decide on it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

# From the code of a type to that of the type it can grow into; what is not named here grows into nothing.
GROWS_INTO = {"Rapid Review": "CSPR", "Local learning review": "CSPR", "Single-agency review": "CSPR"}
SOURCE = (
    "SI 2018/789, regulation 11, in our words. To meet one does not by itself decide it: the partners give reasons."
)


class Criterion(StrEnum):
    """What the partners must weigh, among other things."""

    IMPROVEMENTS = "improvements"
    RECURRENT = "recurrent"
    WORKING_TOGETHER = "working_together"
    PANEL = "panel"


WORDS = {
    Criterion.IMPROVEMENTS: "It shows, or may show, what should improve, also where that was found before",
    Criterion.RECURRENT: "It shows, or may show, themes that come back",
    Criterion.WORKING_TOGETHER: "It raises concern about how two or more agencies work together",
    Criterion.PANEL: "The Panel has considered it and holds that a local review may be more appropriate",
}


def in_words(codes: str | None) -> list[str]:
    """The stored criteria as people read them, in the order of the regulation."""
    chosen = set((codes or "").split())
    return [words for criterion, words in WORDS.items() if criterion.value in chosen]


def stored(criteria: Iterable[str]) -> str | None:
    """The chosen criteria in one column.

    >>> stored(["panel", "improvements"])
    'improvements panel'
    """
    chosen = set(criteria)
    return " ".join(each.value for each in Criterion if each.value in chosen) or None
