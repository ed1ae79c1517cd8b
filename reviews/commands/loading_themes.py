"""Themes of a coding: into the library, known by the file and its ids, never by their words."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from partnership.extensions import db
from partnership.rules.folding import fold
from reviews.commands.loading_rows import LoadingFile, told
from reviews.interchange.coding import Theme as ThemeRow
from reviews.models import Theme
from reviews.vocabulary import ThemeKind

SECTION = "themes"
KINDS = {kind.label.lower(): kind for kind in ThemeKind}


def load_themes(loading: LoadingFile, rows: Sequence[ThemeRow]) -> dict[str, Theme]:
    """Every theme of the file by its id there. A theme may stand before the one that it is grouped under."""
    new = {row.id: row for row in loading.new(SECTION, rows, Theme.__tablename__)}
    for row in new.values():
        theme = _theme(row)
        loading.made(theme)
        loading.became(SECTION, row.id, theme)
        loading.tell("loaded the theme", theme)
    db.session.flush()
    themes = {row.id: db.session.get_one(Theme, loading.ids[SECTION, row.id, Theme.__tablename__]) for row in rows}
    for row in new.values():
        if row.parent:
            themes[row.id].parent_id = themes[row.parent].id
    return themes


def _theme(row: ThemeRow) -> Theme:
    name = row.name.strip()
    return Theme(
        id=uuid.uuid4(),
        name=name,
        name_folded=fold(name),
        meaning=told(row.meaning),
        kind=KINDS[row.kind] if row.kind else None,
        national=told(row.national),
        national_list=row.national_list,
        source=row.source,
    )
