"""The index of search. It is filled from the record after the last migration, by the release that is started."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

KINDS = (
    *("case", "case_with_notes", "learning_point", "recommendation", "action", "update", "evidence", "event"),
    "agency",
)


def upgrade() -> None:
    op.create_table(
        "search_entry",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="searchkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("part_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_search_entry_kind_subject_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _index_on_sqlite()
    else:
        op.execute("CREATE INDEX ix_search_entry_words ON search_entry USING gin (string_to_array(words, ' '))")


def _index_on_sqlite() -> None:
    """Which entries hold a word; the entries themselves keep the text. Triggers keep both together."""
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        "words, content='search_entry', content_rowid='number', tokenize='ascii', detail='none')"
    )
    put = "INSERT INTO search_index(rowid, words) VALUES (NEW.number, NEW.words);"
    take = "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', OLD.number, OLD.words);"
    for name, moment, does in (
        ("search_entry_is_added", "INSERT", put),
        ("search_entry_is_taken", "DELETE", take),
        ("search_entry_is_changed", "UPDATE", f"{take} {put}"),
    ):
        op.execute(f"CREATE TRIGGER {name} AFTER {moment} ON search_entry BEGIN {does} END")
