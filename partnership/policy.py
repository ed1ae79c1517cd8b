"""The written policy, read once: which roles hold which permission."""

from __future__ import annotations

import tomllib
from pathlib import Path

from partnership.vocabulary import Role

PAGE = Path(__file__).resolve().parent.parent / "policy.toml"


def read(text: str) -> dict[str, frozenset[Role]]:
    """Permission → roles. Raises ValueError for a role that does not exist."""
    rows: dict[str, list[str]] = tomllib.loads(text)["permissions"]
    return {name: frozenset(Role(role) for role in roles) for name, roles in rows.items()}


POLICY = read(PAGE.read_text(encoding="utf-8"))
