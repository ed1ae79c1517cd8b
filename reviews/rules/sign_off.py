"""Who may sign off a part, beside holding the role: nobody signs off what she reported herself."""

from __future__ import annotations

from partnership.errors import RuleBroken
from reviews.vocabulary import PartStatus

NOT_DONE = "Only a part that is done can be signed off. Post an update first."
ALREADY = "This part is signed off already."
OWN_UPDATE = "You posted the last update of this part. Ask the chair or another manager to sign it off."
OWN_AGENCY = (
    "This part is your own office’s or agency’s. Ask the chair or another manager to sign it off, "
    "or enter why you sign it off yourself."
)


def check(status: PartStatus, *, is_signed_off: bool, is_own_update: bool, is_own_agency: bool, reason: str) -> None:
    """RuleBroken, in a sentence that says who may, where this person may not sign it off now."""
    if status is not PartStatus.DONE:
        raise RuleBroken(NOT_DONE)
    if is_signed_off:
        raise RuleBroken(ALREADY)
    if is_own_update:
        raise RuleBroken(OWN_UPDATE)
    if is_own_agency and not reason.strip():
        raise RuleBroken(OWN_AGENCY)
