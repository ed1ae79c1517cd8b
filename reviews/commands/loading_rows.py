"""One file while it is loaded: what its rows have become, what was made for it, and what is told of it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, TypeVar

from sqlalchemy import select

from partnership import clock
from partnership.commands.audit import Entry
from partnership.extensions import db
from partnership.models import Board
from reviews.interchange.dates import SourceDate
from reviews.interchange.shapes import Row
from reviews.models import SourceFile, SourceRow
from reviews.rules.stated import StatedDate

R = TypeVar("R", bound=Row)


@dataclass
class Counted:
    """How many rows of a section were added, and how many were there already and are left as they are."""

    added: int = 0
    there: int = 0


@dataclass
class Loaded:
    """What became of one file: rows by section, things made by table, and what there is no place for yet."""

    file: str
    schema: str
    title: str
    board: str | None = None
    is_new_board: bool = False
    sections: dict[str, Counted] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)
    no_place: dict[str, int] = field(default_factory=dict)
    keys_without_place: dict[str, list[str]] = field(default_factory=dict)
    unknown_keys: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return bool(self.made)


class Loading:
    """The file's rows are known by section, local id and table; things wait here for the next flush."""

    def __init__(self, file: SourceFile, board: Board, loaded: Loaded) -> None:
        self.file, self.board, self.loaded = file, board, loaded
        self.events: list[Entry] = []
        self.rows: list[SourceRow] = []
        self.ids = known_rows(file.id)

    @property
    def reported_at(self) -> datetime | None:
        """When the agencies were last heard of: at the end of the time that the file reports on, if it is past."""
        last = self.file.period_last
        if last is None or last >= clock.today():
            return None
        return datetime.combine(last, time.min, tzinfo=clock.LONDON)

    def new(self, section: str, rows: Iterable[R], table: str) -> Iterator[R]:
        """The rows that are not in the record yet; the others are counted and left as they are."""
        counted = self.loaded.sections.setdefault(section, Counted())
        for row in rows:
            if (section, row.id, table) in self.ids:
                counted.there += 1
            else:
                counted.added += 1
                yield row

    def became(self, section: str, local_id: str, thing: Any) -> None:
        """Keep which thing of the record the row stands for."""
        table = str(thing.__tablename__)
        self.ids[section, local_id, table] = thing.id
        self.rows.append(
            SourceRow(file_id=self.file.id, local_id=local_id, section=section, subject_type=table, subject_id=thing.id)
        )

    def made(self, thing: Any) -> None:
        """A thing that was not in the record before."""
        db.session.add(thing)
        self.loaded.made[thing.__tablename__] += 1

    def tell(self, verb: str, thing: Any) -> None:
        """On the page of this thing it will be told that it came from the file."""
        self.events.append(Entry(verb, thing, detail={"file": self.file.title}))

    def was_there(self, section: str) -> None:
        """A new row turned out to be about something that the record has already."""
        self.loaded.sections[section].added -= 1
        self.loaded.sections[section].there += 1

    def agencies(self, local_ids: Iterable[str]) -> list[uuid.UUID]:
        """The agencies or subgroups that the row names, each once."""
        named = (
            self.ids.get(("agencies", each, "agency")) or self.ids["subgroups", each, "agency"] for each in local_ids
        )
        return list(dict.fromkeys(named))


def known_rows(file_id: uuid.UUID) -> dict[tuple[str, str, str], uuid.UUID]:
    """What the rows of a file became when it was loaded before."""
    found = select(SourceRow.section, SourceRow.local_id, SourceRow.subject_type, SourceRow.subject_id)
    rows = db.session.execute(found.where(SourceRow.file_id == file_id))
    return {(section, local_id, table): subject for section, local_id, table, subject in rows}


def told(text: str | None) -> str | None:
    """Text without space around it; nothing where nothing is said."""
    return (text or "").strip() or None


def dated(source: SourceDate | None) -> StatedDate | None:
    """The date as it was stated; nothing where neither words nor parts were given."""
    value = source.value() if source else None
    return value if value and source and (source.stated or value.is_dated) else None
