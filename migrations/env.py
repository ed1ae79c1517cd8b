"""How migrations run: in one transaction, foreign keys off on SQLite and checked after."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from partnership import models as partnership_models
from partnership.extensions import UtcDateTime
from reviews import models as reviews_models

db = current_app.extensions["migrate"].db
TABLES = (partnership_models, reviews_models)


def keep_foreign_keys(connection: Connection, *, on: bool) -> None:
    """Ask the driver itself: through the engine the pragma would stand inside a transaction, without effect."""
    driver = connection.connection.dbapi_connection
    driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def refuse_broken_links(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"This step would leave rows that lead nowhere: {broken[:5]}")


def render_item(kind: str, item: Any, _context: Any) -> str | bool:
    """Migrations import nothing of ours: a moment is written as the type that it is stored in."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def wait_for_others(connection: Connection) -> None:
    """A request that is being answered is waited for, longer than a save would wait."""
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA busy_timeout=60000")


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        transactional_ddl=True,
        render_item=render_item,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_on_sqlite(connection: Connection) -> None:
    keep_foreign_keys(connection, on=False)
    wait_for_others(connection)
    try:
        with connection.begin():
            migrate(connection)
            refuse_broken_links(connection)
    finally:
        keep_foreign_keys(connection, on=True)
        connection.invalidate()


def run() -> None:
    """On the connection that was given, within its transaction; else on one of our own."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    with db.engine.connect().execution_options(may_write=True) as connection:
        if connection.dialect.name == "sqlite":
            run_on_sqlite(connection)
        else:
            with connection.begin():
                migrate(connection)
    db.engine.dispose()


run()
