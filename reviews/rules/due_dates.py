"""When the due date of a part may be another one, and how that is told."""

from __future__ import annotations

from partnership.errors import RuleBroken
from reviews.rules.stated import StatedDate

NONE_SET = "No date is set yet. Change the part to set one."
SAME = "This is the date that stands already. Enter another one."
NOT_LATER = "An extension is later than the date that stands. To put a mistake right, correct the date instead."
NOT_SET_AGAIN = "A due date that is set is extended, or corrected if it was a mistake: both keep the date that stood."


def check_extension(stands: StatedDate | None, wanted: StatedDate) -> None:
    """RuleBroken where there is nothing to extend, or the new date is no later one, so far as the two are known."""
    _check(stands, wanted)
    if stands and stands.latest and wanted.latest and wanted.latest <= stands.latest:
        raise RuleBroken(NOT_LATER)


def check_correction(stands: StatedDate | None, wanted: StatedDate) -> None:
    """RuleBroken where there is nothing to correct."""
    _check(stands, wanted)


def to_set(stands: StatedDate | None, wanted: StatedDate | None) -> StatedDate | None:
    """The date after an edit, which sets one where there was none. RuleBroken where it would become another."""
    if stands and wanted and wanted != stands:
        raise RuleBroken(NOT_SET_AGAIN)
    return stands or wanted


def _check(stands: StatedDate | None, wanted: StatedDate) -> None:
    if stands is None:
        raise RuleBroken(NONE_SET)
    if stands == wanted:
        raise RuleBroken(SAME)
