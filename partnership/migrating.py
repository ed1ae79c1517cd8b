"""Run the migrations, on a connection of their own or on one that is given."""

from __future__ import annotations

from alembic import command
from flask import Flask, current_app
from flask_migrate import Migrate
from sqlalchemy import Connection, inspect, text

from partnership.config import ROOT
from partnership.extensions import db

FOLDER = ROOT / "migrations"
VERSIONS = "alembic_version"
STANDS_AT = text("SELECT version_num FROM alembic_version")


def prepare(app: Flask) -> None:
    Migrate(app, db, directory=str(FOLDER), render_as_batch=True, compare_type=True)


def newest() -> str:
    return (FOLDER / "HEAD").read_text(encoding="utf-8").strip()


def known() -> set[str]:
    """The numbers of the migrations that this release has."""
    return {path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py")}


def revision() -> str | None:
    """Which migration the database stands at; None when it is empty."""
    with db.engine.connect().execution_options(may_write=False) as connection:
        if not inspect(connection).has_table(VERSIONS):
            return None
        return connection.scalar(STANDS_AT)


def migrate(to: str, *, connection: Connection | None = None) -> None:
    """Go forward to a migration; on a given connection, within its transaction."""
    config = current_app.extensions["migrate"].migrate.get_config(str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
