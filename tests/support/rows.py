"""Rows of any table, whatever its columns: to fill a database at any migration, and to compare it."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

VERSIONS = "alembic_version"
WORD_INDEX = "search_index"  # SQLite's own, with tables beneath it that only it writes
PARENTS = 3  # of one parent there may be no more than one row: how many are tried
Rows = dict[str, list[dict[str, Any]]]


def tables(connection: sa.Connection) -> list[sa.Table]:
    """The tables as they stand, each after those that it refers to."""
    found = sa.MetaData()
    found.reflect(connection, only=lambda name, _: not name.startswith(WORD_INDEX))
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def snapshot(connection: sa.Connection, known: list[sa.Table] | None = None) -> Rows:
    """Every row of every table as the driver reads it, in one order; of tables known already, where they are given."""
    found: Rows = {}
    for table in known or tables(connection):
        rows = [dict(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings()]
        found[table.name] = sorted(rows, key=repr)
    return found


def fill(connection: sa.Connection, *, only: Collection[str] | None = None) -> None:
    """Put one row more into each table, or into those named."""
    for table in tables(connection):
        if only is None or table.name in only:
            _fill(connection, table)


def _fill(connection: sa.Connection, table: sa.Table) -> None:
    for values in _candidates(connection, table):
        try:
            with connection.begin_nested():
                connection.execute(table.insert().values(values))
            return
        except IntegrityError:
            continue
    raise AssertionError(f"no row of {table.name} could be made up that its constraints take")


def _candidates(connection: sa.Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    """With every column, with none that may be empty, then with each of these alone; for each word of its enums.

    All this under one row of what it refers to, then under others.
    """
    words = _words(connection, table)
    optional = [column.name for column in table.columns if column.nullable]
    left_out = [[], optional, *([name for name in optional if name != one] for one in optional)]
    for parent, *choice in itertools.product(range(PARENTS), *words.values()):
        chosen = dict(zip(words, choice, strict=True))
        whole = {column.name: chosen.get(column.name) or _value(connection, column, parent) for column in table.columns}
        for names in left_out:
            yield {name: value for name, value in whole.items() if name not in names}


def _words(connection: sa.Connection, table: sa.Table) -> dict[str, list[str]]:
    """The words that a column takes, where a check names them."""
    found: dict[str, list[str]] = {}
    for check in sa.inspect(connection).get_check_constraints(table.name):
        match = re.match(r"\W*(\w+)\W.*?(?:IN|ANY)\W.*'", check["sqltext"])
        if match and not isinstance(table.c[match[1]].type, sa.Uuid):
            found[match[1]] = re.findall(r"'(\w+)'", check["sqltext"])
    return found


def _value(connection: sa.Connection, column: sa.Column[Any], parent: int) -> Any:
    for key in column.foreign_keys:
        known = connection.scalars(sa.select(key.column).limit(parent + 1)).all()
        return known[-1] if known else None
    makers = (
        (sa.Uuid, uuid.uuid4),
        (sa.Boolean, lambda: True),
        (sa.Integer, lambda: 1),
        (sa.DateTime, lambda: datetime(2026, 1, 5, 9, tzinfo=UTC)),
        (sa.Date, lambda: date(2026, 1, 31 if column.name.startswith("last") else 5)),
        (sa.LargeBinary, lambda: b"bytes"),
        (sa.JSON, lambda: {"words": "é"}),
    )
    for kind, maker in makers:
        if isinstance(column.type, kind):
            return maker()
    return _characters(column)


def _characters(column: sa.Column[Any]) -> str:
    """SQLite reads an id back as 32 characters."""
    made = uuid.uuid4().hex
    return made if getattr(column.type, "length", None) == 32 else f"words {made}"
