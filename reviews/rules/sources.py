"""What is to be known of an action that comes from a case which only its review team sees."""

from __future__ import annotations

from collections.abc import Collection

from reviews.vocabulary import Sight

ALONE = (
    "This action comes from a case that only its review team can see: nobody else sees the action. "
    "To let an agency see its own part alone, change that part."
)
BESIDE_OTHERS = (
    "One of the cases is for its review team only. People who see this action by another of its cases read its words "
    "and may not know that case: write nothing here that tells of it."
)
HINT = (
    "Whoever sees one of the cases of an action reads its words. Where you choose a case of the review team only, "
    "write nothing that tells of it."
)


def warning(sights: Collection[Sight]) -> str:
    """What to warn of, from who may see each case that an action comes from; nothing where partners see them all.

    >>> warning([Sight.PARTNERS])
    ''
    >>> warning([Sight.PARTNERS, Sight.REVIEW_TEAM]) == BESIDE_OTHERS
    True
    """
    if Sight.REVIEW_TEAM not in sights:
        return ""
    return BESIDE_OTHERS if Sight.PARTNERS in sights else ALONE
