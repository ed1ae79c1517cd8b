"""What a yearly report is asked to hold, as shipped."""

from __future__ import annotations

import tomllib
import uuid
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "report_requirements.toml"
SPACE = uuid.UUID("c3a5f0de-1f0b-4a55-8c5e-6b1f6d0f9e17")
TABLE = sa.table(
    "report_requirement",
    sa.column("id", sa.Uuid()),
    sa.column("code", sa.String()),
    sa.column("words", sa.String()),
    sa.column("source", sa.String()),
    sa.column("is_verified", sa.Boolean()),
    sa.column("place", sa.Integer()),
    sa.column("from_on", sa.Date()),
    sa.column("until_on", sa.Date()),
)


def upgrade() -> None:
    rows = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["requirement"]
    op.bulk_insert(
        TABLE,
        [
            {
                "id": uuid.uuid5(SPACE, row["code"]),
                "code": row["code"],
                "words": row["words"],
                "source": row["source"],
                "is_verified": row["verified"],
                "place": place,
                "from_on": row.get("from_on"),
                "until_on": row.get("until_on"),
            }
            for place, row in enumerate(rows, start=1)
        ],
    )
