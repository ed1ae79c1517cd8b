"""What the reviews of a report taught and asked for, the themes, and what the board gave its attention to."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Case, Focus, LearningPoint, Recommendation, Review, Shortfall, Theme, learning_point_theme
from reviews.queries import reported
from reviews.queries.facts_links import Around
from reviews.queries.grouping import grouped
from reviews.rules.facts import FocusFacts, Ids, PointFacts, RecommendationFacts, Scope, ShortfallFacts, ThemeFacts
from reviews.rules.stated import Within, within


def points(around: Around) -> tuple[tuple[PointFacts, ...], Mapping[uuid.UUID, Ids]]:
    """Those of the reviews that are in, in the order of each; and in which other cases each theme came up."""
    in_order = {each.id: place for place, each in enumerate(around.of_cases.reviews)}
    themes = grouped(
        select(learning_point_theme.c.learning_point_id, learning_point_theme.c.theme_id)
        .join(LearningPoint, LearningPoint.id == learning_point_theme.c.learning_point_id)
        .join(Review, Review.id == LearningPoint.review_id)
        .join(Case, Case.id == Review.case_id)
        .where(Case.board_id == around.scope.board_id)
    )
    rows = db.session.scalars(
        select(LearningPoint)
        .join(LearningPoint.review)
        .join(Review.case)
        .where(Case.board_id == around.scope.board_id)
        .order_by(LearningPoint.place, LearningPoint.id)
    )
    case_of = around.of_cases.case_of_review
    every = [
        PointFacts(
            each.id,
            each.review_id,
            case_of[each.review_id],
            each.words,
            each.kind,
            each.in_grid,
            tuple(dict.fromkeys(around.theme_as[theme] for theme in themes[each.id])),
        )
        for each in rows
        if each.review_id in case_of
    ]
    found = (each for each in every if each.review_id in in_order)
    return tuple(sorted(found, key=lambda each: in_order[each.review_id])), _elsewhere(around, every)


def _elsewhere(around: Around, every: list[PointFacts]) -> dict[uuid.UUID, Ids]:
    """Theme → the cases in whose grid it came up, of those that may be named and that are not in the report."""
    others = around.of_cases.named - {case.id for case in around.of_cases.cases}
    found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for point in every:
        for theme_id in point.theme_ids if point.in_grid and point.case_id in others else ():
            found[theme_id].add(point.case_id)
    return {theme_id: frozenset(case_ids) for theme_id, case_ids in found.items()}


def themes(around: Around) -> tuple[ThemeFacts, ...]:
    """The whole library that is in use or was, but for what counts for another."""
    rows = db.session.execute(select(Theme.id, Theme.name).order_by(Theme.name_folded, Theme.id))
    return tuple(ThemeFacts(each, name) for each, name in rows if around.theme_as[each] == each)


def focuses(scope: Scope) -> tuple[FocusFacts, ...]:
    """Those of which the time may be in the period; what has none is of any."""
    rows = db.session.scalars(
        select(Focus).where(Focus.board_id == scope.board_id).order_by(Focus.kind, Focus.place, Focus.name_folded)
    )
    first, last = scope.period.first, scope.period.last
    return tuple(
        FocusFacts(each.id, each.kind, each.name)
        for each in rows
        if each.period is None or within(each.period, first, last) is not Within.OUT
    )


def shortfalls(scope: Scope) -> tuple[ShortfallFacts, ...]:
    """What a report that was loaded and is about some of these months says itself that it cannot show."""
    told = reported.things(scope.board_id)
    rows = db.session.execute(
        select(Shortfall.id, Shortfall.text)
        .where(Shortfall.board_id == scope.board_id)
        .order_by(Shortfall.place, Shortfall.id)
    )
    first, last = scope.period.first, scope.period.last
    return tuple(
        ShortfallFacts(each, text)
        for each, text in rows
        if any(one.period.first <= last and one.period.last >= first for one in told.get(each, ()))
    )


def recommendations(around: Around) -> tuple[RecommendationFacts, ...]:
    in_order = {each.id: place for place, each in enumerate(around.of_cases.reviews)}
    rows = db.session.scalars(
        select(Recommendation)
        .join(Recommendation.review)
        .join(Review.case)
        .where(Case.board_id == around.scope.board_id)
        .order_by(Recommendation.place, Recommendation.id)
    )
    found = [
        RecommendationFacts(
            each.id,
            each.review_id,
            around.of_cases.case_of_review[each.review_id],
            each.text,
            each.acceptance,
            each.acceptance_reason,
            each.kind,
            each.watch,
        )
        for each in rows
        if each.review_id in in_order
    ]
    return tuple(sorted(found, key=lambda each: in_order[each.review_id]))
