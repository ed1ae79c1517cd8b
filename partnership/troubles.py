"""What the machine refuses (a folder, a disk, a database), told in one line to whoever starts or runs a command."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.exc import DBAPIError, OperationalError

from partnership.database import is_away, is_damaged, is_failing, is_full, is_locked
from partnership.extensions import db

FULL = "The disk is full: that of {}, or of the file that was to be written. Make room on it, then do this again."
FAILING = "The disk of {} does not do what it is asked ({}). See that it is sound, then do this again."
ROOM = 1 << 17  # what SQLite needs to open a database, with some to spare
DAMAGED = (
    "The database is damaged ({}). Stop the service and restore the last backup: "
    "./run flask backup restore, and the backup's file."
)
LOCKED = "Somebody else is saving, and it takes long. Do this again."
READ_ONLY = "The database in {} cannot be written to. Let the account that runs this write there."
AWAY = "The database cannot be reached: {}. See that it is there and running, and that DATABASE_URL names it."
NOT_OURS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
CAUGHT = (OSError, sqlite3.Error, DBAPIError)


class Commands(AppGroup):
    """A group of commands, each of which ends with a line where the machine refuses something."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CAUGHT as fault:
            words = sentence(fault, ctx.ensure_object(ScriptInfo).load_app().config["DATA_DIR"])
            if words is None:
                raise
            raise click.ClickException(words) from fault


@contextmanager
def told_at_start() -> Iterator[None]:
    try:
        yield
    except CAUGHT as fault:
        words = sentence(fault, current_app.config["DATA_DIR"])
        if words is None:
            raise
        raise SystemExit(" ".join([words, *getattr(fault, "__notes__", [])])) from fault


def refuse_damaged() -> None:
    """A damaged database may answer for long: what is wrong with it is looked for before it is served."""
    if db.engine.dialect.name != "sqlite":
        return
    with told_at_start(), db.engine.connect().execution_options(may_write=False) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise sqlite3.DatabaseError(f"the database did not pass its own check: {found}")


def sentence(fault: BaseException, folder: Path) -> str | None:
    """What to do about it; None where it is a fault of ours."""
    own = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    why = _first_line(own)
    found = {
        FULL.format(folder): is_full(own) or (is_failing(own) and shutil.disk_usage(folder).free < ROOM),
        FAILING.format(folder, why): is_failing(own),
        DAMAGED.format(why): is_damaged(own),
        LOCKED: is_locked(own),
        READ_ONLY.format(folder): "readonly database" in why,
        AWAY.format(why): _is_away(fault, own),
        f"{getattr(own, 'filename', '')} cannot be used: {getattr(own, 'strerror', '')}.": _is_not_ours(own),
    }
    return next((words for words, is_so in found.items() if is_so), None)


def _is_away(fault: BaseException, own: BaseException) -> bool:
    return "unable to open" in str(own) or (isinstance(fault, OperationalError) and is_away(fault))


def _is_not_ours(fault: BaseException) -> bool:
    return isinstance(fault, OSError) and fault.errno in NOT_OURS and fault.filename is not None


def _first_line(fault: BaseException) -> str:
    return str(fault).strip().partition("\n")[0].rstrip(".")
