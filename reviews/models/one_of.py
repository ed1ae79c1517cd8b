"""A row that leads to one thing, whichever of its columns names it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint


def one_of(*columns: str) -> CheckConstraint:
    """Exactly one of the columns says something, on both databases."""
    counted = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{counted} = 1", "one_thing")
