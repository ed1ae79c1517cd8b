"""Incidents, decisions and declared conflicts of interest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:

    op.create_table(
        "declared_conflict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("stand_in_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= declared_on", name=op.f("ck_declared_conflict_dates_in_order")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["review_case.id"], name=op.f("fk_declared_conflict_case_id_review_case")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_declared_conflict_recorded_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["user_account.id"], name=op.f("fk_declared_conflict_stand_in_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_declared_conflict_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_conflict")),
    )
    with op.batch_alter_table("declared_conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declared_conflict_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_declared_conflict_user_id"), ["user_id"], unique=False)

    op.create_table(
        "incident",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "harm",
            sa.Enum(
                "child_died",
                "child_seriously_harmed",
                "adult_died",
                "other",
                name="harm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("aware_on", sa.Date(), nullable=True),
        sa.Column("told_by", sa.String(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column(
            "decision",
            sa.Enum(
                "notified",
                "not_notified",
                "local_review",
                "dhr",
                "sar",
                "other_area",
                "logged_by_mistake",
                name="incidentdecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name=op.f("ck_incident_decided_on_a_day")),
        sa.CheckConstraint(
            "decision IS NULL OR length(trim(reason)) > 0", name=op.f("ck_incident_decided_with_reason")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["review_case.id"], name=op.f("fk_incident_case_id_review_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("case_id", name=op.f("uq_incident_case_id")),
    )
    op.create_table(
        "incident_agency",
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_incident_agency_agency_id_agency")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_agency_incident_id_incident")),
        sa.PrimaryKeyConstraint("incident_id", "agency_id", name=op.f("pk_incident_agency")),
    )
    op.create_table(
        "partner_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column(
            "view",
            sa.Enum(
                "agrees", "disagrees", "not_yet", name="view", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_partner_view_agency_id_agency")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_partner_view_incident_id_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_view")),
        sa.UniqueConstraint("incident_id", "agency_id", name=op.f("uq_partner_view_incident_id_agency_id")),
    )
    with op.batch_alter_table("partner_view", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_view_incident_id"), ["incident_id"], unique=False)
