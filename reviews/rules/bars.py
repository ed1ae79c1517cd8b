"""The pieces of a bar: where each begins and how wide it is, so that all bars of a chart share one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NARROWEST = 14


@dataclass(frozen=True)
class Piece:
    """One stretch of a bar. `middle` is where its number stands."""

    kind: str
    number: int
    x: int
    width: int

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def bar(numbers: Mapping[str, int], *, most: int, width: int) -> list[Piece]:
    """The pieces from left to right; none for a zero, and none too narrow for its number to be read.

    >>> [(piece.kind, piece.x, piece.width) for piece in bar({"late": 1, "soon": 0, "later": 3}, most=4, width=100)]
    [('late', 0, 25), ('later', 27, 75)]
    """
    pieces: list[Piece] = []
    x = 0
    for kind, number in numbers.items():
        if number:
            wide = max(NARROWEST, round(width * number / most))
            pieces.append(Piece(kind, number, x, wide))
            x += wide + 2
    return pieces
