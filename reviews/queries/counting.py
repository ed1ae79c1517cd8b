"""What the modules of counts share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, true

from partnership.extensions import db

Seen = ColumnElement[bool]
K = TypeVar("K")


def where(seen: Seen | None) -> Seen:
    return true() if seen is None else seen


def one(found: Select[Any]) -> int:
    return db.session.scalar(found) or 0


def by(found: Select[Any, int], kinds: Iterable[K]) -> dict[K, int]:
    """The counts in the order of the list of kinds; one that there is none of counts 0."""
    counts = {kind: count for kind, count in db.session.execute(found)}
    return {kind: counts.get(kind, 0) for kind in kinds}
