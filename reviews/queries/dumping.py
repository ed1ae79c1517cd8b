"""The whole record as `record/1`: everything but secrets, sessions and history, in an order of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from partnership.extensions import Base, db
from reviews.interchange.record import SCHEMA, column_names, from_columns, sections
from reviews.interchange.record_values import RecordRow
from reviews.interchange.writing import lines


def text() -> Iterator[str]:
    """The file's text in pieces, read in one transaction that may not write: what is saved meanwhile is left out."""
    options: dict[str, Any] = {"may_write": False}
    if db.engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    db.session.rollback()
    db.session.connection(execution_options=options)
    yield from lines({"meta": {"schema": SCHEMA}} | {name: rows(shape) for name, shape in sections().items()})
    db.session.rollback()


def rows(shape: type[RecordRow]) -> Iterator[dict[str, Any]]:
    """One table's rows, by id."""
    table = Base.metadata.tables[shape.table]
    columns = [table.c[name] for name in column_names(shape)]
    found = select(*columns).order_by(*table.primary_key).execution_options(yield_per=shape.at_a_time)
    for row in db.session.execute(found).mappings():
        yield from_columns(shape, dict(row))
