"""How many learning points there are, and which themes more than one case has.

`seen` narrows to the cases that a person sees, `cases.visible_to(user)`; without it all are counted.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select

from partnership.extensions import db
from reviews.models import Case, Focus, LearningPoint, Recommendation, Review, Theme, learning_point_theme
from reviews.queries.counting import Seen, by, one, where
from reviews.vocabulary import FocusKind

Cases = Mapping[uuid.UUID, int]


@dataclass(frozen=True)
class LearningPoints:
    """All of them, and those that the year's grid shows."""

    all: int
    in_grid: int


@dataclass(frozen=True)
class RepeatTheme:
    """A theme that more than one case has, with these cases by name."""

    theme: Theme
    cases: Sequence[Case]


def learning_points(seen: Seen | None = None) -> LearningPoints:
    """Each with the review that found it; one that a later review carries is not counted again."""
    in_grid = func.coalesce(func.sum(case((LearningPoint.in_grid, 1), else_=0)), 0)
    found = select(func.count(), in_grid).select_from(LearningPoint).join(LearningPoint.review).join(Review.case)
    return LearningPoints(*db.session.execute(found.where(where(seen))).one())


def recommendations(seen: Seen | None = None) -> int:
    found = select(func.count()).select_from(Recommendation).join(Recommendation.review).join(Review.case)
    return one(found.where(where(seen)))


def themes() -> int:
    """Themes of the library that are in use."""
    return one(select(func.count()).select_from(Theme).where(Theme.retired_on.is_(None)))


def focuses() -> dict[FocusKind, int]:
    return by(select(Focus.kind, func.count()).group_by(Focus.kind), FocusKind)


def in_cases(seen: Seen | None = None, *, whole: bool = False) -> Mapping[uuid.UUID, Cases]:
    """Theme → case → how many of its learning points; of those in the year's grid, or of all of them (`whole`).

    What is linked to a theme that was merged into another counts for that one; a parent gets nothing from it.
    """
    theme_id = func.coalesce(Theme.merged_into_id, Theme.id)
    counted = (
        select(theme_id, Review.case_id, func.count(LearningPoint.id.distinct()))
        .select_from(learning_point_theme)
        .join(Theme, Theme.id == learning_point_theme.c.theme_id)
        .join(LearningPoint, LearningPoint.id == learning_point_theme.c.learning_point_id)
        .join(Review, Review.id == LearningPoint.review_id)
        .join(Case, Case.id == Review.case_id)
        .where(where(seen))
        .group_by(theme_id, Review.case_id)
    )
    found: dict[uuid.UUID, dict[uuid.UUID, int]] = {}
    for theme, case_id, points in db.session.execute(counted if whole else counted.where(LearningPoint.in_grid)):
        found.setdefault(theme, {})[case_id] = points
    return found


def repeat_themes(seen: Seen | None = None, *, whole: bool = False) -> Sequence[RepeatTheme]:
    """Cases are counted, not reviews. Those that most cases have come first."""
    repeated = {theme: cases for theme, cases in in_cases(seen, whole=whole).items() if len(cases) > 1}
    if not repeated:
        return []
    ids = {case_id for cases in repeated.values() for case_id in cases}
    in_order = list(db.session.scalars(select(Case).where(Case.id.in_(ids)).order_by(Case.name_folded, Case.id)))
    of_id = db.session.scalars(select(Theme).where(Theme.id.in_(repeated)).order_by(Theme.name_folded, Theme.id))
    found = [RepeatTheme(theme, [each for each in in_order if each.id in repeated[theme.id]]) for theme in of_id]
    return sorted(found, key=lambda each: -len(each.cases))
