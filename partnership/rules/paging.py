"""One page of a sequence that is there as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def a_page(items: Sequence[T], number: int, size: int) -> tuple[Sequence[T], int, int]:
    """The items of a page, its number and how many pages there are; the nearest page where there is none such.

    >>> a_page("abcde", 9, 2)
    ('e', 3, 3)
    """
    pages = max(1, -(-len(items) // size))
    number = min(max(1, number), pages)
    return items[(number - 1) * size : number * size], number, pages
