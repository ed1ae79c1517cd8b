"""One file while it is loaded: what its rows have become, what was made for it, and what is told of it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, Protocol, TypeVar

from sqlalchemy import select

from partnership import clock
from partnership.commands.audit import Entry, record_all
from partnership.extensions import db
from partnership.models import Agency, Board, User
from reviews.interchange.dates import SourceDate
from reviews.models import SourceFile, SourceRow
from reviews.rules.stated import StatedDate


class Known(Protocol):
    """A row of a file, known in it by its id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Known)


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


class LoadingFile:
    """A file's rows are known by section, local id and table; things wait here for the next flush."""

    def __init__(self, file: SourceFile, loaded: Loaded) -> None:
        self.file, self.loaded = file, loaded
        self.events: list[Entry] = []
        self.rows: list[SourceRow] = []
        self.ids = known_rows(file.id)

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

    def tell(self, verb: str, thing: Any, **detail: Any) -> None:
        """On the page of this thing it will be told that it came from the file."""
        self.events.append(Entry(verb, thing, detail={"file": self.file.title, **detail}))

    def was_there(self, section: str) -> None:
        """A new row turned out to be about something that the record has already."""
        self.loaded.sections[section].added -= 1
        self.loaded.sections[section].there += 1

    def keep(self, *, by: User | None) -> None:
        """Write down which rows have become what, and what was done, in one event for the file and one a thing."""
        db.session.add_all(self.rows)
        db.session.flush()
        if self.loaded.is_changed or self.rows:
            counts = {name: each.added for name, each in self.loaded.sections.items()}
            detail = {"file": self.loaded.title, "sections": counts}
            record_all([Entry("loaded the file", self.file, detail=detail), *self.events], by=by)


class Loading(LoadingFile):
    """An annual report, which is of one board."""

    def __init__(self, file: SourceFile, board: Board, loaded: Loaded) -> None:
        super().__init__(file, loaded)
        self.board = board

    @property
    def reported_at(self) -> datetime | None:
        """When the agencies were last heard of: at the end of the time that the file reports on, if it is past."""
        last = self.file.period_last
        if last is None or last >= clock.today():
            return None
        return datetime.combine(last, time.min, tzinfo=clock.LONDON)

    def agencies(self, local_ids: Iterable[str]) -> list[uuid.UUID]:
        """The agencies or subgroups that the row names, each once."""
        named = (
            self.ids.get(("agencies", each, "agency")) or self.ids["subgroups", each, "agency"] for each in local_ids
        )
        return list(dict.fromkeys(named))

    def agency_rows(self, local_ids: Iterable[str]) -> list[Agency]:
        return [db.session.get_one(Agency, each) for each in self.agencies(local_ids)]

    def reviews(self, local_ids: Iterable[str]) -> list[uuid.UUID]:
        """The first review of each case that the row names, each once."""
        return [self.ids["reviews", each, "review"] for each in dict.fromkeys(local_ids)]

    def focus(self, local_id: str | None) -> uuid.UUID | None:
        """The shared theme that the row names."""
        return self.ids["shared_themes", local_id, "focus"] if local_id else None


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
