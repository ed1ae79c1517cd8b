"""What a recommendation must say about itself."""

from __future__ import annotations

from partnership.errors import RuleBroken
from reviews.vocabulary import Acceptance

NEED_A_REASON = frozenset({Acceptance.PARTLY, Acceptance.NOT_ACCEPTED})
ENTER_WHY = "Enter why it is not accepted, or not in full"


def lacks_reason(acceptance: Acceptance, reason: str | None) -> bool:
    """Whether a reason is needed and is not there.

    >>> lacks_reason(Acceptance.PARTLY, " "), lacks_reason(Acceptance.ACCEPTED, None)
    (True, False)
    """
    return acceptance in NEED_A_REASON and not (reason or "").strip()


def check(acceptance: Acceptance, reason: str | None) -> None:
    """RuleBroken where a recommendation is not accepted, or not in full, and nobody says why."""
    if lacks_reason(acceptance, reason):
        raise RuleBroken(f"{ENTER_WHY}.")
