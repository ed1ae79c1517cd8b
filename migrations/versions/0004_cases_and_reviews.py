"""Cases and reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:

    op.create_table(
        "review_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("logged_year", sa.Integer(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "sight",
            sa.Enum("review_team", "partners", name="sight", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("incident_nature", sa.String(), nullable=True),
        sa.Column("people_count", sa.Integer(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("internal_notes", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("incident_stated", sa.String(), nullable=True),
        sa.Column("incident_precision", sa.String(), nullable=True),
        sa.Column("incident_earliest", sa.Date(), nullable=True),
        sa.Column("incident_latest", sa.Date(), nullable=True),
        sa.CheckConstraint("people_count IS NULL OR people_count > 0", name=op.f("ck_review_case_people_counted")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_review_case_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_case")),
        sa.UniqueConstraint(
            "board_id", "name_folded", "logged_year", name=op.f("uq_review_case_board_id_name_folded_logged_year")
        ),
    )
    with op.batch_alter_table("review_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_case_board_id"), ["board_id"], unique=False)

    op.create_table(
        "case_joint_with",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_case_joint_with_agency_id_agency")),
        sa.ForeignKeyConstraint(["case_id"], ["review_case.id"], name=op.f("fk_case_joint_with_case_id_review_case")),
        sa.PrimaryKeyConstraint("case_id", "agency_id", name=op.f("pk_case_joint_with")),
    )
    op.create_table(
        "case_reader",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(user_id IS NULL) <> (agency_id IS NULL)", name=op.f("ck_case_reader_a_person_or_a_group")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_case_reader_agency_id_agency")),
        sa.ForeignKeyConstraint(["case_id"], ["review_case.id"], name=op.f("fk_case_reader_case_id_review_case")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_case_reader_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_reader")),
        sa.UniqueConstraint("case_id", "user_id", "agency_id", name=op.f("uq_case_reader_case_id_user_id_agency_id")),
    )
    with op.batch_alter_table("case_reader", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_reader_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_reader_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_reader_user_id"), ["user_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("review_type_id", sa.Uuid(), nullable=False),
        sa.Column("stage_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "led",
            sa.Enum("here", "elsewhere", "joint", name="led", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("arose_from_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("stage_stated", sa.String(), nullable=True),
        sa.Column("is_published", sa.Boolean(), nullable=True),
        sa.Column("publication_form", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["arose_from_id"], ["review.id"], name=op.f("fk_review_arose_from_id_review")),
        sa.ForeignKeyConstraint(["case_id"], ["review_case.id"], name=op.f("fk_review_case_id_review_case")),
        sa.ForeignKeyConstraint(
            ["review_type_id"], ["review_type.id"], name=op.f("fk_review_review_type_id_review_type")
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_review_stage_id_stage")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_review_type_id"), ["review_type_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "review_date",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "aware",
                "notified",
                "home_office_told",
                "considered",
                "decided",
                "started",
                "reviewed",
                "rapid_review_sent",
                "panel_replied",
                "draft",
                "concluded",
                "report_dated",
                "submitted_to_home_office",
                "home_office_panel",
                "home_office_letter",
                "approved_for_publication",
                "copies_sent",
                "publication_planned",
                "published",
                "withdrawn",
                name="datekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on_stated", sa.String(), nullable=True),
        sa.Column("on_precision", sa.String(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_date_review_id_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_date")),
        sa.UniqueConstraint("review_id", "kind", name=op.f("uq_review_date_review_id_kind")),
    )
    with op.batch_alter_table("review_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_date_review_id"), ["review_id"], unique=False)
