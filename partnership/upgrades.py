"""Bring the database up to date at every start, with a backup made first."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask, current_app
from sqlalchemy import text

from partnership import asked, backups, clock, migrating, troubles
from partnership.extensions import db
from partnership.start_up import NO_RECORD

UPGRADE_LOCK = 5_204_712
UNKNOWN = (
    "The database is newer than this release: it stands at step {}, which this release does not know. "
    "Start the newer release, or restore a backup made with this one."
)
NEW_RECORD = "There was no record yet: a new one was made in {}."


def prepare(app: Flask, *, afterwards: Callable[[], object]) -> None:
    """`afterwards` is called when migrations were run, to make anew what is made from the record, and commits."""
    if app.config["MODE"] == "live" and (words := asked.refused()):
        raise SystemExit(words)
    migrating.prepare(app)
    app.extensions["after_upgrade"] = afterwards
    app.extensions["new_record"] = ""
    if app.config["UPGRADE"] and not asked.is_help() and not asked.is_restore():
        with app.app_context(), troubles.told_at_start():
            _begin(app, Path(app.config["DATA_DIR"]))


def _begin(app: Flask, folder: Path) -> None:
    """A help changes nothing and a restore brings a database of its own, so neither comes here."""
    is_new = is_empty()
    if is_new and asked.makes_no_record():
        db.engine.dispose()
        raise SystemExit(NO_RECORD.format(folder))
    bring_up_to_date(folder)
    if is_new:
        app.extensions["new_record"] = NEW_RECORD.format(folder)
    if is_new and asked.is_command():
        click.echo(NEW_RECORD.format(folder), err=True)


def is_empty() -> bool:
    """Whether there is no record yet. A file that is missing is not made by looking."""
    place = db.engine.url.database
    if db.engine.dialect.name == "sqlite" and not Path(str(place)).exists():
        return True
    return migrating.revision() is None


def bring_up_to_date(folder: Path) -> bool:
    """Run the migrations that are missing; True when there were any. An old release refuses a newer database."""
    newest = migrating.newest()
    if migrating.revision() == newest:
        return False
    with one_at_a_time(folder):
        present = migrating.revision()
        if present == newest:
            return False
        if present is not None:
            refuse_unknown(present)
            kept = backup_path(folder, f"before-{newest}")
            backups.create(kept)
        try:
            migrating.migrate(newest)
        except Exception as fault:
            if present is not None:
                fault.add_note(f"The database is as it was, at step {present}. A backup of it is {kept}.")
            raise
        current_app.extensions["after_upgrade"]()
    return True


def backup_path(folder: Path, name: str) -> Path:
    """Where a backup goes that nobody asked for."""
    kept = folder / "backups"
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept / f"{name}-{clock.now():%Y%m%d-%H%M%S-%f}.backup"


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process is upgrading or restoring this database."""
    if db.engine.dialect.name == "sqlite":
        with (folder / "upgrade.lock").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT", may_write=True) as connection:
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": UPGRADE_LOCK})
        try:
            yield
        finally:
            connection.invalidate()


def refuse_unknown(present: str) -> None:
    if present not in migrating.known():
        raise SystemExit(UNKNOWN.format(present))
