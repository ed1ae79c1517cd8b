"""Why the partners decided on a review that grew from another: criteria and reasons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    with op.batch_alter_table("review") as review:
        review.add_column(sa.Column("criteria", sa.String(), nullable=True))
        review.add_column(sa.Column("decided_because", sa.String(), nullable=True))
