"""Who can see a case, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from partnership.filters import listed, plural
from reviews.vocabulary import Sight


class TypeRow(Protocol):
    """A type of review, as its table holds it."""

    @property
    def name(self) -> str: ...
    @property
    def sight(self) -> Sight: ...


def in_words(sight: Sight, people: int, board: str) -> str:
    """The sentence at the top of a case.

    >>> in_words(Sight.REVIEW_TEAM, 1, "Northmoor Partnership")
    'Review team only: 1 person can see this case.'
    >>> in_words(Sight.PARTNERS, 41, "Northmoor Partnership")
    'Partners: 41 people of Northmoor Partnership can see this case.'
    """
    many = plural(people, "person", "people")
    if sight is Sight.REVIEW_TEAM:
        return f"Review team only: {many} can see this case."
    return f"Partners: {many} of {board} can see this case."


def defaults_in_words(types: Iterable[TypeRow]) -> str:
    """Who sees a new case, by its type: what is asked for before one is chosen."""
    rows = list(types)
    team = listed(row.name for row in rows if row.sight is Sight.REVIEW_TEAM)
    partners = listed(row.name for row in rows if row.sight is Sight.PARTNERS)
    said = []
    if team:
        said.append(f"the review team only, until a manager opens it to partners, for {team}")
    if partners:
        said.append(f"partners from the start for {partners}")
    return f"Who can see it: {'; '.join(said)}."
