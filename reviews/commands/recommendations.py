"""Writes of recommendations: what a review asks for, and what the partners made of it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, or_, select

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.models import LearningPoint, Recommendation, Review
from reviews.rules import recommendations as rules
from reviews.vocabulary import Acceptance, RecommendationKind, Watch

TEXTS = {
    "reference": "Reference",
    "text": "Recommendation",
    "acceptance_reason": "Reason",
    "outcome": "What will be different",
}
CHOICES = {"kind": "Whom it asks", "acceptance": "Acceptance", "watch": "Who keeps watch"}
POINTS = "Learning points it answers"


def add_recommendation(
    review: Review,
    *,
    new_id: uuid.UUID | None = None,
    text: str,
    reference: str | None = None,
    kind: RecommendationKind | None = None,
    acceptance: Acceptance = Acceptance.NOT_SAID,
    acceptance_reason: str | None = None,
    watch: Watch = Watch.THIS_BOARD,
    outcome: str | None = None,
    learning_points: Collection[uuid.UUID] = (),
    by: User,
) -> Recommendation:
    """The review's next recommendation. RuleBroken where it is not accepted in full and no reason is given."""
    rules.check(acceptance, acceptance_reason)
    places = select(func.max(Recommendation.place)).where(Recommendation.review_id == review.id)
    recommendation = Recommendation(
        id=new_id or uuid.uuid4(),
        review_id=review.id,
        place=(db.session.scalar(places) or 0) + 1,
        reference=reference or None,
        text=text,
        text_folded=fold(text),
        kind=kind,
        acceptance=acceptance,
        acceptance_reason=acceptance_reason or None,
        watch=watch,
        outcome=outcome or None,
        learning_points=_points(review.id, learning_points),
    )
    db.session.add(recommendation)
    db.session.flush()
    _tell("added a recommendation", recommendation, review, by, {})
    return recommendation


def edit_recommendation(
    recommendation: Recommendation, *, learning_points: Collection[uuid.UUID] | None = None, by: User, **said: Any
) -> Recommendation:
    """Change what it says, as `add_recommendation` takes it; without `learning_points` these stay.

    Nothing changed leaves no event.
    """
    rules.check(said["acceptance"], said["acceptance_reason"])
    points = None if learning_points is None else _points(recommendation.review_id, learning_points)
    changes = _changed(recommendation, said)
    if points is not None and {each.id for each in points} != {each.id for each in recommendation.learning_points}:
        recommendation.learning_points = points
        changes.append({"field": POINTS})
    if changes:
        db.session.flush()
        _tell("changed a recommendation", recommendation, recommendation.review, by, {"changes": changes})
    return recommendation


def _changed(recommendation: Recommendation, said: dict[str, Any]) -> list[dict[str, Any]]:
    """Set what differs. A text keeps its words out of the history, a choice tells what it was and is."""
    changes: list[dict[str, Any]] = []
    for name, label in {**TEXTS, **CHOICES}.items():
        before, after = getattr(recommendation, name), said[name] or None
        if before != after:
            was = {"before": _label(before), "after": _label(after)} if name in CHOICES else {}
            changes.append({"field": label, **was})
            setattr(recommendation, name, after)
    recommendation.text_folded = fold(recommendation.text)
    return changes


def _label(value: Any) -> str:
    return value.label if value else "Not stated"


def _points(review_id: uuid.UUID, wanted: Collection[uuid.UUID]) -> list[LearningPoint]:
    """RuleBroken for a learning point that is neither the review's own nor carried to it."""
    of_review = or_(LearningPoint.review_id == review_id, LearningPoint.carried_to.any(Review.id == review_id))
    found = db.session.scalars(
        select(LearningPoint).where(LearningPoint.id.in_(wanted), of_review).order_by(LearningPoint.place)
    ).all()
    if len(found) != len(set(wanted)):
        raise RuleBroken("Choose learning points of the same review.")
    return list(found)


def _tell(verb: str, recommendation: Recommendation, review: Review, by: User, detail: dict[str, Any]) -> None:
    named = {"reference": recommendation.reference, "type": review.review_type.name}
    audit.record(verb, recommendation, by=by, told_on=review.case_id, detail={**named, **detail})
