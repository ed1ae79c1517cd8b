"""One theme with what hangs from it that the person may see."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import User
from reviews.models import Action, Case, Theme, action_theme
from reviews.permissions import sees_whole_boards
from reviews.queries import actions, recurrence, theme_counts, themes
from reviews.queries.theme_matrix import again_in_words
from reviews.rules.progress import ENDED
from reviews.rules.recurrence import Recurrence

MOST = 100


@dataclass(frozen=True)
class ThemePage:
    """`cases` tells of each how many learning points are linked, and how many of these stand in the year's grid;
    `in_grid` is in how many cases one of the grid is linked."""

    cases: Sequence[tuple[Case, int, int]]
    in_grid: int
    actions: Sequence[Action]
    counted: theme_counts.Actions
    beneath: Sequence[Theme]
    merged: Sequence[Theme]
    recurrence: Recurrence | None
    again: Sequence[tuple[str, str]]


def of(user: User, theme: Theme) -> ThemePage:
    every, in_grid = _cases_of(user, theme, whole=True), _cases_of(user, theme, whole=False)
    found = db.session.scalars(select(Case).where(Case.id.in_(every)).order_by(Case.name_folded, Case.id)).all()
    said = recurrence.verdicts(user, {theme.id: in_grid}) if sees_whole_boards(user) else {}
    return ThemePage(
        cases=[(case, every[case.id], in_grid.get(case.id, 0)) for case in found],
        in_grid=len(in_grid),
        actions=_actions(user, theme),
        counted=theme_counts.actions_of(user).get(theme.id, theme_counts.NONE),
        beneath=themes.beneath(theme),
        merged=themes.merged_into(theme),
        recurrence=said[theme.id].recurrence if said else None,
        again=again_in_words(said.get(theme.id), {case.id: case.name for case in found}),
    )


def _cases_of(user: User, theme: Theme, *, whole: bool) -> Mapping[uuid.UUID, int]:
    return theme_counts.in_cases(user, whole=whole).get(theme.id, {})


def _actions(user: User, theme: Theme) -> Sequence[Action]:
    """The actions on it, open ones first."""
    counts_for = select(Theme.id).where(themes.counted_as() == theme.id)
    linked = select(action_theme.c.action_id).where(action_theme.c.theme_id.in_(counts_for))
    return db.session.scalars(
        select(Action)
        .where(Action.id.in_(linked), actions.visible_to(user))
        .order_by(Action.status.in_(ENDED), Action.text_folded, Action.id)
        .limit(MOST)
    ).all()
