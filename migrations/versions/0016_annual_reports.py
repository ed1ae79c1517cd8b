"""Annual reports as documents, what law asks of them, and what goes into each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "report_requirement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_requirement")),
        sa.UniqueConstraint("code", "from_on", name=op.f("uq_report_requirement_code_from_on")),
    )
    op.create_table(
        "annual_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum("internal", "partners", name="audience", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("position_on", sa.Date(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undecided", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on > first_on", name=op.f("ck_annual_report_dates_in_order")),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_annual_report_is_named")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_annual_report_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_report")),
    )
    with op.batch_alter_table("annual_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annual_report_board_id"), ["board_id"], unique=False)

    op.create_table(
        "report_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_report_template_board_id_board")),
        sa.ForeignKeyConstraint(
            ["file_key"], ["stored_file.sha256"], name=op.f("fk_report_template_file_key_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_template")),
        sa.UniqueConstraint("board_id", name=op.f("uq_report_template_board_id")),
    )
    with op.batch_alter_table("report_template", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_template_file_key"), ["file_key"], unique=False)

    op.create_table(
        "report_chapter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_left_out", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["annual_report.id"], name=op.f("fk_report_chapter_report_id_annual_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_chapter")),
        sa.UniqueConstraint("report_id", "key", name=op.f("uq_report_chapter_report_id_key")),
    )
    with op.batch_alter_table("report_chapter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_chapter_report_id"), ["report_id"], unique=False)

    op.create_table(
        "requirement_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("requirement_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('met', 'partly', 'not_met', 'not_applicable')", name=op.f("ck_requirement_note_status_known")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["annual_report.id"], name=op.f("fk_requirement_note_report_id_annual_report")
        ),
        sa.ForeignKeyConstraint(
            ["requirement_id"],
            ["report_requirement.id"],
            name=op.f("fk_requirement_note_requirement_id_report_requirement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_note")),
        sa.UniqueConstraint("report_id", "requirement_id", name=op.f("uq_requirement_note_report_id_requirement_id")),
    )
    with op.batch_alter_table("requirement_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_note_report_id"), ["report_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requirement_note_requirement_id"), ["requirement_id"], unique=False)

    op.create_table(
        "inclusion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN review_id IS NULL THEN 0 ELSE 1 END + "
            "CASE WHEN action_id IS NULL THEN 0 ELSE 1 END + "
            "CASE WHEN evidence_id IS NULL THEN 0 ELSE 1 END + "
            "CASE WHEN event_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_inclusion_one_thing"),
        ),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_inclusion_action_id_action")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_inclusion_decided_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_inclusion_event_id_dissemination_event")
        ),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_inclusion_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["report_id"], ["annual_report.id"], name=op.f("fk_inclusion_report_id_annual_report")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_inclusion_review_id_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inclusion")),
        sa.UniqueConstraint("report_id", "action_id", name=op.f("uq_inclusion_report_id_action_id")),
        sa.UniqueConstraint("report_id", "event_id", name=op.f("uq_inclusion_report_id_event_id")),
        sa.UniqueConstraint("report_id", "evidence_id", name=op.f("uq_inclusion_report_id_evidence_id")),
        sa.UniqueConstraint("report_id", "review_id", name=op.f("uq_inclusion_report_id_review_id")),
    )
    with op.batch_alter_table("inclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inclusion_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inclusion_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inclusion_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inclusion_report_id"), ["report_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inclusion_review_id"), ["review_id"], unique=False)

    op.create_table(
        "report_block",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("seen", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("is_moved", sa.Boolean(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("held_by_id", sa.Uuid(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(held_by_id IS NULL) = (held_until IS NULL)", name=op.f("ck_report_block_held_until_a_moment")
        ),
        sa.CheckConstraint(
            "content IS NOT NULL OR words IS NOT NULL OR is_gone", name=op.f("ck_report_block_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["chapter_id"], ["report_chapter.id"], name=op.f("fk_report_block_chapter_id_report_chapter")
        ),
        sa.ForeignKeyConstraint(
            ["held_by_id"], ["user_account.id"], name=op.f("fk_report_block_held_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["annual_report.id"], name=op.f("fk_report_block_report_id_annual_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_block")),
        sa.UniqueConstraint("report_id", "key", name=op.f("uq_report_block_report_id_key")),
    )
    with op.batch_alter_table("report_block", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_block_chapter_id"), ["chapter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_block_report_id"), ["report_id"], unique=False)
