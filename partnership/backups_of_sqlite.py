"""The bytes of an SQLite database in a backup: a copy by SQLite's own means, whole at one moment."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from partnership.database import is_locked
from partnership.errors import RuleBroken
from partnership.extensions import db

DATABASE = "record.db"
IN_USE = "Something else has the database open: stop the service first. Nothing was changed."


def write(bundle: ZipFile, folder: Path) -> dict[str, Any]:
    """Copy the database into the bundle, after the copy has passed its own check; what the manifest tells."""
    copy = folder / DATABASE
    with db.engine.connect().execution_options(may_write=False) as connection:
        source: Any = connection.connection.dbapi_connection
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            told = _told(target)
    bundle.write(copy, DATABASE)
    return told


def refuse_if_in_use() -> None:
    """Only a connection that has the file to itself may leave write-ahead logging."""
    db.engine.dispose()
    with closing(sqlite3.connect(_place(), isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as fault:
            if is_locked(fault):
                raise RuleBroken(IN_USE) from fault
            raise
        except sqlite3.DatabaseError:
            return  # a damaged database is nobody's; it is kept as it stands


def read(bundle: ZipFile, _tables: Any, _revision: str) -> None:
    """Put the backup in the database's place, all of it or nothing."""
    place = _place()
    db.engine.dispose()
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        copy = bundle.extract(DATABASE, folder)
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(place)) as target:
            source.backup(target)


def set_aside(folder: Path, name: str) -> Path:
    """Move a database that cannot be read out of the way, as it stands."""
    place = _place()
    for suffix in ("", "-wal", "-shm"):
        old = Path(f"{place}{suffix}")
        if old.exists():
            old.replace(folder / f"{name}{suffix}")
    return folder / name


def _told(copy: sqlite3.Connection) -> dict[str, Any]:
    checked = copy.execute("PRAGMA integrity_check").fetchone()
    if checked != ("ok",):
        raise sqlite3.DatabaseError(f"the copy did not pass its own check: {checked[0]}")
    (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    has_head = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'event_head'").fetchone()
    head = copy.execute("SELECT number, hash FROM event_head").fetchone() if has_head else None
    return {"revision": revision, "head_number": head[0] if head else 0, "head_hash": head[1] if head else ""}


def _place() -> Path:
    return Path(str(db.engine.url.database))
