"""Load `record/1`: rows with the ids they have, each table in one go. Rows that are there are left as they are."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, UniqueConstraint, bindparam, exists, insert, select, update

from partnership.commands import audit
from partnership.extensions import Base, db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.commands import search
from reviews.commands.loading_older import brought_forward
from reviews.commands.loading_rows import Counted, Loaded
from reviews.interchange.faults import Fault, Faults, path
from reviews.interchange.record import Record, own_references, sections, to_columns
from reviews.interchange.record_values import RecordRow

Columns = dict[str, Any]
Key = tuple[Any, ...]
SHIPPED = frozenset(
    {"installation", "rating_rules", "review_types", "stages", "stage_moves", "timescales", "report_requirements"}
)
FOLDED = "_folded"
TOLD = {
    "boards": "loaded the board",
    "agencies": "loaded the agency",
    "people": "loaded the account",
    "cases": "loaded the case",
    "actions": "loaded the action",
}


@dataclass
class Thing:
    """What an event is about."""

    __tablename__: str
    id: uuid.UUID


@dataclass(frozen=True)
class Section:
    """The rows of one table. `there` are those that the record has; `replaced` says that the file's stand for them."""

    name: str
    shape: type[RecordRow]
    table: Table
    rows: dict[Key, Columns]
    there: frozenset[Key]
    replaced: bool

    def new(self) -> Iterator[Columns]:
        return (row for key, row in self.rows.items() if key not in self.there)

    def changed(self) -> Iterator[Columns]:
        return (row for key, row in self.rows.items() if self.replaced and key in self.there)


def load_record(record: Record, loaded: Loaded, *, by: User | None) -> None:
    """An empty record takes the shipped rows as the file has them, so that a dump of it gives the same bytes."""
    record = brought_forward(record)
    is_empty = not any(_has_rows(shape) for name, shape in sections().items() if name not in SHIPPED)
    found = [_section(name, shape, record, replaced=is_empty) for name, shape in sections().items()]
    faults = Faults()
    for section in found:
        for fault in _clashes(section, loaded.file):
            faults.add(fault)
    faults.refuse()
    for section in found:
        added = _write(section)
        loaded.sections[section.name] = Counted(added, len(section.rows) - added)
        if added:
            loaded.made[section.table.name] += added
    db.session.expire_all()
    if loaded.is_changed:
        search.rebuild()
        audit.record_all(_events(found, loaded), by=by)


def _table(shape: type[RecordRow]) -> Table:
    return Base.metadata.tables[shape.table]


def _has_rows(shape: type[RecordRow]) -> bool:
    return bool(db.session.scalar(select(exists(select(_table(shape))))))


def _section(name: str, shape: type[RecordRow], record: Record, *, replaced: bool) -> Section:
    table = _table(shape)
    rows = [_columns(row, table) for row in getattr(record, name)]
    there = frozenset(tuple(key) for key in db.session.execute(select(*table.primary_key))) if rows else frozenset()
    return Section(name, shape, table, {_key(row, table): row for row in rows}, there, replaced)


def _columns(row: RecordRow, table: Table) -> Columns:
    """The row's values with those that are made again from them."""
    values = to_columns(row)
    folded = (column.name for column in table.columns if column.name.endswith(FOLDED))
    return values | {name: fold(values[name.removesuffix(FOLDED)]) for name in folded}


def _key(row: Columns, table: Table) -> Key:
    return tuple(row[column.name] for column in table.primary_key)


def _clashes(section: Section, file: str) -> Iterator[Fault]:
    """Rows that another row of the record or of the file leaves no room for."""
    table, places = section.table, {key: place for place, key in enumerate(section.rows)}
    apart = _unique(table)
    coming = [*section.new(), *section.changed()] if apart else []
    staying = _staying(section) if coming else []
    for names in apart:
        first: dict[Key, Key] = {_values(row, names): _key(row, table) for row in staying}
        for row in coming:
            values, key = _values(row, names), _key(row, table)
            if None not in values and first.setdefault(values, key) != key:
                same = " and ".join(name.removesuffix(FOLDED) for name in names)
                yield Fault(
                    file,
                    path((section.name, places[key])),
                    f"has the same {same} as another row ({_named(first[values])}), so both cannot be in the record",
                    _named(key),
                )


def _staying(section: Section) -> list[Columns]:
    rows = [dict(row) for row in db.session.execute(select(section.table)).mappings()]
    return [row for row in rows if not (section.replaced and _key(row, section.table) in section.rows)]


def _unique(table: Table) -> list[tuple[str, ...]]:
    found = (each for each in table.constraints if isinstance(each, UniqueConstraint))
    return sorted(tuple(column.name for column in each.columns) for each in found)


def _values(row: Columns, names: tuple[str, ...]) -> Key:
    return tuple(row[name] for name in names)


def _named(key: Key) -> str:
    return " ".join(str(part) for part in key)


def _write(section: Section) -> int:
    """Insert what is new, put the file's values in what it replaces; how many rows were added.

    A row may come before the one above it, so references within the table are set when all of it is there.
    """
    connection, table = db.session.connection(), section.table
    own, new = own_references(section.shape), list(section.new())
    if new:
        connection.execute(insert(table), [row | dict.fromkeys(own) for row in new])
    changed = [*section.changed(), *(row for row in new if any(row[name] for name in own))]
    if changed:
        connection.execute(_update(table, changed[0]), [{f"new_{name}": row[name] for name in row} for row in changed])
    return len(new)


def _update(table: Table, row: Columns) -> Any:
    its_own = (column == bindparam(f"new_{column.name}") for column in table.primary_key)
    return update(table).where(*its_own).values({name: bindparam(f"new_{name}") for name in row})


def _events(found: list[Section], loaded: Loaded) -> Iterator[audit.Entry]:
    file = Path(loaded.file).name
    counts = {name: each.added for name, each in loaded.sections.items() if each.added}
    yield audit.Entry("loaded the file", Thing("record", uuid.uuid4()), detail={"file": file, "sections": counts})
    for section in found:
        if section.name in TOLD:
            things = (Thing(section.table.name, row["id"]) for row in section.new())
            yield from (audit.Entry(TOLD[section.name], thing, detail={"file": file}) for thing in things)
