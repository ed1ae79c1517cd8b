"""What is told of the publication of a review that was not published on the day that a report tells of: one rule."""

from __future__ import annotations

from reviews.rules.facts import ReviewFacts, Scope
from reviews.rules.prose_records import is_past
from reviews.rules.stages import has_come
from reviews.rules.stated import StatedDate
from reviews.rules.when import planned_for, when
from reviews.vocabulary import DateKind


def happened(review: ReviewFacts, scope: Scope) -> StatedDate | None:
    """The day of its publication by the day as known, where the review does not count as published before."""
    on = review.dates.get(DateKind.PUBLISHED)
    return on if on and not review.is_published and has_come(on, scope.known_on) else None


def planned(review: ReviewFacts, scope: Scope) -> StatedDate | None:
    """The day for which it is planned, or was: a date of publication that is still to come is a plan."""
    if review.is_published or happened(review, scope):
        return None
    return review.dates.get(DateKind.PUBLISHED) or review.dates.get(DateKind.PUBLICATION_PLANNED)


def is_missed(review: ReviewFacts, scope: Scope) -> bool:
    """Whether the day for which it was planned had gone by."""
    return is_past(planned(review, scope), scope)


def is_ahead(review: ReviewFacts, scope: Scope) -> bool:
    """Whether a publication lay ahead on the day that the report tells of, planned or held by now."""
    on = happened(review, scope)
    if on:
        return not has_come(on, scope.position_on)
    return planned(review, scope) is not None and not is_missed(review, scope)


def said(review: ReviewFacts, scope: Scope, lead: str = "Its publication") -> str | None:
    """The sentence on it; nothing where no date of it is held, or the review was published by then."""
    on = happened(review, scope)
    if on:
        if has_come(on, scope.position_on):
            return f"The record says that it was published {when(on)}."
        return f"It has since been published, {when(on)}."
    plan = planned(review, scope)
    if plan is None:
        return None
    return f"{lead} {'was' if is_missed(review, scope) else 'is'} planned {planned_for(plan)}."
