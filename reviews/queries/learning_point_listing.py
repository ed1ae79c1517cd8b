"""The list of learning points: one row each, of the cases that the person may see."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from flask import url_for
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import contains_eager, selectinload

from partnership.extensions import db
from partnership.filters import listed, plural
from partnership.models import User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing, Tab, Units
from partnership.rules.folding import fold
from reviews.models import Case, LearningPoint, Review, ReviewType, Theme, learning_point_theme
from reviews.permissions import sees_whole_boards
from reviews.queries import cases
from reviews.queries.learning_points import seen
from reviews.queries.themes import counted_as
from reviews.vocabulary import LearningKind

NO_THEME = "none"
KINDS = dict(LearningKind.choices())


def listing(user: User, *, case_id: str = "") -> Listing:
    """`case_id` is the case that an address asks for, if it does."""
    whole = sees_whole_boards(user)
    return Listing(
        title="Learning points",
        noun="learning point",
        statement=seen(user).join(Review.review_type),
        columns=[
            Column("words", "Learning point", _words, lambda row: row.words),
            Column("kind", "Kind", lambda row: Cell(row.kind.label), lambda row: row.kind.label, LearningPoint.kind),
            Column("case", "Case", _case, lambda row: row.review.case.name, Case.name_folded),
            Column("type", "Type of review", _type, lambda row: row.review.review_type.name, ReviewType.place),
            Column("themes", "Themes", _themes, lambda row: listed(each.name for each in row.themes)),
            Column("grid", "In the year’s grid", None, lambda row: "Yes" if row.in_grid else "No"),
        ],
        order=(Case.name_folded, Case.id, Review.place, LearningPoint.place, LearningPoint.id),
        empty=Empty(
            "No learning points yet",
            "They are written on the pages of a case, under Learning, in the review’s own words.",
            url_for("reviews.register"),
            "Go to the reviews",
        ),
        filters=(
            Filter("theme", "Theme", _of_theme, _theme_choices()),
            Filter("kind", "Kind", lambda value: LearningPoint.kind == LearningKind(value), KINDS),
            Filter("case", "Case", _of_case, _asked(user, case_id), is_asked=True),
            Filter("case_name", "Case name", _of_case_named, is_text=True),
            Filter("words", "Words", lambda value: LearningPoint.words.icontains(value, autoescape=True), is_text=True),
        ),
        tabs=(Tab("grid", "In the year’s grid", LearningPoint.in_grid.expression), Tab("all", "All", None)),
        options=(
            contains_eager(LearningPoint.review).options(
                contains_eager(Review.case), contains_eager(Review.review_type)
            ),
            selectinload(LearningPoint.themes).joinedload(Theme.merged_into),
        ),
        units=Units(Review.case_id, lambda points, of: _count(points, of, whole)),
        key_note="What is linked to a theme that was merged into another is found by that other.",
    )


def _count(points: int, of: int, whole: bool) -> str:
    return f"{plural(points, 'learning point')} of {plural(of, 'case')}{'' if whole else ' shared with you'}"


def _words(row: LearningPoint) -> Cell:
    address = url_for("cases.learning", case_id=row.review.case_id, _anchor=f"point-{row.id}")
    return Cell(row.words, address, lines=[] if row.in_grid else [Line("Not in the year’s grid")])


def _case(row: LearningPoint) -> Cell:
    return Cell(row.review.case.name, url_for("cases.show", case_id=row.review.case_id))


def _type(row: LearningPoint) -> Cell:
    return Cell(row.review.review_type.name)


def _themes(row: LearningPoint) -> Cell:
    if not row.themes:
        return Cell("", lines=[Line("None yet")])
    return Cell("", lines=[Line(each.name, url_for("themes.show", theme_id=each.id)) for each in row.themes])


def _of_theme(value: str) -> ColumnElement[bool]:
    linked = exists().where(learning_point_theme.c.learning_point_id == LearningPoint.id)
    if value == NO_THEME:
        return ~linked
    of_it = linked.where(learning_point_theme.c.theme_id == Theme.id, counted_as() == uuid.UUID(value))
    return of_it.correlate(LearningPoint)


def _theme_choices() -> Mapping[str, str]:
    """Every theme that things count for: those that were merged into another are found by it."""
    rows = db.session.execute(
        select(Theme.id, Theme.name).where(Theme.merged_into_id.is_(None)).order_by(Theme.name_folded, Theme.id)
    )
    return {NO_THEME: "No theme yet", **{str(row.id): row.name for row in rows}}


def _of_case(value: str) -> ColumnElement[bool]:
    return Review.case_id == uuid.UUID(value)


def _of_case_named(words: str) -> ColumnElement[bool]:
    return Case.name_folded.contains(fold(words), autoescape=True)


def _asked(user: User, case_id: str) -> Mapping[str, str]:
    """The case that an address asks for, where the person sees it."""
    try:
        wanted = uuid.UUID(case_id)
    except ValueError:
        return {}
    rows = db.session.execute(select(Case.id, Case.name).where(Case.id == wanted, cases.visible_to(user)))
    return {str(row.id): row.name for row in rows}
