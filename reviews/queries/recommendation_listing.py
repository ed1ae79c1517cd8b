"""The list of recommendations: one row each, with who keeps watch and how many actions answer it."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import contains_eager, joinedload

from partnership.models import User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing
from partnership.rules.folding import fold
from reviews.models import Case, Recommendation, Review
from reviews.permissions import can_log_case
from reviews.queries import recommendations
from reviews.queries.actions import review_words
from reviews.vocabulary import Acceptance, RecommendationKind, Watch

NOT_STATED = "Not stated"
ACTIONS = {
    "missing": "An action is missing",
    "none": "No action",
    "open": "With an open action",
    "done": "With all actions done",
}
COLOURS = {
    Acceptance.ACCEPTED: "green",
    Acceptance.PARTLY: "amber",
    Acceptance.NOT_ACCEPTED: "grey",
    Acceptance.NOT_SAID: "neutral",
}


def listing(user: User) -> Listing:
    return Listing(
        title="Recommendations",
        noun="recommendation",
        statement=recommendations.visible(user),
        columns=_columns(),
        order=(Case.name_folded, Case.id, Review.place, Recommendation.place, Recommendation.id),
        empty=_empty(user),
        filters=_filters(),
        options=(
            contains_eager(Recommendation.review).options(contains_eager(Review.case), joinedload(Review.review_type)),
            *recommendations.with_counts(),
        ),
    )


def _columns() -> list[Column]:
    return [
        Column(
            "recommendation",
            "Recommendation, and the review that makes it",
            _text_cell,
            lambda row: row.text,
            sort=Recommendation.text_folded,
            filed_as="Recommendation",
        ),
        Column("reference", "Reference", None, lambda row: row.reference or ""),
        Column("case", "Case", None, lambda row: row.review.case.name),
        Column("review", "Type of review", None, lambda row: row.review.review_type.name),
        Column("kind", "Type", lambda row: Cell(_kind(row)), _kind, sort=Recommendation.kind),
        Column(
            "accepted", "Accepted", _accepted_cell, lambda row: row.acceptance.label, sort=Recommendation.acceptance
        ),
        Column("reason", "Reason", None, lambda row: row.acceptance_reason or ""),
        Column(
            "watch",
            "Who keeps watch",
            lambda row: Cell(row.watch.label),
            lambda row: row.watch.label,
            sort=Recommendation.watch,
        ),
        Column("different", "What will be different", None, lambda row: row.outcome or ""),
        Column("open", "Open actions", _actions_cell, lambda row: row.open_actions, numeric=True),
        Column("all", "All actions", None, lambda row: row.all_actions),
    ]


def _text_cell(row: Recommendation) -> Cell:
    words = f"{row.reference}. {row.text}" if row.reference else row.text
    of_review = Line(review_words(row.review), url_for("cases.show", case_id=row.review.case_id))
    return Cell(words, url_for("recommendations.show", recommendation_id=row.id), lines=[of_review])


def _kind(row: Recommendation) -> str:
    return row.kind.label if row.kind else NOT_STATED


def _accepted(row: Recommendation) -> str:
    return row.acceptance.label


def _accepted_cell(row: Recommendation) -> Cell:
    return Cell("", tag=(row.acceptance.label, COLOURS[row.acceptance]))


def _actions_cell(row: Recommendation) -> Cell:
    if not row.all_actions:
        return Cell("", tag=("No action", "missing")) if row.wants_action else Cell("None")
    return Cell(f"{row.open_actions} of {row.all_actions}", numeric=True)


def _filters() -> tuple[Filter, ...]:
    kinds = dict(RecommendationKind.choices())
    return (
        Filter("kind", "Type", lambda value: Recommendation.kind == RecommendationKind(value), kinds),
        Filter(
            "accepted",
            "Accepted",
            lambda value: Recommendation.acceptance == Acceptance(value),
            dict(Acceptance.choices()),
        ),
        Filter("watch", "Who keeps watch", lambda value: Recommendation.watch == Watch(value), dict(Watch.choices())),
        Filter("actions", "Actions", _with_actions, ACTIONS),
        Filter("words", "Words", _worded, is_text=True),
    )


def _with_actions(value: str) -> ColumnElement[bool]:
    some, still_open = recommendations.actions_of(is_open=False), recommendations.actions_of(is_open=True)
    missing = and_(some == 0, recommendations.wants_action())
    return {"missing": missing, "none": some == 0, "open": still_open > 0, "done": (some > 0) & (still_open == 0)}[
        value
    ]


def _worded(words: str) -> ColumnElement[bool]:
    return Recommendation.text_folded.contains(fold(words), autoescape=True)


def _empty(user: User) -> Empty:
    if can_log_case(user):
        sentence = "Open a case: each of its reviews takes recommendations. Actions then say which one they answer."
        return Empty("No recommendations yet", sentence, url_for("reviews.register"), "Choose a case")
    return Empty("No recommendations yet", "They stand here as soon as there is one that you may see.")
