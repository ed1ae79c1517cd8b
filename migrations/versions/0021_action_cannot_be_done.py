"""An action of which no part is done, as none can be, is not done: it cannot be done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

NAME = "ck_action_actionstatus"
KNOWN = "status IN ('not_started', 'in_progress', 'done', 'cannot_be_done')"
HAS_A_PART = "EXISTS (SELECT 1 FROM part WHERE part.action_id = action.id AND part.status = '{}')"


def upgrade() -> None:
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_constraint(op.f(NAME), type_="check")
        batch_op.create_check_constraint(op.f(NAME), KNOWN)
    is_done, cannot_be = HAS_A_PART.format("done"), HAS_A_PART.format("cannot_be_done")
    op.execute(
        sa.text(f"UPDATE action SET status = 'cannot_be_done' WHERE status = 'done' AND {cannot_be} AND NOT {is_done}")
    )
