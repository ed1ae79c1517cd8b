"""Rows of the invented record, gathered by table and written in bulk, with the same ids for the same seed."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import UTC, date, datetime, time
from random import Random
from types import SimpleNamespace
from typing import Any

from sqlalchemy import insert

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import Event
from partnership.rules.chain import chain_hash, hash_of
from reviews.rules.stated import StatedDate, from_source, of_day

CHUNK = 5_000


class Rows:
    """`add` answers the row as a dictionary; nothing is written before `write`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.events: list[SimpleNamespace] = []

    def add(self, model: Any, **values: Any) -> dict[str, Any]:
        row = {"id": uuid.UUID(int=self.random.getrandbits(128), version=4), **values}
        self.by_table[model.__tablename__].append(row)
        return row

    def join(self, table: str, **values: Any) -> None:
        self.by_table[table].append(values)

    def record(self, verb: str, model: Any, row: dict[str, Any], at: datetime, by: dict[str, Any], **more: Any) -> None:
        """An event as commands.audit makes it; the chain is made when all are known, in the order of time."""
        event = SimpleNamespace(
            happened_at=at,
            by_id=by["id"],
            verb=verb,
            subject_type=model.__tablename__,
            subject_id=row["id"],
            told_on_id=more.get("told_on", row["id"]),
            detail=more.get("detail"),
            detail_hash=hash_of(more.get("detail")),
        )
        self.events.append(event)

    def _chain(self) -> None:
        head = audit.held_head()
        for event in sorted(self.events, key=lambda each: each.happened_at):
            event.number, event.previous_hash = head.number + 1, head.hash
            event.hash = chain_hash(event)
            head.number, head.hash = event.number, event.hash
            self.add(Event, **vars(event))
        db.session.flush()

    def write(self) -> None:
        """All tables, parents first. A column that no row names keeps its default."""
        self._chain()
        for table in db.metadata.sorted_tables:
            rows = self.by_table.get(table.name, [])
            names = {name for row in rows for name in row}
            for start in range(0, len(rows), CHUNK):
                chunk = [{name: row.get(name) for name in names} for row in rows[start : start + CHUNK]]
                db.session.execute(insert(table), chunk)


def stated(name: str, day: date | None, *, as_month: bool = False) -> dict[str, Any]:
    """The four columns of a stated date: a day, or no more than its month."""
    found: StatedDate | None = None
    if day is not None:
        month = {"precision": "month", "year": day.year, "month": day.month}
        found = from_source(month) if as_month else of_day(day)
    return {f"{name}_{part}": getattr(found, part, None) for part in ("stated", "precision", "earliest", "latest")}


def at_half_past_nine(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), tzinfo=UTC)
