"""What a partnership has said itself falls short."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "shortfall",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_shortfall_says_something")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_shortfall_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortfall")),
    )
    with op.batch_alter_table("shortfall", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shortfall_board_id"), ["board_id"], unique=False)
