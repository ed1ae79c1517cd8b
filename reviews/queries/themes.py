"""Reads of the library of themes: what can be chosen, and one theme."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.models import Theme
from reviews.vocabulary import ThemeKind

OTHERS = "Others"


@dataclass(frozen=True)
class ThemeGroup:
    """Themes under one heading of a form: id → name."""

    heading: str
    choices: Mapping[str, str]


def counted_as() -> ColumnElement[uuid.UUID]:
    """The theme that what is linked to a theme counts for: the one it was merged into, or itself."""
    return func.coalesce(Theme.merged_into_id, Theme.id)


def offered(held: Iterable[Theme] = ()) -> Sequence[Theme]:
    """The themes that can be chosen: those in use, and those that a thing has already."""
    ids = [each.id for each in held]
    return db.session.scalars(
        select(Theme)
        .where(or_(Theme.retired_on.is_(None), Theme.id.in_(ids)))
        .options(joinedload(Theme.parent))
        .order_by(Theme.name_folded, Theme.id)
    ).all()


def choices(held: Iterable[Theme] = ()) -> dict[str, str]:
    """The same as a list of choices: id → name."""
    return {str(each.id): in_words(each) for each in offered(held)}


def groups(themes: Iterable[Theme]) -> list[ThemeGroup]:
    """Themes under their parents, those that have none under what they are about."""
    there = list(themes)
    parents = {each.parent_id for each in there if each.parent_id}
    found: dict[str, list[Theme]] = defaultdict(list)
    for each in there:
        found[_heading(each, parents)].append(each)
    kinds = [kind.label for kind in ThemeKind]
    last = [heading for heading in (*kinds, OTHERS) if heading in found]
    first = sorted((heading for heading in found if heading not in last), key=fold)
    return [ThemeGroup(heading, {str(each.id): in_words(each) for each in found[heading]}) for heading in first + last]


def _heading(theme: Theme, parents: Collection[uuid.UUID | None]) -> str:
    if theme.id in parents:
        return theme.name
    if theme.parent:
        return theme.parent.name
    return theme.kind.label if theme.kind else OTHERS


def in_words(theme: Theme) -> str:
    """Its name as a choice says it."""
    return theme.name if theme.is_active else f"{theme.name} (retired)"


def chosen(themes: Iterable[Theme], ids: Collection[uuid.UUID]) -> list[Theme]:
    return [each for each in themes if each.id in ids]


def theme(user: User, theme_id: uuid.UUID) -> Theme:
    """One theme with its parent and what it was merged into: themes are seen by all who read the record."""
    return found(theme_id) or abort(404)


def found(theme_id: uuid.UUID) -> Theme | None:
    """A theme, or nothing: for forms sent twice."""
    return db.session.scalar(
        select(Theme).where(Theme.id == theme_id).options(joinedload(Theme.parent), joinedload(Theme.merged_into))
    )


def is_taken(name: str, *, but: Theme | None = None) -> bool:
    """Whether another theme of the library bears that name."""
    with db.session.no_autoflush:
        there = db.session.scalars(select(Theme.id).where(Theme.name_folded == fold(name))).all()
    return any(each != (but.id if but else None) for each in there)


def has_children(theme: Theme) -> bool:
    with db.session.no_autoflush:
        return db.session.scalar(select(Theme.id).where(Theme.parent_id == theme.id).limit(1)) is not None


def beneath(theme: Theme) -> Sequence[Theme]:
    """The themes that it groups."""
    return db.session.scalars(select(Theme).where(Theme.parent_id == theme.id).order_by(Theme.name_folded)).all()


def merged_into(theme: Theme) -> Sequence[Theme]:
    """The themes that count for it."""
    return db.session.scalars(select(Theme).where(Theme.merged_into_id == theme.id).order_by(Theme.name_folded)).all()


def parents(but: Theme | None = None) -> Mapping[str, str]:
    """The themes that others can sit under: those in use that sit under nothing; id → name."""
    rows = db.session.execute(
        select(Theme.id, Theme.name)
        .where(Theme.parent_id.is_(None), Theme.retired_on.is_(None))
        .order_by(Theme.name_folded, Theme.id)
    )
    return {str(row.id): row.name for row in rows if but is None or row.id != but.id}


def to_merge_into(theme: Theme) -> Mapping[str, str]:
    """The other themes in use: id → name."""
    return {value: name for value, name in choices().items() if value != str(theme.id)}


def names() -> frozenset[str]:
    """The folded names of all themes, in use or not."""
    return frozenset(db.session.scalars(select(Theme.name_folded)))
