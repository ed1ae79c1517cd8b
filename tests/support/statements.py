"""How many statements a page sends to the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from partnership.extensions import db

PASSING = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "SET TRANSACTION")


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements of what is done meanwhile, without those that only begin and end transactions."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(PASSING):
            found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
