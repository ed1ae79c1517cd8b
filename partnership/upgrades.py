"""Bring the database up to date at every start, with a backup made first."""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate, upgrade

from partnership import backups, clock
from partnership.config import ROOT
from partnership.extensions import db

FOLDER = ROOT / "migrations"


def prepare(app: Flask) -> None:
    Migrate(app, db, directory=str(FOLDER), render_as_batch=True, compare_type=True)
    if app.config["UPGRADE"]:
        with app.app_context():
            bring_up_to_date(Path(app.config["DATA_DIR"]))


def bring_up_to_date(folder: Path) -> bool:
    """Run the migrations that are missing; True when there were any. An old release refuses a newer database."""
    present, newest = revision(), _script().get_current_head()
    if present == newest:
        return False
    if present is not None:
        _refuse_unknown(present)
        kept = folder / "backups"
        kept.mkdir(parents=True, exist_ok=True)
        backups.create(kept / f"before-{newest}-{clock.now():%Y%m%d-%H%M%S}.backup")
    upgrade(directory=str(FOLDER))
    return True


def revision() -> str | None:
    """Which migration the database stands at; None when it is empty."""
    with db.engine.connect().execution_options(may_write=False) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(FOLDER))


def _refuse_unknown(present: str) -> None:
    if present not in {script.revision for script in _script().walk_revisions()}:
        raise SystemExit(
            f"The database is newer than this release: it stands at step {present}, which this release does "
            "not know. Start the newer release, or restore a backup made with this one."
        )
