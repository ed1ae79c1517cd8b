"""Reads of learning points, each seen by whoever sees the case of its review."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from partnership.extensions import db
from partnership.models import User
from reviews.models import Case, LearningPoint, Review, Theme, carried_learning_point
from reviews.queries import cases


@dataclass(frozen=True)
class OfReview:
    """The learning points of one review in order, and those that it carries from another."""

    review: Review
    own: list[LearningPoint]
    carried: list[LearningPoint]


def learning_point(user: User, learning_point_id: uuid.UUID) -> LearningPoint:
    """One learning point with its review, case and themes; 404 when the person may not see it."""
    found = db.session.scalar(
        seen(user)
        .where(LearningPoint.id == learning_point_id)
        .options(
            contains_eager(LearningPoint.review).options(
                contains_eager(Review.case).joinedload(Case.board), joinedload(Review.review_type)
            ),
            selectinload(LearningPoint.themes).joinedload(Theme.parent),
        )
    )
    return found or abort(404)


def found(user: User, learning_point_id: uuid.UUID) -> LearningPoint | None:
    """A learning point that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(
        seen(user)
        .where(LearningPoint.id == learning_point_id)
        .options(contains_eager(LearningPoint.review).contains_eager(Review.case))
    )


def seen(user: User) -> Select[LearningPoint]:
    """Learning points joined to their review and case, of the cases that the person sees."""
    return select(LearningPoint).join(LearningPoint.review).join(Review.case).where(cases.visible_to(user))


def of_case(user: User, case: Case) -> list[OfReview]:
    """The reviews of a case that the caller has been allowed to see, each with its points, the latest first."""
    ids = [review.id for review in case.reviews]
    with_themes = selectinload(LearningPoint.themes).joinedload(Theme.merged_into)
    own = db.session.scalars(
        select(LearningPoint)
        .where(LearningPoint.review_id.in_(ids))
        .options(with_themes)
        .order_by(LearningPoint.place, LearningPoint.id)
    ).all()
    carried = db.session.execute(
        seen(user)
        .join(carried_learning_point, carried_learning_point.c.learning_point_id == LearningPoint.id)
        .where(carried_learning_point.c.review_id.in_(ids))
        .options(
            with_themes,
            contains_eager(LearningPoint.review).options(contains_eager(Review.case), joinedload(Review.review_type)),
        )
        .order_by(Review.place, LearningPoint.place, LearningPoint.id)
        .add_columns(carried_learning_point.c.review_id)
    ).all()
    return [
        OfReview(
            review,
            [each for each in own if each.review_id == review.id],
            [each for each, carrier in carried if carrier == review.id],
        )
        for review in reversed(case.reviews)
    ]


def counted(case: Case) -> Select[int]:
    """How many: every learning point of a case once, carried on or not."""
    counted = select(func.count()).select_from(LearningPoint).join(LearningPoint.review)
    return counted.where(Review.case_id == case.id).correlate(None)


def count(case: Case) -> int:
    return db.session.scalar(counted(case)) or 0


def in_order(review: Review) -> Sequence[LearningPoint]:
    """The points of a review, as they stand."""
    of_review = select(LearningPoint).where(LearningPoint.review_id == review.id)
    return db.session.scalars(of_review.order_by(LearningPoint.place, LearningPoint.id)).all()


def last_place(review: Review) -> int:
    highest = select(func.max(LearningPoint.place)).where(LearningPoint.review_id == review.id)
    return db.session.scalar(highest) or 0
