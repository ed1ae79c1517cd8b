"""Posts, changes of due dates, and the themes of actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:

    op.create_table(
        "post",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_post_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("agency_id", "name_folded", name=op.f("uq_post_agency_id_name_folded")),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "action_theme",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_action_theme_action_id_action")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_action_theme_theme_id_theme")),
        sa.PrimaryKeyConstraint("action_id", "theme_id", name=op.f("pk_action_theme")),
    )
    with op.batch_alter_table("action_theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_theme_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "post_holder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "from_on IS NULL OR until_on IS NULL OR until_on >= from_on", name=op.f("ck_post_holder_dates_in_order")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_holder_post_id_post")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_post_holder_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_holder")),
    )
    with op.batch_alter_table("post_holder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_holder_post_id"), ["post_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_holder_user_id"), ["user_id"], unique=False)

    op.create_table(
        "due_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "extension", "correction", name="duechangekind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.Column("was_stated", sa.String(), nullable=True),
        sa.Column("was_precision", sa.String(), nullable=True),
        sa.Column("was_earliest", sa.Date(), nullable=True),
        sa.Column("was_latest", sa.Date(), nullable=True),
        sa.Column("became_stated", sa.String(), nullable=True),
        sa.Column("became_precision", sa.String(), nullable=True),
        sa.Column("became_earliest", sa.Date(), nullable=True),
        sa.Column("became_latest", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'extension') = (part_id IS NOT NULL)", name=op.f("ck_due_change_extension_of_a_part")
        ),
        sa.CheckConstraint(
            "kind <> 'extension' OR length(trim(approved_by)) > 0", name=op.f("ck_due_change_extension_approved")
        ),
        sa.CheckConstraint("length(trim(reason)) > 0", name=op.f("ck_due_change_with_a_reason")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_due_change_action_id_action")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_due_change_made_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_due_change_part_id_part")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_change")),
    )
    with op.batch_alter_table("due_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_change_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_due_change_part_id"), ["part_id"], unique=False)
