"""When the due date of a part may be another one, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable

from partnership.errors import RuleBroken
from reviews.rules.stated import StatedDate

NONE_SET = "No date is set yet. Change the part to set one."
SAME = "This is the date that stands already. Enter another one."
NOT_LATER = "An extension is later than the date that stands. To put a mistake right, correct the date instead."
BEFORE_ORIGINAL = (
    "It was extended, so it cannot be before the original due date, {}. "
    "If that date is wrong, choose it as the wrong one and correct it first."
)
AFTER_EXTENSION = (
    "It was extended to {}, so the original due date cannot be after that. "
    "If that date is wrong, choose it as the wrong one and correct it first."
)
NOT_SET_AGAIN = "A due date that is set is extended, or corrected if it was a mistake: both keep the date that stood."


def check_extension(stands: StatedDate | None, wanted: StatedDate) -> None:
    """RuleBroken where there is nothing to extend, or the new date is no later one, so far as the two are known."""
    _check(stands, wanted)
    if stands and stands.latest and wanted.latest and wanted.latest <= stands.latest:
        raise RuleBroken(NOT_LATER)


def check_correction(stands: StatedDate | None, wanted: StatedDate, *, original: StatedDate | None) -> None:
    """RuleBroken where there is nothing to correct, or a date that was extended would stand before its original."""
    _check(stands, wanted)
    if stands and original and wanted != original and is_later(stands, original) and not is_later(wanted, original):
        raise RuleBroken(BEFORE_ORIGINAL.format(original))


def check_original(original: StatedDate | None, wanted: StatedDate, dues: Iterable[StatedDate | None]) -> None:
    """RuleBroken where there is nothing to correct, or one of the extended dates would stand before its original."""
    _check(original, wanted)
    for due in dues:
        if due and original and is_later(due, original) and is_later(wanted, due):
            raise RuleBroken(AFTER_EXTENSION.format(due))


def is_later(one: StatedDate, other: StatedDate) -> bool:
    """Whether one is certainly after the other by its last day; what is not known to the day is not said to be later.

    >>> from datetime import date
    >>> from reviews.rules.stated import of_day
    >>> is_later(of_day(date(2026, 9, 30)), of_day(date(2026, 6, 30)))
    True
    """
    return bool(one.latest and other.latest and one.latest > other.latest)


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
