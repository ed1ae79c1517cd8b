"""How often themes came up, over what a person may see: the numbers of the matrix, the library and case pages.

A theme came up in a case when a learning point of a review of that case is linked to it directly; what is linked
to a theme that was merged into another counts for that other. A parent gets nothing from what is under it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, exists, func, select

from partnership.extensions import db
from partnership.models import User
from reviews.models import (
    Action,
    Case,
    Evidence,
    EvidenceLink,
    LearningPoint,
    Review,
    ReviewType,
    Theme,
    action_theme,
    learning_point_theme,
)
from reviews.queries import actions, cases, evidence
from reviews.queries.themes import counted_as
from reviews.vocabulary import ActionStatus

InCases = Mapping[uuid.UUID, Mapping[uuid.UUID, int]]
Repeats = Mapping[uuid.UUID, int]


def in_cases(user: User, *, whole: bool = False) -> dict[uuid.UUID, dict[uuid.UUID, int]]:
    """Theme → case → how many of its learning points; of those in the year's grid, or of all of them (`whole`)."""
    theme_id = counted_as()
    counted = (
        select(theme_id, Review.case_id, func.count(LearningPoint.id.distinct()))
        .select_from(learning_point_theme)
        .join(Theme, Theme.id == learning_point_theme.c.theme_id)
        .join(LearningPoint, LearningPoint.id == learning_point_theme.c.learning_point_id)
        .join(Review, Review.id == LearningPoint.review_id)
        .join(Case, Case.id == Review.case_id)
        .where(cases.visible_to(user))
        .group_by(theme_id, Review.case_id)
    )
    found: dict[uuid.UUID, dict[uuid.UUID, int]] = {}
    for theme, case_id, points in db.session.execute(counted if whole else counted.where(LearningPoint.in_grid)):
        found.setdefault(theme, {})[case_id] = points
    return found


def types_in(user: User, case_ids: Sequence[uuid.UUID], *, whole: bool = False) -> dict[uuid.UUID, list[str]]:
    """Case → the types of its reviews whose learning points are linked to a theme, in their order."""
    found: dict[uuid.UUID, list[str]] = {}
    linked = select(learning_point_theme.c.learning_point_id)
    of = LearningPoint.id.in_(linked) if whole else LearningPoint.id.in_(linked) & LearningPoint.in_grid
    rows = (
        select(Review.case_id, ReviewType.name)
        .join(Review.review_type)
        .join(Review.case)
        .where(Case.id.in_(case_ids), cases.visible_to(user), exists().where(LearningPoint.review_id == Review.id, of))
        .order_by(Review.place, Review.id)
    )
    for case_id, name in db.session.execute(rows) if case_ids else ():
        found[case_id] = list(dict.fromkeys([*found.get(case_id, []), name]))
    return found


def repeats(user: User) -> dict[uuid.UUID, int]:
    """Repeat learning: theme → in how many cases it came up, for those that came up in more than one."""
    counts = {theme: len(found) for theme, found in in_cases(user).items()}
    return {theme: count for theme, count in counts.items() if count > 1}


def evidence_of(user: User) -> dict[uuid.UUID, int]:
    """Theme → how many pieces of evidence are about it, of those that the person sees."""
    theme_id = counted_as()
    counted = (
        select(theme_id, func.count(Evidence.id.distinct()))
        .select_from(EvidenceLink)
        .join(Theme, Theme.id == EvidenceLink.theme_id)
        .join(Evidence, Evidence.id == EvidenceLink.evidence_id)
        .where(evidence.visible_to(user))
        .group_by(theme_id)
    )
    return {theme: count for theme, count in db.session.execute(counted)}


@dataclass(frozen=True)
class Actions:
    """How many actions are linked to a theme, and how many of them are done."""

    all: int = 0
    done: int = 0


NONE = Actions()


def actions_of(user: User) -> dict[uuid.UUID, Actions]:
    """Theme → the actions on it that the person sees."""
    theme_id, is_done = counted_as(), Action.status == ActionStatus.DONE
    counted = (
        select(theme_id, func.count(Action.id.distinct()), func.count(case((is_done, Action.id)).distinct()))
        .select_from(action_theme)
        .join(Theme, Theme.id == action_theme.c.theme_id)
        .join(Action, Action.id == action_theme.c.action_id)
        .where(actions.visible_to(user))
        .group_by(theme_id)
    )
    return {theme: Actions(*counts) for theme, *counts in db.session.execute(counted)}
