"""An action may come from a recommendation or a focus; a part is owned by a post, and may be signed off."""

from __future__ import annotations

import unicodedata
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

KINDS = {
    "review_named": "kind <> 'review' OR review_id IS NOT NULL",
    "review_of_its_kind": "review_id IS NULL OR kind IN ('review', 'recommendation')",
    "recommendation_with_its_review": "(recommendation_id IS NULL) OR (review_id IS NOT NULL)",
    "recommendation_of_its_kind": "recommendation_id IS NULL OR kind = 'recommendation'",
    "focus_of_its_kind": "focus_id IS NULL OR kind = 'focus'",
}


def upgrade() -> None:
    _sources()
    with op.batch_alter_table("part") as part:
        part.add_column(sa.Column("post_id", sa.Uuid(), nullable=True))
        part.add_column(sa.Column("signed_off_on", sa.Date(), nullable=True))
        part.add_column(sa.Column("signed_off_by_id", sa.Uuid(), nullable=True))
        part.add_column(sa.Column("sign_off_words", sa.String(), nullable=True))
        part.create_foreign_key(op.f("fk_part_post_id_post"), "post", ["post_id"], ["id"])
        part.create_foreign_key(
            op.f("fk_part_signed_off_by_id_user_account"), "user_account", ["signed_off_by_id"], ["id"]
        )
        part.create_index(op.f("ix_part_post_id"), ["post_id"])
    _posts(op.get_bind())
    with op.batch_alter_table("part") as part:
        part.drop_column("owner_post")
    with op.batch_alter_table("part_update") as update:
        update.add_column(sa.Column("on_behalf_of", sa.String(), nullable=True))


def _sources() -> None:
    with op.batch_alter_table("action_source") as source:
        source.add_column(sa.Column("recommendation_id", sa.Uuid(), nullable=True))
        source.add_column(sa.Column("focus_id", sa.Uuid(), nullable=True))
        source.create_foreign_key(
            op.f("fk_action_source_recommendation_id_recommendation"), "recommendation", ["recommendation_id"], ["id"]
        )
        source.create_foreign_key(op.f("fk_action_source_focus_id_focus"), "focus", ["focus_id"], ["id"])
        source.create_index(op.f("ix_action_source_recommendation_id"), ["recommendation_id"])
        source.create_index(op.f("ix_action_source_focus_id"), ["focus_id"])
        source.drop_constraint(op.f("ck_action_source_review_named"), type_="check")
        source.drop_constraint(op.f("uq_action_source_action_id_review_id"), type_="unique")
        source.create_unique_constraint(
            op.f("uq_action_source_action_id_review_id_recommendation_id"),
            ["action_id", "review_id", "recommendation_id"],
        )
        for name, condition in KINDS.items():
            source.create_check_constraint(op.f(f"ck_action_source_{name}"), condition)


def _posts(connection: sa.Connection) -> None:
    """What stood in words becomes a post of its agency; the same words are one post."""
    uid = sa.Uuid()
    part = sa.table(
        "part", sa.column("id", uid), sa.column("agency_id", uid), sa.column("post_id", uid), sa.column("owner_post")
    )
    post = sa.table(
        "post", sa.column("id", uid), sa.column("agency_id", uid), sa.column("name"), sa.column("name_folded")
    )
    made: dict[tuple[uuid.UUID, str], uuid.UUID] = {}
    for row in connection.execute(sa.select(part).where(part.c.owner_post.is_not(None))).all():
        key = (row.agency_id, _fold(row.owner_post))
        if key not in made:
            made[key] = uuid.uuid4()
            values = {"id": made[key], "agency_id": row.agency_id, "name": row.owner_post, "name_folded": key[1]}
            connection.execute(sa.insert(post).values(values))
        connection.execute(sa.update(part).where(part.c.id == row.id).values(post_id=made[key]))


def _fold(words: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())
