"""The first rows of a list for a home page, with how many there are in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Few(Generic[T]):
    """`all` is how many there are; the page says so where it shows fewer."""

    rows: list[T]
    all: int

    @property
    def is_cut(self) -> bool:
        return self.all > len(self.rows)


def few(found: Sequence[Any], made: Callable[..., T]) -> Few[T]:
    """Of rows that begin with the number of all, each made of what follows."""
    return Few([made(*row[1:]) for row in found], found[0][0] if found else 0)
