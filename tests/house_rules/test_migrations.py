"""Every migration: over data, on the database of this run, whole or not at all, and at the end the models."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import event
from sqlalchemy.pool import NullPool

from partnership import migrating
from partnership.extensions import db
from tests.support import rows

STEPS = sorted(migrating.known())
HOLDS_ONE_ROW = "event_head"  # which its migration makes of the events
SCHEMA = {
    "sqlite": ["SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name <> 'alembic_version'"],
    "postgresql": [
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = current_schema()::regnamespace",
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = current_schema()",
    ],
}


class Broken(Exception):
    """A fault put into the middle of a migration."""


def test_migrated_database_is_what_the_models_say(installations):
    migrated, fresh = installations.make(), installations.make(is_migrated=False, UPGRADE=False)
    with migrated.app_context(), db.engine.connect() as connection:
        drift = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours}), db.metadata
        )
        found = checks(connection)
    with fresh.app_context(), db.engine.begin() as connection:
        db.metadata.create_all(connection)
        wanted = checks(connection)

    assert drift == []
    assert found == wanted
    assert sum(len(names) for names in found.values()) > 10


def test_each_migration_keeps_every_row_and_one_that_fails_leaves_all_as_it_was(installations):
    """One after the other, over a row in every table; each is made to fail after each of its statements."""
    app = installations.make(is_migrated=False, UPGRADE=False)
    with app.app_context():
        for step in STEPS:
            before, schema, tables = everything(), schema_here(), tables_here()
            assert all(before.values())

            for number in itertools.count(1):
                if not fails_after(number, step):
                    break
                assert (schema_here(), everything(tables)) == (schema, before), f"{step} failed after {number}"

            assert number > 3
            assert migrating.revision() == step
            assert_kept(before, everything())
            fill_what_is_new(tables)


def fill_what_is_new(before: list[sa.Table]) -> None:
    """A row in each table that was not there before, and one more in each that has columns which were not.

    What such a table refers to has one more as well: of one parent there may be no more than one row.
    """
    known = {table.name: set(table.c.keys()) for table in before}
    new = [table for table in tables_here() if not set(table.c.keys()) <= known.get(table.name, set())]
    parents = {key.column.table.name for table in new for key in table.foreign_keys}
    with db.engine.begin() as connection:
        rows.fill(connection, only={*(table.name for table in new), *parents} - {HOLDS_ONE_ROW})


def assert_kept(before: rows.Rows, after: rows.Rows) -> None:
    """Every row is there as it was, in the columns that are left."""
    for name, found in before.items():
        shared = [key for key in found[0] if key in after[name][0]]
        assert shared
        present = [[row[key] for key in shared] for row in after[name]]
        assert all([row[key] for key in shared] in present for row in found), name


@pytest.mark.parametrize(("way", "children_left"), [("on", 0), ("off through the engine", 0), ("off", 1)])
def test_rebuilding_a_table_loses_what_refers_to_it_unless_the_driver_is_told(
    installations, server, way, children_left
):
    """The control of how migrations run on SQLite: why the pragma is given to the driver before they begin."""
    if server is not None:
        pytest.skip("SQLite alone rebuilds tables")
    app = installations.make(is_migrated=False, UPGRADE=False)
    with app.app_context(), db.engine.connect().execution_options(may_write=True) as connection:
        with connection.begin():
            for statement in (
                "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
                "CREATE TABLE child (parent_id INTEGER REFERENCES parent ON DELETE CASCADE)",
                "INSERT INTO parent VALUES (1)",
                "INSERT INTO child VALUES (1)",
            ):
                connection.exec_driver_sql(statement)
        if way == "off":
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if way == "off through the engine":
                connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("parent", recreate="always") as table:
                table.add_column(sa.Column("name", sa.String()))

        assert connection.scalar(sa.text("SELECT count(*) FROM child")) == children_left
        connection.invalidate()


def test_plain_sqlite_keeps_half_of_a_migration_that_fails(tmp_path):
    """The control of what a step that fails leaves: without our listeners its first table would stay."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'plain.db'}", poolclass=NullPool)
    with engine.connect() as connection:
        begun = connection.begin()
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        begun.rollback()

    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["half"]


def fails_after(number: int, step: str) -> bool:
    """Migrate with a fault after the statement of that number; False when there are fewer and it went through."""
    statements = itertools.count(1)

    def break_off(*_: Any) -> None:
        if next(statements) == number:
            raise Broken

    event.listen(db.engine, "after_cursor_execute", break_off)
    try:
        migrating.migrate(step)
    except Broken:
        return True
    finally:
        event.remove(db.engine, "after_cursor_execute", break_off)
    return False


def everything(known: list[sa.Table] | None = None) -> rows.Rows:
    with db.engine.connect().execution_options(may_write=False) as connection:
        return rows.snapshot(connection, known)


def tables_here() -> list[sa.Table]:
    with db.engine.connect().execution_options(may_write=False) as connection:
        return rows.tables(connection)


def schema_here() -> list[list[tuple[Any, ...]]]:
    with db.engine.connect().execution_options(may_write=False) as connection:
        statements = SCHEMA[connection.dialect.name]
        return [sorted(tuple(row) for row in connection.execute(sa.text(each))) for each in statements]


def is_ours(name: str | None, kind: str, _: Any) -> bool:
    """Not what each database looks words up by: the tables beneath SQLite's index, the index of PostgreSQL."""
    return not (kind in ("table", "index") and str(name).startswith((rows.WORD_INDEX, "ix_search_entry_words")))


def checks(connection: sa.Connection) -> dict[str, set[tuple[str, str]]]:
    """The checks of each table, which a comparison with the models passes over."""
    inspector = sa.inspect(connection)
    return {
        name: {(each["name"], " ".join(each["sqltext"].split())) for each in inspector.get_check_constraints(name)}
        for name in inspector.get_table_names()
        if name != "alembic_version" and is_ours(name, "table", None)
    }


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        (["cannot_be_done"], "cannot_be_done"),
        (["cannot_be_done", "not_ours"], "cannot_be_done"),
        (["cannot_be_done", "done"], "done"),
        (["done"], "done"),
        (["not_ours"], "done"),
    ],
)
def test_an_action_of_which_nothing_can_be_done_is_no_longer_called_done(installations, parts, status):
    """Step 0021, over what was called done before it."""
    app = installations.make(is_migrated=False, UPGRADE=False)
    with app.app_context():
        migrating.migrate("0020")
        with db.engine.begin() as connection:
            rows.fill(connection)
            rows.fill(connection, only={"agency"})
            tables = {table.name: table for table in rows.tables(connection)}
            part, agencies = tables["part"], connection.scalars(sa.select(tables["agency"].c.id)).all()
            made = dict(connection.execute(sa.select(part)).mappings().one())
            more = {"id": agencies[1], "agency_id": next(each for each in agencies if each != made["agency_id"])}
            connection.execute(part.update().values(status=parts[0]))
            for each in parts[1:]:
                connection.execute(part.insert().values({**made, **more, "status": each}))
            connection.execute(tables["action"].update().values(status="done"))

        migrating.migrate("0021")

        with db.engine.connect() as connection:
            assert connection.scalars(sa.select(tables["action"].c.status)).all() == [status]
