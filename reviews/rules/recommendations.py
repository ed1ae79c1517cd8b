"""What a recommendation must say about itself."""

from __future__ import annotations

from partnership.errors import RuleBroken
from reviews.vocabulary import Acceptance, Watch

NEED_A_REASON = frozenset({Acceptance.PARTLY, Acceptance.NOT_ACCEPTED})
WATCHED_ELSEWHERE = frozenset({Watch.OTHER_AREA, Watch.NATIONAL_BODY})
ENTER_WHY = "Enter why it is not accepted, or not in full"


def lacks_reason(acceptance: Acceptance, reason: str | None) -> bool:
    """Whether a reason is needed and is not there.

    >>> lacks_reason(Acceptance.PARTLY, " "), lacks_reason(Acceptance.ACCEPTED, None)
    (True, False)
    """
    return acceptance in NEED_A_REASON and not (reason or "").strip()


def wants_action(acceptance: Acceptance, watch: Watch) -> bool:
    """Whether an action here is missing where there is none: not where it is refused, or watched elsewhere.

    >>> wants_action(Acceptance.NOT_SAID, Watch.THIS_BOARD), wants_action(Acceptance.ACCEPTED, Watch.OTHER_AREA)
    (True, False)
    """
    return acceptance is not Acceptance.NOT_ACCEPTED and watch not in WATCHED_ELSEWHERE


def check(acceptance: Acceptance, reason: str | None) -> None:
    """RuleBroken where a recommendation is not accepted, or not in full, and nobody says why."""
    if lacks_reason(acceptance, reason):
        raise RuleBroken(f"{ENTER_WHY}.")
