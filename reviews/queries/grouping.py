"""Rows of a statement by their first column: what hangs from many things, read in one statement."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from sqlalchemy import Select

from partnership.extensions import db

Grouped = defaultdict[uuid.UUID, list[Any]]


def grouped(found: Select[*tuple[Any, ...]]) -> Grouped:
    """The values after the first column; of one such column the values alone, of several tuples of them."""
    groups: Grouped = defaultdict(list)
    for key, *values in db.session.execute(found):
        groups[key].append(values[0] if len(values) == 1 else tuple(values))
    return groups
