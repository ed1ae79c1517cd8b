"""A review grows into another on the same case, in one step."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy import insert, select, union

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.commands import reviews
from reviews.models import LearningPoint, Review, carried_learning_point
from reviews.queries import review_types
from reviews.rules.growth import GROWS_INTO, stored
from reviews.rules.stated import of_day
from reviews.vocabulary import DateKind


def grow(
    review: Review,
    *,
    new_id: uuid.UUID | None = None,
    decided_on: date,
    criteria: Iterable[str],
    decided_because: str,
    by: User,
) -> Review:
    """The review that the partners decided on; it arose from the first and carries its learning points.

    Who is named on the case sees both. Raises RuleBroken where the type grows into nothing, or it has grown already.
    """
    code = GROWS_INTO.get(review.review_type.code)
    if code is None:
        raise RuleBroken(f"A review of the type “{review.review_type.name}” does not grow into another.")
    if any(each.arose_from_id == review.id and each.review_type.code == code for each in review.case.reviews):
        raise RuleBroken("This review has grown already. Edit the review that arose from it.")
    of_type = review_types.coded(code)
    grown = reviews.new_review(review.case, new_id=new_id, review_type=of_type, led=review.led, arose_from=review)
    grown.criteria, grown.decided_because = stored(criteria), decided_because
    reviews.put_date(grown, DateKind.DECIDED, of_day(decided_on))
    carried = _carry(review, grown)
    db.session.flush()
    detail = {
        "from": review.review_type.name,
        "type": of_type.name,
        "on": decided_on.isoformat(),
        "carried": plural(carried, "learning point") if carried else None,
    }
    audit.record("grew a review", grown, by=by, told_on=review.case_id, detail=detail)
    return grown


def _carry(review: Review, grown: Review) -> int:
    """How many points the new review carries: those of the first, and those that the first carried itself."""
    own = select(LearningPoint.id).where(LearningPoint.review_id == review.id)
    carried = select(carried_learning_point.c.learning_point_id).where(carried_learning_point.c.review_id == review.id)
    points = list(db.session.scalars(union(own, carried)))
    if points:
        rows = [{"learning_point_id": each, "review_id": grown.id} for each in points]
        db.session.execute(insert(carried_learning_point), rows)
    return len(points)
