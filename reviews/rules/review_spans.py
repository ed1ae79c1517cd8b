"""When a review began and ended, as far as its dates say: one rule for every number that is counted by them."""

from __future__ import annotations

from datetime import date

from reviews.rules.facts import ReviewFacts
from reviews.rules.stages import BEGUN, has_come
from reviews.rules.stated import StatedDate, order_key
from reviews.vocabulary import DateKind

# What comes before a review begins; it tells of the beginning only where nothing else does.
BEFORE = (DateKind.AWARE, DateKind.NOTIFIED, DateKind.HOME_OFFICE_TOLD)
# The steps that tell what was done with a review that is over, the one that says most first.
ENDED = (DateKind.CONCLUDED, DateKind.REVIEWED, DateKind.RAPID_REVIEW_SENT, DateKind.REPORT_DATED, DateKind.CONSIDERED)


def began(review: ReviewFacts) -> StatedDate | None:
    """Its start; else the decision on it; else the first step that came before."""
    own = [review.dates[kind] for kind in BEGUN if kind in review.dates and review.dates[kind].is_dated]
    earlier = [review.dates[kind] for kind in BEFORE if kind in review.dates and review.dates[kind].is_dated]
    return own[0] if own else min(earlier, key=order_key, default=None)


def is_over(review: ReviewFacts) -> bool:
    """Neither under way nor still to begin."""
    return not review.is_under_way and not review.is_to_begin


def ended(review: ReviewFacts, position_on: date) -> StatedDate | None:
    """The last of the steps with which reviews end that had been taken, where it is over."""
    if not is_over(review):
        return None
    steps = [review.dates[kind] for kind in (*ENDED, DateKind.PUBLISHED) if kind in review.dates]
    return max((on for on in steps if on.is_dated and has_come(on, position_on)), key=order_key, default=None)
