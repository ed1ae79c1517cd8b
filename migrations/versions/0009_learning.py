"""Themes, learning points, focuses and recommendations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:

    op.create_table(
        "theme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=True),
        sa.Column("also_called", sa.String(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "risk_or_need",
                "practice",
                "system",
                "population",
                name="themekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("national", sa.String(), nullable=True),
        sa.Column("national_list", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_theme_is_named")),
        sa.CheckConstraint(
            "merged_into_id IS NULL OR merged_into_id <> id", name=op.f("ck_theme_not_merged_into_itself")
        ),
        sa.CheckConstraint("merged_into_id IS NULL OR retired_on IS NOT NULL", name=op.f("ck_theme_merged_is_retired")),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name=op.f("ck_theme_not_its_own_parent")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["theme.id"], name=op.f("fk_theme_merged_into_id_theme")),
        sa.ForeignKeyConstraint(["parent_id"], ["theme.id"], name=op.f("fk_theme_parent_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
    )
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_theme_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "focus",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("priority", "shared_theme", name="focuskind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("period_stated", sa.String(), nullable=True),
        sa.Column("period_precision", sa.String(), nullable=True),
        sa.Column("period_earliest", sa.Date(), nullable=True),
        sa.Column("period_latest", sa.Date(), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_focus_is_named")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_focus_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus")),
    )
    with op.batch_alter_table("focus", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_focus_board_id"), ["board_id"], unique=False)

    op.create_table(
        "learning_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "learning", "good_practice", name="learningkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("in_grid", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(trim(words)) > 0", name=op.f("ck_learning_point_says_something")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_learning_point_review_id_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_point")),
    )
    with op.batch_alter_table("learning_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_learning_point_review_id"), ["review_id"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_folded", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "multi_agency",
                "single_agency",
                "regional",
                "national",
                name="recommendationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "acceptance",
            sa.Enum(
                "not_said",
                "accepted",
                "partly",
                "not_accepted",
                name="acceptance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("acceptance_reason", sa.String(), nullable=True),
        sa.Column(
            "watch",
            sa.Enum(
                "this_board",
                "own_governance",
                "other_area",
                "national_body",
                name="watch",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_recommendation_says_something")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_recommendation_review_id_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_review_id"), ["review_id"], unique=False)

    op.create_table(
        "carried_learning_point",
        sa.Column("learning_point_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learning_point_id"],
            ["learning_point.id"],
            name=op.f("fk_carried_learning_point_learning_point_id_learning_point"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_carried_learning_point_review_id_review")),
        sa.PrimaryKeyConstraint("learning_point_id", "review_id", name=op.f("pk_carried_learning_point")),
    )
    with op.batch_alter_table("carried_learning_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_carried_learning_point_review_id"), ["review_id"], unique=False)

    op.create_table(
        "learning_point_theme",
        sa.Column("learning_point_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learning_point_id"],
            ["learning_point.id"],
            name=op.f("fk_learning_point_theme_learning_point_id_learning_point"),
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_learning_point_theme_theme_id_theme")),
        sa.PrimaryKeyConstraint("learning_point_id", "theme_id", name=op.f("pk_learning_point_theme")),
    )
    with op.batch_alter_table("learning_point_theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_learning_point_theme_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "recommendation_learning_point",
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("learning_point_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learning_point_id"],
            ["learning_point.id"],
            name=op.f("fk_recommendation_learning_point_learning_point_id_learning_point"),
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendation.id"],
            name=op.f("fk_recommendation_learning_point_recommendation_id_recommendation"),
        ),
        sa.PrimaryKeyConstraint(
            "recommendation_id", "learning_point_id", name=op.f("pk_recommendation_learning_point")
        ),
    )
    with op.batch_alter_table("recommendation_learning_point", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recommendation_learning_point_learning_point_id"), ["learning_point_id"], unique=False
        )
