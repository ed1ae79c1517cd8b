"""What an edit changed, for its event."""

from __future__ import annotations

Change = tuple[str, str | None, str | None]


def changes(*fields: Change) -> list[list[str | None]]:
    """The fields of (what, before, after) that differ, as plain JSON."""
    return [list(each) for each in fields if each[1] != each[2]]
