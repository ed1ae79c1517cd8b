"""Reads of what files may name, and of what was loaded from them before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import ReviewType, SourceFile, SourceRow
from reviews.rules.source_stages import NOT_STATED


def type_codes() -> tuple[str, ...]:
    """The names by which files call the types of review."""
    found = db.session.scalars(select(ReviewType.code).order_by(ReviewType.place))
    return tuple(code for code in found if code != NOT_STATED)


def known(slug: str) -> Mapping[str, Collection[str]] | None:
    """The ids, by section, of a file's rows that were loaded; None where it was not loaded."""
    file = db.session.scalar(select(SourceFile).where(SourceFile.slug == slug))
    if file is None:
        return None
    found: dict[str, set[str]] = defaultdict(set)
    rows = select(SourceRow.section, SourceRow.local_id).where(SourceRow.file_id == file.id)
    for section, local_id in db.session.execute(rows):
        found[section].add(local_id)
    return found
