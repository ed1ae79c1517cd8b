"""Types of review, their stages and timescales."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:

    op.create_table(
        "review_type",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_many", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column(
            "sight",
            sa.Enum("review_team", "partners", name="sight", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_type")),
        sa.UniqueConstraint("code", name=op.f("uq_review_type_code")),
    )
    op.create_table(
        "stage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_type_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_under_way", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_type_id"], ["review_type.id"], name=op.f("fk_stage_review_type_id_review_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("review_type_id", "code", name=op.f("uq_stage_review_type_id_code")),
    )
    with op.batch_alter_table("stage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_review_type_id"), ["review_type_id"], unique=False)

    op.create_table(
        "timescale",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_type_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "starts_at",
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
        sa.Column(
            "met_by",
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
                name="met_by",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("unit IN ('working_day', 'day', 'month', 'year')", name=op.f("ck_timescale_unit_known")),
        sa.CheckConstraint(
            "until_on IS NULL OR from_on IS NULL OR until_on >= from_on", name=op.f("ck_timescale_dates_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["review_type_id"], ["review_type.id"], name=op.f("fk_timescale_review_type_id_review_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timescale")),
    )
    with op.batch_alter_table("timescale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_timescale_review_type_id"), ["review_type_id"], unique=False)

    op.create_table(
        "stage_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_stage_id", sa.Uuid(), nullable=False),
        sa.Column("to_stage_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["from_stage_id"], ["stage.id"], name=op.f("fk_stage_move_from_stage_id_stage")),
        sa.ForeignKeyConstraint(["to_stage_id"], ["stage.id"], name=op.f("fk_stage_move_to_stage_id_stage")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_move")),
        sa.UniqueConstraint("from_stage_id", "to_stage_id", name=op.f("uq_stage_move_from_stage_id_to_stage_id")),
    )
    with op.batch_alter_table("stage_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_move_from_stage_id"), ["from_stage_id"], unique=False)
