"""Reads of recommendations: who sees the case of its review sees a recommendation."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload, with_expression
from sqlalchemy.orm.interfaces import ORMOption

from partnership.extensions import db
from partnership.models import Event, User
from partnership.queries import events
from reviews.models import Action, ActionSource, Case, LearningPoint, Part, Recommendation, Review
from reviews.queries import actions, cases, standing
from reviews.queries.standing import Standing
from reviews.rules.history import told
from reviews.rules.history_actions import PASTED
from reviews.rules.progress import ENDED
from reviews.rules.recommendations import WATCHED_ELSEWHERE
from reviews.vocabulary import Acceptance


@dataclass(frozen=True)
class RecommendationPage:
    """One recommendation with the actions that answer it, each with how every part stands, and its history."""

    recommendation: Recommendation
    actions: list[tuple[Action, list[Standing]]]
    history: list[tuple[str, str]]


def visible(user: User) -> Select[Recommendation]:
    """Those that the person may see, joined to their review and its case."""
    joined = select(Recommendation).join(Recommendation.review).join(Review.case)
    return joined.where(cases.visible_to(user))


def recommendation(user: User, recommendation_id: uuid.UUID) -> Recommendation:
    """One recommendation with its review and learning points; 404 when the person may not see it."""
    wanted = visible(user).where(Recommendation.id == recommendation_id)
    review = contains_eager(Recommendation.review).options(
        contains_eager(Review.case).joinedload(Case.board), joinedload(Review.review_type)
    )
    found = db.session.scalar(wanted.options(review, selectinload(Recommendation.learning_points)))
    return found or abort(404)


def found(user: User, recommendation_id: uuid.UUID) -> Recommendation | None:
    """A recommendation that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(visible(user).where(Recommendation.id == recommendation_id))


def page(user: User, recommendation: Recommendation) -> RecommendationPage:
    answering = select(ActionSource.action_id).where(ActionSource.recommendation_id == recommendation.id)
    rows = db.session.scalars(
        select(Action)
        .where(Action.id.in_(answering), actions.visible_to(user))
        .options(selectinload(Action.parts).joinedload(Part.agency))
        .order_by(Action.status.in_(ENDED), Action.text_folded, Action.id)
    ).all()
    tolerance = standing.tolerance()
    return RecommendationPage(
        recommendation,
        [(action, [standing.of(part, tolerance) for part in action.parts]) for action in rows],
        events.lines_about(recommendation.id, _told, made=events.Together(PASTED, [recommendation.review_id])),
    )


def _told(event: Event) -> str:
    return told(event.verb, event.detail, to_team=False) or event.verb


def of_case(case: Case) -> list[tuple[Review, Sequence[Recommendation]]]:
    """The recommendations of each review of a case that the caller has been allowed to see, in their order.

    A review that has none is named too: one can be added to it.
    """
    ids = [review.id for review in case.reviews]
    rows = db.session.scalars(
        select(Recommendation)
        .where(Recommendation.review_id.in_(ids))
        .options(*with_counts())
        .order_by(Recommendation.place)
    ).all()
    return [(review, [row for row in rows if row.review_id == review.id]) for review in case.reviews]


def count(case: Case) -> int:
    """How many recommendations the reviews of a case make, for who has been allowed to see it."""
    of_reviews = Recommendation.review_id.in_(select(Review.id).where(Review.case_id == case.id))
    return db.session.scalar(select(func.count()).select_from(Recommendation).where(of_reviews)) or 0


def with_counts() -> tuple[ORMOption, ...]:
    """Each row with how many actions answer it, and how many of them are open."""
    return (
        with_expression(Recommendation.open_actions, actions_of(is_open=True)),
        with_expression(Recommendation.all_actions, actions_of(is_open=False)),
    )


def actions_of(*, is_open: bool) -> ColumnElement[int]:
    counted = (
        select(func.count(ActionSource.action_id.distinct()))
        .join(Action, Action.id == ActionSource.action_id)
        .where(ActionSource.recommendation_id == Recommendation.id)
    )
    if is_open:
        counted = counted.where(Action.status.not_in(ENDED))
    return counted.correlate(Recommendation).scalar_subquery()


def wants_action() -> ColumnElement[bool]:
    """Whether an action here is missing where there is none: as rules/recommendations.py has it."""
    return and_(Recommendation.acceptance != Acceptance.NOT_ACCEPTED, Recommendation.watch.not_in(WATCHED_ELSEWHERE))


def points_of(review: Review) -> dict[uuid.UUID, str]:
    """The learning points that a recommendation of a review may answer: its own, and those carried to it."""
    of_review = or_(LearningPoint.review_id == review.id, LearningPoint.carried_to.any(Review.id == review.id))
    rows = db.session.scalars(select(LearningPoint).where(of_review).order_by(LearningPoint.place))
    return {row.id: row.words for row in rows}
