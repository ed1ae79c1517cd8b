"""The rows of a PostgreSQL database in a backup: every table as it was at one moment, by COPY."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Connection, MetaData, delete, inspect, table, text
from sqlalchemy.exc import OperationalError

from partnership.database import is_full
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.migrating import STANDS_AT, VERSIONS, migrate

IN_USE = "Something else is connected to the database: stop the service first. Nothing was changed."
CONNECTED = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL"
)
OUR_FUNCTIONS = (
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
)


def write(bundle: ZipFile, _folder: Path) -> dict[str, Any]:
    """Copy each table into the bundle, all from one snapshot; what the manifest tells."""
    options = {"isolation_level": "REPEATABLE READ", "may_write": False}
    with db.engine.connect().execution_options(**options) as connection, connection.begin():
        tables = _tables(connection)
        for each in tables:
            _copy_out(connection, bundle, each)
        head = None
        if any(each["name"] == "event_head" for each in tables):
            head = connection.execute(text("SELECT number, hash FROM event_head")).first()
        return {
            "revision": connection.scalar(STANDS_AT),
            "head_number": head[0] if head else 0,
            "head_hash": head[1] if head else "",
            "tables": tables,
        }


def refuse_if_in_use() -> None:
    db.engine.dispose()
    with db.engine.connect().execution_options(may_write=False) as connection:
        if connection.scalar(text(CONNECTED)):
            raise RuleBroken(IN_USE)


def read(bundle: ZipFile, tables: list[dict[str, Any]], revision: str) -> None:
    """Make the tables anew as the migrations made them then, and fill them: one transaction, all or nothing."""
    try:
        with db.engine.connect().execution_options(may_write=True) as connection, connection.begin():
            _empty(connection)
            migrate(revision, connection=connection)
            for each in reversed(tables):
                connection.execute(delete(table(each["name"])))
            for each in tables:
                _copy_in(connection, bundle, each)
    except OperationalError as fault:
        if is_full(fault):
            raise
        raise RuleBroken(IN_USE) from fault
    finally:
        db.engine.dispose()


def _tables(connection: Connection) -> list[dict[str, Any]]:
    """The tables with their columns, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection)
    return [
        {"name": each.name, "columns": [column.name for column in each.columns]}
        for each in found.sorted_tables
        if each.name != VERSIONS
    ]


def _copy_out(connection: Connection, bundle: ZipFile, named: dict[str, Any]) -> None:
    driver: Any = connection.connection.dbapi_connection
    with (
        bundle.open(_entry(named), "w", force_zip64=True) as entry,
        driver.cursor() as cursor,
        cursor.copy(f"COPY {_columns(connection, named)} TO STDOUT") as rows,
    ):
        for piece in rows:
            entry.write(piece)


def _copy_in(connection: Connection, bundle: ZipFile, named: dict[str, Any]) -> None:
    driver: Any = connection.connection.dbapi_connection
    with (
        bundle.open(_entry(named)) as entry,
        driver.cursor() as cursor,
        cursor.copy(f"COPY {_columns(connection, named)} FROM STDIN") as rows,
    ):
        while piece := entry.read(1 << 20):
            rows.write(piece)


def _empty(connection: Connection) -> None:
    for name in inspect(connection).get_table_names():
        connection.exec_driver_sql(f"DROP TABLE {_quoted(connection, name)} CASCADE")
    for name in connection.scalars(text(OUR_FUNCTIONS)).all():
        connection.exec_driver_sql(f"DROP FUNCTION {name}")


def _entry(named: dict[str, Any]) -> str:
    return f"tables/{named['name']}"


def _columns(connection: Connection, named: dict[str, Any]) -> str:
    columns = ", ".join(_quoted(connection, name) for name in named["columns"])
    return f"{_quoted(connection, named['name'])} ({columns})"


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
