"""The library of themes as a list, each with how much hangs from it that the person may see."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from partnership.filters import day
from partnership.models import User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing, Plain, Tab
from partnership.rules.folding import fold
from reviews.models import Theme
from reviews.permissions import can_manage_themes
from reviews.queries import theme_counts
from reviews.vocabulary import ThemeKind

Counts = dict[uuid.UUID, int]
KEY = (
    "Counts are of what you may see, by every learning point, in the year’s grid or not. What is linked to a theme "
    "that was merged into another counts for that other. A theme that others sit under gets nothing from them."
)


@dataclass(frozen=True)
class Counted:
    """How much hangs from each theme."""

    points: Counts
    cases: Counts
    actions: Counts
    evidence: Counts


def counted(user: User) -> Counted:
    in_cases = theme_counts.in_cases(user, whole=True)
    return Counted(
        points={theme: sum(found.values()) for theme, found in in_cases.items()},
        cases={theme: len(found) for theme, found in in_cases.items()},
        actions={theme: found.all for theme, found in theme_counts.actions_of(user).items()},
        evidence=theme_counts.evidence_of(user),
    )


def listing(user: User) -> Listing:
    counts = counted(user)
    return Listing(
        title="Theme library",
        noun="theme",
        statement=select(Theme),
        columns=[
            Column("name", "Theme", _name, lambda each: each.name, Theme.name_folded.expression),
            Column("meaning", "Meaning", None, lambda each: each.meaning),
            Column("kind", "About", _kind, lambda each: each.kind.label if each.kind else "", Theme.kind.expression),
            Column("national", "National name", _national, lambda each: each.national, Theme.national.expression),
            _number("points", "Learning points", counts.points, _points_href),
            _number("cases", "Cases", counts.cases, _points_href),
            _number("actions", "Actions", counts.actions, _actions_href),
            _number("evidence", "Evidence", counts.evidence, _evidence_href),
            Column("state", "State", None, _state),
        ],
        order=(Theme.name_folded.expression, Theme.id.expression),
        empty=_empty(user),
        filters=(
            Filter("words", "Words", _has_words, is_text=True),
            Filter("kind", "About", lambda value: Theme.kind == ThemeKind(value), dict(ThemeKind.choices())),
        ),
        tabs=(
            Tab("active", "In use", Theme.retired_on.is_(None)),
            Tab("retired", "Retired or merged", Theme.retired_on.is_not(None)),
            Tab("all", "All", None),
        ),
        options=(joinedload(Theme.parent), joinedload(Theme.merged_into)),
        key_note=KEY,
    )


def _has_words(words: str) -> ColumnElement[bool]:
    return or_(
        Theme.name_folded.contains(fold(words), autoescape=True),
        Theme.meaning.icontains(words, autoescape=True),
        Theme.also_called.icontains(words, autoescape=True),
        Theme.national.icontains(words, autoescape=True),
    )


def _name(each: Theme) -> Cell:
    lines = [Line(each.meaning)] if each.meaning else []
    if each.parent:
        lines.append(Line(f"Under: {each.parent.name}"))
    if not each.is_active:
        lines.append(Line(_state(each)))
    return Cell(each.name, url_for("themes.show", theme_id=each.id), lines=lines)


def _kind(each: Theme) -> Cell:
    return Cell(each.kind.label if each.kind else "")


def _national(each: Theme) -> Cell:
    return Cell(each.national or "", lines=[Line(each.national_list)] if each.national and each.national_list else [])


def _state(each: Theme) -> str:
    if each.merged_into:
        return f"Merged into {each.merged_into.name} on {day(each.retired_on)}"
    return "In use" if each.is_active else f"Retired on {day(each.retired_on)}"


def _number(key: str, label: str, counts: Counts, href: Callable[[Theme], str]) -> Column:
    def cell(each: Theme) -> Cell:
        count = counts.get(each.id, 0)
        return Cell(f"{count:,}", href(each) if count else None, numeric=True)

    def plain(each: Theme) -> Plain:
        return counts.get(each.id, 0)

    return Column(key, label, cell, plain, numeric=True)


def _points_href(each: Theme) -> str:
    arguments: dict[str, Any] = {"theme": each.id, "tab": "all"}
    return url_for("learning_points.index", **arguments)


def _actions_href(each: Theme) -> str:
    return url_for("themes.show", theme_id=each.id, _anchor="actions")


def _evidence_href(each: Theme) -> str:
    return url_for("evidence.index", theme=each.id)


def _empty(user: User) -> Empty:
    if can_manage_themes(user):
        return Empty(
            "No themes yet",
            "Themes show what comes again from case to case. Start with a list that others use, all of it or some, or "
            "write your own.",
            url_for("themes.lists"),
            "Choose from a list",
        )
    return Empty("No themes yet", "Themes stand here as soon as the partnership’s office has chosen some.")
