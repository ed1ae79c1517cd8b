"""Themes across reviews: theme by case, what came up most first."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.models import Case, Theme
from reviews.permissions import sees_whole_boards
from reviews.queries import recurrence, theme_counts
from reviews.rules.recurrence import Recurrence, Verdict

CASES, THEMES = 8, 60


@dataclass(frozen=True)
class MatrixRow:
    """One theme: how many learning points in each of the cases shown, and what hangs from it in all."""

    theme: Theme
    points: Sequence[int]
    cases: int
    actions: theme_counts.Actions
    recurrence: Recurrence | None
    again: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Matrix:
    """`theme_count` and `case_count` are of all; the rows and the cases shown may be fewer.

    `types` names the reviews of each case whose learning points stand in its column.
    """

    rows: Sequence[MatrixRow]
    cases: Sequence[Case]
    types: Mapping[uuid.UUID, Sequence[str]]
    theme_count: int
    case_count: int
    repeat_count: int
    page: int
    pages: int
    whole_boards: bool

    @property
    def words(self) -> str:
        """Themes of how many cases, and how many of them are repeat learning."""
        shared = "" if self.whole_boards else " shared with you"
        of = f"{plural(self.theme_count, 'theme')} in {plural(self.case_count, 'case')}{shared}"
        return f"{of}, {self.repeat_count or 'none'} of them in more than one case"

    @property
    def first_again(self) -> MatrixRow | None:
        return next((row for row in self.rows if row.recurrence is Recurrence.CAME_AGAIN), None)


def of(user: User, *, every_point: bool, page: str) -> Matrix:
    """Over the learning points of the year's grid, or over every point; `page` is what an address asks for."""
    in_cases = theme_counts.in_cases(user, whole=every_point)
    names = _names({case_id for found in in_cases.values() for case_id in found})
    pages = max(1, -(-len(names) // CASES))
    number = min(max(1, int(page)), pages) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    shown = _cases(list(names)[(number - 1) * CASES : number * CASES])
    whole = sees_whole_boards(user)
    return Matrix(
        rows=_rows(user, in_cases, shown, recurrence.verdicts(user, in_cases) if whole else {}, names),
        cases=shown,
        types=theme_counts.types_in(user, [case.id for case in shown], whole=every_point),
        theme_count=len(in_cases),
        case_count=len(names),
        repeat_count=sum(len(found) > 1 for found in in_cases.values()),
        page=number,
        pages=pages,
        whole_boards=whole,
    )


def _rows(
    user: User,
    in_cases: theme_counts.InCases,
    shown: Sequence[Case],
    verdicts: Mapping[uuid.UUID, Verdict],
    names: Mapping[uuid.UUID, str],
) -> list[MatrixRow]:
    """The themes that came up in most cases, by name where in as many."""
    if not in_cases:
        return []
    themes = db.session.scalars(select(Theme).where(Theme.id.in_(in_cases)).order_by(Theme.name_folded)).all()
    first = sorted(themes, key=lambda each: -len(in_cases[each.id]))[:THEMES]
    actions = theme_counts.actions_of(user)
    return [
        MatrixRow(
            theme=each,
            points=[in_cases[each.id].get(case.id, 0) for case in shown],
            cases=len(in_cases[each.id]),
            actions=actions.get(each.id, theme_counts.NONE),
            recurrence=verdicts[each.id].recurrence if each.id in verdicts else None,
            again=again_in_words(verdicts.get(each.id), names),
        )
        for each in first
    ]


def again_in_words(verdict: Verdict | None, names: Mapping[uuid.UUID, str]) -> list[tuple[str, str]]:
    """The names of each case in which a theme came again, and of the case whose actions were done before."""
    pairs = verdict.again if verdict else ()
    return [(names[case], names.get(work, "another case") if work else "no case") for case, work in pairs]


def _names(ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of these cases, the newest first."""
    newest = (Case.logged_year.desc(), Case.logged_at.desc(), Case.name_folded, Case.id)
    rows = db.session.execute(select(Case.id, Case.name).where(Case.id.in_(ids)).order_by(*newest)) if ids else ()
    return {case_id: name for case_id, name in rows}


def _cases(ids: Sequence[uuid.UUID]) -> list[Case]:
    if not ids:
        return []
    found = {each.id: each for each in db.session.scalars(select(Case).where(Case.id.in_(ids)))}
    return [found[each] for each in ids]
