"""Events only grow: the database refuses to change or remove one, except to empty its words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

REFUSAL = "an event cannot be changed or removed"
KEPT = [
    "id",
    "number",
    "happened_at",
    "by_id",
    "verb",
    "subject_type",
    "subject_id",
    "told_on_id",
    "detail_hash",
    "previous_hash",
    "hash",
]


def upgrade() -> None:
    op.create_table(
        "event_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_event_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_head")),
    )
    op.execute(
        "INSERT INTO event_head (id, number, hash) SELECT 1, number, hash FROM event ORDER BY number DESC LIMIT 1"
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def _guard_on_sqlite() -> None:
    """Without the last of these, INSERT OR REPLACE would remove an event unseen by the others."""
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    stands = " OR ".join(f"{name} = NEW.{name}" for name in ("id", "number", "hash"))
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for statement in (
        f"event_is_kept BEFORE UPDATE ON event WHEN {differs} OR NEW.detail IS NOT NULL",
        "event_stays BEFORE DELETE ON event",
        f"event_is_new BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE {stands})",
        "event_head_grows BEFORE UPDATE ON event_head WHEN NEW.number <= OLD.number",
        "event_head_stays BEFORE DELETE ON event_head",
        "event_head_is_new BEFORE INSERT ON event_head WHEN EXISTS (SELECT 1 FROM event_head)",
    ):
        op.execute(f"CREATE TRIGGER {statement} {refuse}")


def _guard_on_postgresql() -> None:
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    _function("event_is_kept", f"TG_OP = 'UPDATE' AND NOT ({differs}) AND NEW.detail IS NULL")
    _function("event_head_grows", "TG_OP = 'UPDATE' AND NEW.number > OLD.number")
    for table, function in (("event", "event_is_kept"), ("event_head", "event_head_grows")):
        call = f"EXECUTE FUNCTION {function}()"
        op.execute(f"CREATE TRIGGER {function} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}")
        op.execute(f"CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}")


def _function(name: str, allowed: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {allowed} THEN RETURN NEW; END IF; RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
