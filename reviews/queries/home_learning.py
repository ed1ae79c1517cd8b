"""What the home page shows to those who write reports or scrutinise: what was learned, shared and came again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import User
from reviews.models import DisseminationEvent, Theme
from reviews.queries import cases, counts_learning, dissemination, theme_counts
from reviews.queries.counting import one
from reviews.queries.counts_learning import LearningPoints

A_FEW = 5


@dataclass(frozen=True)
class Again:
    """A theme that came up in more than one case, with the learning points behind it."""

    name: str
    cases: int
    href: str


@dataclass(frozen=True)
class Learning:
    """`again` are the themes of most cases; `repeats` how many there are in all."""

    points: LearningPoints
    shared: int
    repeats: int
    again: list[Again]

    @property
    def is_empty(self) -> bool:
        return not self.points.all and not self.shared


def of(user: User) -> Learning:
    repeats = theme_counts.repeats(user)
    shared = select(func.count()).select_from(DisseminationEvent).where(dissemination.visible_to(user))
    return Learning(
        points=counts_learning.learning_points(cases.visible_to(user)),
        shared=one(shared),
        repeats=len(repeats),
        again=_again(repeats),
    )


def _again(repeats: theme_counts.Repeats) -> list[Again]:
    """By name where they came up in as many cases."""
    if not repeats:
        return []
    rows = db.session.execute(select(Theme.id, Theme.name).where(Theme.id.in_(repeats)).order_by(Theme.name_folded))
    first = sorted(rows, key=lambda row: -repeats[row.id])[:A_FEW]
    return [
        Again(name, repeats[each], url_for("learning_points.index", theme=each, tab="grid")) for each, name in first
    ]
