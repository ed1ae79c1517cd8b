"""What the invented reviews taught: themes, learning points, recommendations, and the focuses of the years."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnership.rules.folding import fold
from reviews.inventing import words
from reviews.inventing.rows import Rows, stated
from reviews.models import Focus, LearningPoint, Recommendation, Theme
from reviews.vocabulary import Acceptance, FocusKind, LearningKind, RecommendationKind, ThemeKind, Watch

Row = dict[str, Any]
POINTS_A_REVIEW = 4
EVERY_FOURTH_POINT = 4


def add_themes(rows: Rows) -> list[Row]:
    return [
        rows.add(Theme, name=name, name_folded=fold(name), kind=ThemeKind(kind), source="Invented for training")
        for name, kind in words.THEMES
    ]


def add_focuses(rows: Rows, board: Row, today: date) -> list[Row]:
    """The priorities of the business plan, and two shared themes of the year that runs."""
    named = [(FocusKind.PRIORITY, name) for name in words.PRIORITIES]
    named += [(FocusKind.SHARED_THEME, name) for name in words.SHARED_THEMES]
    return [
        rows.add(
            Focus,
            board_id=board["id"],
            kind=kind,
            place=place,
            name=name,
            name_folded=fold(name),
            **stated("period", today, as_month=True),
        )
        for place, (kind, name) in enumerate(named, start=1)
    ]


def add_learning(rows: Rows, reviews: list[tuple[Row, Row]], themes: list[Row]) -> list[Row]:
    """Four points a review with one or two themes each; a review that grew from another carries its first point."""
    points: list[Row] = []
    first_of: dict[Any, Row] = {}
    for number, (review, _) in enumerate(reviews):
        mine = [_point(rows, review, number, place) for place in range(1, POINTS_A_REVIEW + 1)]
        for place, point in enumerate(mine):
            for theme in _themes_of(rows, themes, place):
                rows.join("learning_point_theme", learning_point_id=point["id"], theme_id=theme["id"])
        first_of[review["id"]] = mine[0]
        if review["arose_from_id"] in first_of:
            carried = first_of[review["arose_from_id"]]
            rows.join("carried_learning_point", learning_point_id=carried["id"], review_id=review["id"])
        points += mine
    return points


def _point(rows: Rows, review: Row, number: int, place: int) -> Row:
    is_good = place == EVERY_FOURTH_POINT
    choice = words.GOOD if is_good else words.POINTS
    return rows.add(
        LearningPoint,
        review_id=review["id"],
        place=place,
        words=choice[(number + place) % len(choice)],
        kind=LearningKind.GOOD_PRACTICE if is_good else LearningKind.LEARNING,
        in_grid=not is_good,
    )


def _themes_of(rows: Rows, themes: list[Row], place: int) -> list[Row]:
    """Some themes come again and again, others seldom."""
    chosen = int(len(themes) * rows.random.random() ** 1.6)
    second = [themes[(chosen + 1) % len(themes)]] if place == 1 else []
    return [themes[chosen], *second]


def add_recommendations(rows: Rows, reviews: list[tuple[Row, Row]], points: list[Row]) -> list[Row]:
    """Two or three a review, each for one of its learning points."""
    found: list[Row] = []
    by_review: dict[Any, list[Row]] = {}
    for point in points:
        by_review.setdefault(point["review_id"], []).append(point)
    for number, (review, _) in enumerate(reviews):
        for place in range(1, 3 + number % 2):
            found.append(_recommendation(rows, review, number + place, place))
            point = by_review[review["id"]][place - 1]
            rows.join("recommendation_learning_point", recommendation_id=found[-1]["id"], learning_point_id=point["id"])
    return found


def _recommendation(rows: Rows, review: Row, number: int, place: int) -> Row:
    text = words.ASKS[number % len(words.ASKS)]
    refused = number % 9 == 8
    return rows.add(
        Recommendation,
        review_id=review["id"],
        place=place,
        reference=f"R{place}",
        text=text,
        text_folded=fold(text),
        kind=tuple(RecommendationKind)[number % len(RecommendationKind)],
        acceptance=Acceptance.NOT_ACCEPTED if refused else Acceptance.ACCEPTED,
        acceptance_reason="Another programme does this already." if refused else None,
        watch=tuple(Watch)[number % 2],
        outcome="Children are seen sooner, by people who know the history.",
    )
