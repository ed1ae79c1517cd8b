"""The themes that an action may be about, under what they are about."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select

from partnership.extensions import db
from reviews.models import Theme
from reviews.vocabulary import ThemeKind

OTHERS = "Other themes"


@dataclass(frozen=True)
class ThemeGroup:
    """Themes under one heading: id → name."""

    heading: str
    choices: Mapping[uuid.UUID, str]
    is_open: bool = False


def groups(held: Collection[Theme]) -> list[ThemeGroup]:
    """Themes in use, and those that the action has already, by what they are about."""
    wanted = or_(Theme.retired_on.is_(None), Theme.id.in_([each.id for each in held]))
    found: dict[str, dict[uuid.UUID, str]] = defaultdict(dict)
    for theme in db.session.scalars(select(Theme).where(wanted).order_by(Theme.name_folded, Theme.id)):
        retired = "" if theme.is_active else " (retired)"
        found[theme.kind.label if theme.kind else OTHERS][theme.id] = f"{theme.name}{retired}"
    in_order = [*(kind.label for kind in ThemeKind), OTHERS]
    return [ThemeGroup(heading, found[heading]) for heading in in_order if heading in found]
