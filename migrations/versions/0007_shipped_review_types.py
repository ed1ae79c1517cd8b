"""The types of review, stages, moves and timescales as shipped, and the first rating rule."""

from __future__ import annotations

import tomllib
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "review_types.toml"
SPACE = uuid.UUID("6f1c2f64-2a4e-4d0e-9a57-0f5d5f8a7c11")


def identity(*words: str) -> uuid.UUID:
    """The same id on every installation, so that a record loads from one into another."""
    return uuid.uuid5(SPACE, "/".join(words))


def insert(table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.bulk_insert(sa.table(table, *(_column(name, value) for name, value in rows[0].items())), rows)


def _column(name: str, value: Any) -> sa.Column[Any]:
    kind = {uuid.UUID: sa.Uuid(), bool: sa.Boolean(), int: sa.Integer()}.get(type(value), sa.String())
    return sa.column(name, sa.Date() if name.endswith("_on") else kind)


def upgrade() -> None:
    for place, row in enumerate(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["type"], start=1):
        _insert_type(row, place)
    insert("rating_rule", [rating_rule()])


def _insert_type(row: dict[str, Any], place: int) -> None:
    code = row["code"]
    texts = ("code", "name", "name_many", "full_name", "family", "sight", "legal_basis", "source")
    dates = {"from_on": row.get("from_on"), "until_on": row.get("until_on")}
    own = {"id": identity(code), **{name: row[name] for name in texts}, "is_verified": row["verified"]}
    insert("review_type", [{**own, "place": place, **dates}])
    insert("stage", [stage(code, number, *each) for number, each in enumerate(row["stages"], start=1)])
    insert("stage_move", [move(code, old, new) for old, many in row["moves"].items() for new in many])
    insert("timescale", [timescale(code, number, each) for number, each in enumerate(row["timescales"], 1)])


def stage(code: str, place: int, stage_code: str, name: str, is_under_way: bool) -> dict[str, Any]:
    return {
        "id": identity(code, stage_code),
        "review_type_id": identity(code),
        "code": stage_code,
        "name": name,
        "is_under_way": is_under_way,
        "place": place,
    }


def move(code: str, old: str, new: str) -> dict[str, Any]:
    return {
        "id": identity(code, old, new),
        "from_stage_id": identity(code, old),
        "to_stage_id": identity(code, new),
    }


def timescale(code: str, place: int, row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "verified"}
    own = {"id": identity(code, "timescale", row["code"]), "review_type_id": identity(code)}
    return {**own, **kept, "is_verified": row["verified"], "place": place, "from_on": None, "until_on": None}


def rating_rule() -> dict[str, Any]:
    return {
        "id": identity("rating rule"),
        "from_on": date(2000, 1, 1),
        "due_soon_days": 28,
        "no_update_days": 56,
        "not_due_days": 56,
        "source": "Shipped default; no national rule exists. The partnership sets its own.",
    }
