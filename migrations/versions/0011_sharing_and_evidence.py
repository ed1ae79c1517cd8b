"""Sharing learning, and evidence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def one_of(name: str, *columns: str) -> sa.CheckConstraint:
    counted = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return sa.CheckConstraint(f"{counted} = 1", name=op.f(name))


def upgrade() -> None:

    op.create_table(
        "dissemination_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_folded", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("number_of_sessions", sa.Integer(), nullable=True),
        sa.Column("sessions_completed", sa.Integer(), nullable=True),
        sa.Column("sessions_planned", sa.Integer(), nullable=True),
        sa.Column("frequency", sa.String(), nullable=True),
        sa.Column("feedback", sa.String(), nullable=True),
        sa.Column("follow_up", sa.String(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("on_stated", sa.String(), nullable=True),
        sa.Column("on_precision", sa.String(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("attendance_value", sa.String(), nullable=True),
        sa.Column("attendance_qualifier", sa.String(), nullable=True),
        sa.Column("attendance_unit", sa.String(), nullable=True),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_dissemination_event_is_named")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_dissemination_event_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dissemination_event")),
    )
    with op.batch_alter_table("dissemination_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dissemination_event_board_id"), ["board_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("summary_folded", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "activity",
                "reach",
                "knowledge",
                "practice",
                "outcome",
                name="evidencelevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("level_reason", sa.String(), nullable=True),
        sa.Column("is_sustained", sa.Boolean(), nullable=True),
        sa.Column(
            "held",
            sa.Enum("not_said", "elsewhere", "here", name="held", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("held_where", sa.String(), nullable=True),
        sa.Column("held_link", sa.String(), nullable=True),
        sa.Column("seen_by", sa.String(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_key", sa.String(), nullable=True),
        sa.Column(
            "publishable",
            sa.Enum(
                "not_said",
                "yes",
                "after_edit",
                "no",
                name="publishable",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("check_again_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("period_stated", sa.String(), nullable=True),
        sa.Column("period_precision", sa.String(), nullable=True),
        sa.Column("period_earliest", sa.Date(), nullable=True),
        sa.Column("period_latest", sa.Date(), nullable=True),
        sa.CheckConstraint("length(trim(summary)) > 0", name=op.f("ck_evidence_says_something")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_evidence_board_id_board")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.sha256"], name=op.f("fk_evidence_file_key_stored_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_file_key"), ["file_key"], unique=False)

    op.create_table(
        "event_attendance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_value", sa.String(), nullable=True),
        sa.Column("attendance_qualifier", sa.String(), nullable=True),
        sa.Column("attendance_unit", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_event_attendance_agency_id_agency")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_event_attendance_event_id_dissemination_event")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_attendance")),
        sa.UniqueConstraint("event_id", "agency_id", name=op.f("uq_event_attendance_event_id_agency_id")),
    )
    with op.batch_alter_table("event_attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_attendance_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_attendance_event_id"), ["event_id"], unique=False)

    op.create_table(
        "event_deliverer",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_event_deliverer_agency_id_agency")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_event_deliverer_event_id_dissemination_event")
        ),
        sa.PrimaryKeyConstraint("event_id", "agency_id", name=op.f("pk_event_deliverer")),
    )
    op.create_table(
        "event_material",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kept_where", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_event_material_event_id_dissemination_event")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_material")),
    )
    with op.batch_alter_table("event_material", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_material_event_id"), ["event_id"], unique=False)

    op.create_table(
        "event_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("on_stated", sa.String(), nullable=True),
        sa.Column("on_precision", sa.String(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("attendance_value", sa.String(), nullable=True),
        sa.Column("attendance_qualifier", sa.String(), nullable=True),
        sa.Column("attendance_unit", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_event_session_event_id_dissemination_event")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_session")),
    )
    with op.batch_alter_table("event_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_session_event_id"), ["event_id"], unique=False)

    op.create_table(
        "evidence_agency",
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_evidence_agency_agency_id_agency")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_agency_evidence_id_evidence")),
        sa.PrimaryKeyConstraint("evidence_id", "agency_id", name=op.f("pk_evidence_agency")),
    )
    with op.batch_alter_table("evidence_agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_agency_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "evidence_figure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("qualifier", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_figure_evidence_id_evidence")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_figure")),
    )
    with op.batch_alter_table("evidence_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_figure_evidence_id"), ["evidence_id"], unique=False)

    op.create_table(
        "event_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("learning_point_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("focus_id", sa.Uuid(), nullable=True),
        one_of("ck_event_link_one_thing", "review_id", "learning_point_id", "action_id", "theme_id", "focus_id"),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_event_link_action_id_action")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["dissemination_event.id"], name=op.f("fk_event_link_event_id_dissemination_event")
        ),
        sa.ForeignKeyConstraint(["focus_id"], ["focus.id"], name=op.f("fk_event_link_focus_id_focus")),
        sa.ForeignKeyConstraint(
            ["learning_point_id"], ["learning_point.id"], name=op.f("fk_event_link_learning_point_id_learning_point")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_event_link_review_id_review")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_event_link_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_link")),
    )
    with op.batch_alter_table("event_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_link_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_link_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_link_focus_id"), ["focus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_link_learning_point_id"), ["learning_point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_link_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_link_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "evidence_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("learning_point_id", sa.Uuid(), nullable=True),
        sa.Column("recommendation_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("focus_id", sa.Uuid(), nullable=True),
        one_of(
            "ck_evidence_link_one_thing",
            "review_id",
            "learning_point_id",
            "recommendation_id",
            "action_id",
            "theme_id",
            "focus_id",
        ),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_evidence_link_action_id_action")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_link_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["focus_id"], ["focus.id"], name=op.f("fk_evidence_link_focus_id_focus")),
        sa.ForeignKeyConstraint(
            ["learning_point_id"], ["learning_point.id"], name=op.f("fk_evidence_link_learning_point_id_learning_point")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_evidence_link_recommendation_id_recommendation")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_evidence_link_review_id_review")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_evidence_link_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_link")),
    )
    with op.batch_alter_table("evidence_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_link_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_focus_id"), ["focus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_learning_point_id"), ["learning_point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_recommendation_id"), ["recommendation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_link_theme_id"), ["theme_id"], unique=False)
