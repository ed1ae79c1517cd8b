"""How connections behave: who may write, and what SQLite must be told."""

from __future__ import annotations

import sqlite3
from typing import Any

from flask import Flask, g, has_request_context, request
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from partnership.extensions import db

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
STATEMENTS = 20  # kept prepared by each connection: the 128 of the driver take 40 MB, and no page is faster by them
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def may_write(connection: Connection) -> bool:
    """A POST and a command may write; a GET, or a POST shown again, may not: unless the connection says so."""
    chosen: bool | None = connection.get_execution_options().get("may_write")
    if chosen is not None:
        return chosen
    if not has_request_context():
        return True
    return request.method not in SAFE_METHODS and g.get("refusal") is None


def prepare(app: Flask) -> None:
    with app.app_context():
        engine = db.engine
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _on_sqlite_connect)
            event.listen(engine, "begin", _on_sqlite_begin)
        else:
            event.listen(engine, "begin", _on_begin)


def _on_sqlite_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_sqlite_begin(connection: Connection) -> None:
    """A commit that was refused leaves the transaction open: what it held was told to nobody as saved."""
    driver: Any = connection.connection.dbapi_connection
    if driver.in_transaction:
        driver.rollback()
    writing = may_write(connection)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _on_begin(connection: Connection) -> None:
    if not may_write(connection):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def engine_options(url: str, *, wait_seconds: float) -> dict[str, Any]:
    """What the engine is made with: how long a save waits for another, and a check of each connection."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": wait_seconds, "check_same_thread": False, "cached_statements": STATEMENTS}}
    return {"pool_pre_ping": True, "connect_args": {"options": f"-c lock_timeout={wait_seconds}s"}}


def is_locked(fault: BaseException) -> bool:
    """Whether a database error says only that somebody else is writing, so that trying again helps."""
    words = str(fault).lower()
    return "database is locked" in words or "lock timeout" in words or "deadlock" in words


def is_full(fault: BaseException) -> bool:
    """Whether there is no room to write: what is there can still be read."""
    words = str(fault).lower()
    return any(each in words for each in ("disk is full", "no space left on device", "disk quota exceeded"))


def is_failing(fault: BaseException) -> bool:
    """Whether the disk did not do what was asked of it: SQLite may say this of a full one, too."""
    return "disk i/o error" in str(fault).lower()


def is_damaged(fault: BaseException) -> bool:
    """Whether what the file of an SQLite database holds is no sound database any more."""
    words = str(fault).lower()
    return any(each in words for each in ("malformed", "file is not a database", "did not pass its own check"))


def is_away(fault: OperationalError) -> bool:
    """Whether the database cannot be reached. SQLite calls mistakes of ours operational too: these are not meant."""
    return not isinstance(fault.orig, sqlite3.Error) or "unable to open" in str(fault)
