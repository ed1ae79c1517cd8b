"""Events only grow: the database refuses to change or remove one, except to empty its words."""

from __future__ import annotations

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
    if op.get_bind().dialect.name == "sqlite":
        differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
        op.execute(
            f"CREATE TRIGGER event_is_kept BEFORE UPDATE ON event WHEN {differs} OR NEW.detail IS NOT NULL "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
        op.execute(f"CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
        return
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    op.execute(
        "CREATE FUNCTION event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' AND NOT ({differs}) AND NEW.detail IS NULL THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_kept()"
    )
