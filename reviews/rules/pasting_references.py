"""How a plan refers to a recommendation by its number alone."""

from __future__ import annotations

import re

from partnership.rules.folding import fold

LED_IN = r"(?:recommendations?|recs?|r|no|number)?[ .:#]*"
NUMBER = re.compile(rf"[(#]?{LED_IN}(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)[.):]*")


def is_reference(cell: str) -> bool:
    """Whether a cell says a number and nothing else.

    >>> is_reference("1"), is_reference("Rec 2.1"), is_reference("(3)"), is_reference("4 visits a year")
    (True, True, True, False)
    """
    return NUMBER.fullmatch(fold(cell)) is not None


def bare(reference: str) -> str:
    """The number of a reference by which two are the same, however each is written.

    >>> bare("Rec 1.") == bare("1"), bare("NP/1")
    (True, 'np/1')
    """
    found = NUMBER.fullmatch(fold(reference))
    return found["number"] if found else fold(reference)
