"""Actions, parts, updates and loaded files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:

    op.create_table(
        "source_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_file")),
        sa.UniqueConstraint("slug", name=op.f("uq_source_file_slug")),
    )
    op.create_table(
        "action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_folded", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "in_progress",
                "done",
                name="actionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_stated", sa.String(), nullable=True),
        sa.Column("due_precision", sa.String(), nullable=True),
        sa.Column("due_earliest", sa.Date(), nullable=True),
        sa.Column("due_latest", sa.Date(), nullable=True),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_action_says_something")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_action_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_board_id"), ["board_id"], unique=False)

    op.create_table(
        "source_row",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("local_id", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("subject_type", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["source_file.id"], name=op.f("fk_source_row_file_id_source_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_row")),
        sa.UniqueConstraint(
            "file_id",
            "section",
            "local_id",
            "subject_type",
            name=op.f("uq_source_row_file_id_section_local_id_subject_type"),
        ),
    )
    with op.batch_alter_table("source_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_row_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_row_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("owner_post", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "in_progress",
                "done",
                "cannot_be_done",
                "not_ours",
                name="partstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outlook",
            sa.Enum(
                "on_track", "behind", "not_said", name="outlook", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("last_heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_stated", sa.String(), nullable=True),
        sa.Column("due_precision", sa.String(), nullable=True),
        sa.Column("due_earliest", sa.Date(), nullable=True),
        sa.Column("due_latest", sa.Date(), nullable=True),
        sa.Column("position_stated", sa.String(), nullable=True),
        sa.Column("position_precision", sa.String(), nullable=True),
        sa.Column("position_earliest", sa.Date(), nullable=True),
        sa.Column("position_latest", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_part_action_id_action")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_part_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sa.UniqueConstraint("action_id", "agency_id", name=op.f("uq_part_action_id_agency_id")),
    )
    with op.batch_alter_table("part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_part_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_part_status"), ["status"], unique=False)

    op.create_table(
        "action_source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "recommendation",
                "review",
                "audit",
                "national_review",
                "inspection",
                "scrutineer",
                "focus",
                "meeting",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.CheckConstraint("(kind = 'review') = (review_id IS NOT NULL)", name=op.f("ck_action_source_review_named")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_action_source_action_id_action")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_action_source_review_id_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_source")),
        sa.UniqueConstraint("action_id", "review_id", name=op.f("uq_action_source_action_id_review_id")),
    )
    with op.batch_alter_table("action_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_source_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_source_review_id"), ["review_id"], unique=False)

    op.create_table(
        "part_update",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "in_progress",
                "done",
                "cannot_be_done",
                "not_ours",
                name="partstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outlook",
            sa.Enum(
                "on_track", "behind", "not_said", name="outlook", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_from_file", sa.Boolean(), nullable=False),
        sa.Column("position_stated", sa.String(), nullable=True),
        sa.Column("position_precision", sa.String(), nullable=True),
        sa.Column("position_earliest", sa.Date(), nullable=True),
        sa.Column("position_latest", sa.Date(), nullable=True),
        sa.CheckConstraint("is_from_file OR length(trim(note)) > 0", name=op.f("ck_part_update_says_something")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_part_update_entered_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_part_update_part_id_part")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_update")),
    )
    with op.batch_alter_table("part_update", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_update_part_id"), ["part_id"], unique=False)
