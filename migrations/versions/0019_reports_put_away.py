"""A report that is put away stands in no list, and can be brought back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    with op.batch_alter_table("annual_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True))
