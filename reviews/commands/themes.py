"""Writes of the library of themes: add, take over from a list, change, retire, bring back, merge."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.models import Theme
from reviews.queries import themes
from reviews.rules.changes import changes
from reviews.rules.theme_lists import Offered, ThemeList
from reviews.vocabulary import ThemeKind


@dataclass(frozen=True)
class Description:
    """What the library says of a theme."""

    name: str
    meaning: str | None = None
    also_called: str | None = None
    kind: ThemeKind | None = None
    parent: Theme | None = None
    national: str | None = None
    national_list: str | None = None
    source: str | None = None


def of_list(offered: Offered, theme_list: ThemeList) -> Description:
    """A theme of a list as the library keeps it, with where it comes from."""
    return Description(
        name=offered.name,
        meaning=offered.meaning,
        kind=offered.kind,
        national=offered.name,
        national_list=theme_list.short,
        source=theme_list.source,
    )


def add_theme(*, new_id: uuid.UUID | None = None, says: Description, by: User) -> Theme:
    """Raises Taken when a theme of that name is there, in use or not."""
    theme = _new(says, new_id=new_id)
    audit.record("added the theme", theme, by=by, detail={"name": theme.name})
    return theme


def take_over(says: Iterable[Description], *, of: str, by: User) -> list[Theme]:
    """Add themes of the list called `of`. Raises RuleBroken where none is asked for, Taken as add_theme does."""
    added = [_new(each) for each in says]
    if not added:
        raise RuleBroken("Choose at least one theme of the list.")
    entries = [audit.Entry("added the theme", theme, detail={"name": theme.name, "list": of}) for theme in added]
    audit.record_all(entries, by=by)
    return added


def _new(says: Description, *, new_id: uuid.UUID | None = None) -> Theme:
    theme = Theme(id=new_id or uuid.uuid4())
    _write(theme, says)
    db.session.add(theme)
    db.session.flush()
    return theme


def edit_theme(theme: Theme, *, says: Description, by: User) -> Theme:
    """Keep what was changed. Raises Taken as add_theme does, RuleBroken where the theme would sit under itself."""
    before = _said(theme)
    _write(theme, says)
    changed = changes(before, _said(theme))
    if changed:
        db.session.flush()
        audit.record("changed the theme", theme, by=by, detail={"changes": changed})
    return theme


def _write(theme: Theme, says: Description) -> None:
    if themes.is_taken(says.name, but=theme):
        raise Taken("The library has a theme of that name already. Choose another name, or use that theme.")
    above = says.parent
    if above is not None and (above is theme or above.parent_id is not None):
        raise RuleBroken("A theme sits under one that sits under nothing itself. Choose another.")
    if above is not None and themes.has_children(theme):
        raise RuleBroken("Other themes sit under this one, so it can sit under nothing itself.")
    for name, value in {**_plain(says), "parent": above}.items():
        setattr(theme, name, value)
    theme.name_folded = fold(says.name)


def _plain(says: Description) -> dict[str, Any]:
    words = {name: value for name, value in vars(says).items() if name not in ("parent", "kind", "name")}
    return {**{name: value or None for name, value in words.items()}, "name": says.name, "kind": says.kind}


def _said(theme: Theme) -> dict[str, Any]:
    """The theme as its form shows it, in plain values."""
    plain = {name: getattr(theme, name) for name in ("name", "meaning", "also_called", "national", "national_list")}
    return {
        **plain,
        "source": theme.source,
        "kind": theme.kind.label if theme.kind else None,
        "parent": theme.parent.name if theme.parent else None,
    }


def retire_theme(theme: Theme, *, by: User) -> Theme:
    """No new links from now on; those it has are kept. Raises RuleBroken where it is retired already."""
    if not theme.is_active:
        raise RuleBroken("This theme is retired already.")
    theme.retired_on = clock.today()
    db.session.flush()
    audit.record("retired the theme", theme, by=by, detail={"name": theme.name})
    return theme


def bring_back_theme(theme: Theme, *, by: User) -> Theme:
    """In use again, and counted on its own where it had been merged. Raises RuleBroken where it is in use."""
    if theme.is_active:
        raise RuleBroken("This theme is in use already.")
    into = theme.merged_into.name if theme.merged_into else None
    theme.retired_on, theme.merged_into = None, None
    db.session.flush()
    audit.record("brought the theme back", theme, by=by, detail={"merged_into": into})
    return theme


def merge_theme(theme: Theme, *, into: Theme, by: User) -> Theme:
    """Its links stay as they are and count for `into`, as do those of all that was merged into it before.

    Raises RuleBroken where either is out of use, or they are one.
    """
    if theme is into:
        raise RuleBroken("Choose another theme: this is the same one.")
    if not theme.is_active or not into.is_active:
        raise RuleBroken("Both themes must be in use. Bring back the one that is retired first.")
    db.session.execute(update(Theme).where(Theme.merged_into_id == theme.id).values(merged_into_id=into.id))
    theme.retired_on, theme.merged_into = clock.today(), into
    db.session.flush()
    audit.record("merged the theme", theme, by=by, detail={"into": into.name})
    return theme
