"""Who can see a case, in words."""

from __future__ import annotations

from partnership.filters import plural
from reviews.vocabulary import Sight


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


def default_in_words(sight: Sight) -> str:
    """What a type of review says of who sees a new case."""
    if sight is Sight.REVIEW_TEAM:
        return "Review team only, until a manager opens it to partners"
    return "Partners can see it from the start"
