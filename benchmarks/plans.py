"""Statements that read a big table from end to end, as SQLite itself tells its plan."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from partnership.extensions import db

BIG = 1_000
SCAN = re.compile(r"^SCAN (\w+)(?! USING INDEX)(?! USING COVERING INDEX)")


def full_scans(app: Flask, asked: dict[str, tuple[Any, str]]) -> list[tuple[str, str, str]]:
    """Table, the page that asked first, and the beginning of the statement."""
    found: list[tuple[str, str, str]] = []
    with app.app_context(), db.engine.connect().execution_options(may_write=False) as connection:
        big = {
            table.name
            for table in db.metadata.sorted_tables
            if (connection.scalar(select(func.count()).select_from(table)) or 0) >= BIG
        }
        for statement, (parameters, rule) in asked.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            read = {_table(scan[1], statement) for row in plan if (scan := SCAN.match(row.detail))}
            found += [(name, rule, statement) for name in sorted(read & big)]
    return found


def _table(name: str, statement: str) -> str:
    """The table behind a name that the plan uses, which may be an alias of the statement's."""
    alias = re.search(rf'"?(\w+)"? AS "?{name}"?\b', statement)
    return alias[1] if alias else name
