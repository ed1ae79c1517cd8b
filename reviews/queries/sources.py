"""Reads of sources: what an action comes from, and what it may come from."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import User
from partnership.queries.listing import Line
from reviews.models import Action, ActionSource, Case, Focus, Recommendation, Review
from reviews.queries import actions, recommendations
from reviews.rules.ids import ids
from reviews.vocabulary import Sight

OFFERED = 100
A_LINE = 110


@dataclass(frozen=True)
class Choices:
    """What a person may choose as a source on her boards, by id."""

    reviews: Mapping[uuid.UUID, str]
    recommendations: Mapping[uuid.UUID, str]
    focuses: Mapping[uuid.UUID, str]


@dataclass(frozen=True)
class SourcesPage:
    """What an action comes from: each source with its words, and what is to be known of them."""

    action: Action
    sources: list[tuple[ActionSource, Line]]
    warning: str


def page(action: Action) -> SourcesPage:
    return SourcesPage(
        action, [(each, actions.source_line(each)) for each in action.sources], actions.warning_of(action)
    )


def source(user: User, source_id: uuid.UUID) -> ActionSource:
    """One source with its action; 404 where the person may not see the one or the other."""
    found = db.session.scalar(
        select(ActionSource)
        .join(ActionSource.action)
        .where(ActionSource.id == source_id, actions.visible_to(user), actions.visible_sources(user))
        .options(joinedload(ActionSource.action), joinedload(ActionSource.focus))
    )
    return found or abort(404)


def found(user: User, source_id: uuid.UUID) -> ActionSource | None:
    """A source that the person may see, or nothing: for forms sent twice."""
    wanted = select(ActionSource).join(ActionSource.action).where(ActionSource.id == source_id)
    return db.session.scalar(wanted.where(actions.visible_to(user), actions.visible_sources(user)))


def choices(
    user: User,
    boards: Collection[uuid.UUID],
    reviews: Iterable[Review],
    *,
    recommendations_asked: Iterable[str] = (),
) -> Choices:
    """`reviews` are those offered; of recommendations those of the newest cases, of focuses those of the boards."""
    reviews = list(reviews)
    words = actions.words_to_choose(reviews)
    return Choices(
        {review.id: _with_sight(review, words[review.id]) for review in reviews},
        _recommendations(user, boards, ids(recommendations_asked)),
        _focuses(boards),
    )


def reviews_of(recommendation_ids: Iterable[str]) -> list[uuid.UUID]:
    """The reviews that make these recommendations, as an address names them."""
    of_them = select(Recommendation.review_id).where(Recommendation.id.in_(ids(recommendation_ids)))
    return list(db.session.scalars(of_them))


def review_label(review: Review) -> str:
    """Its case and type, and that its case is for the review team only."""
    return _with_sight(review, actions.review_words(review))


def _with_sight(review: Review, words: str) -> str:
    return f"{words} (review team only)" if review.case.sight is Sight.REVIEW_TEAM else words


def _recommendations(user: User, boards: Collection[uuid.UUID], asked: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    of_boards = recommendations.visible(user).where(Case.board_id.in_(boards))
    newest = (Case.logged_at.desc(), Case.name_folded, Review.place, Recommendation.place)
    some = of_boards.with_only_columns(Recommendation.id).order_by(*newest).limit(OFFERED)
    rows = db.session.scalars(
        of_boards.where(or_(Recommendation.id.in_(asked), Recommendation.id.in_(some.correlate(None))))
        .options(joinedload(Recommendation.review).options(joinedload(Review.case), joinedload(Review.review_type)))
        .order_by(*newest)
    )
    return {row.id: _recommendation(row) for row in rows}


def _recommendation(row: Recommendation) -> str:
    """Case, reference and the beginning of its words: as much as a line of choices holds."""
    reference = f" {row.reference}" if row.reference else ""
    words = f"{row.review.case.name}{reference}: {row.text}"
    return words if len(words) <= A_LINE else f"{words[:A_LINE].rsplit(' ', 1)[0]} …"


def _focuses(boards: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = db.session.scalars(
        select(Focus)
        .where(Focus.board_id.in_(boards))
        .order_by(Focus.__table__.c.period_latest.desc().nulls_last(), Focus.kind, Focus.place, Focus.name_folded)
    )
    return {row.id: f"{row.name} ({row.period})" if row.period else row.name for row in rows}
