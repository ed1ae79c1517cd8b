"""The index of search, kept by the session itself: whatever is written is found, and no command can forget it.

What does not pass through the session (rows loaded in bulk) calls `rebuild`.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import delete, event, insert, inspect, text
from sqlalchemy.orm import Session, UOWTransaction

from partnership.extensions import db
from partnership.models import Event
from partnership.rules.chain import REMOVAL
from reviews.models import SearchEntry
from reviews.queries.search_texts import TEXTS, THINGS, number, texts
from reviews.rules.search import kept
from reviews.vocabulary import SearchKind

Touched = dict[SearchKind, set[uuid.UUID]]

TOUCHED, HAS_TAKEN_OUT = "touched_things", "has_taken_words_out"  # in a session's info
ENTRIES: Any = SearchEntry.__table__
# Model → for each kind that it gives words to: the attribute that names the thing, and those that hold its words.
WATCHED: dict[Any, list[tuple[SearchKind, str, tuple[str, ...]]]] = defaultdict(list)
for _kind, _texts in TEXTS.items():
    for _owner, _columns in _texts:
        WATCHED[_owner.class_].append((_kind, _owner.key, tuple(column.key for column in _columns)))


def prepare() -> None:
    """Let every session of this process keep the index."""
    if not event.contains(Session, "after_flush", _after_flush):
        event.listen(Session, "after_flush", _after_flush)
        event.listen(Session, "before_commit", _before_commit)


def rebuild() -> int:
    """Make the whole index anew; how many entries it has."""
    db.session.flush()
    _execute(delete(ENTRIES))
    count = sum(_index(kind, None) for kind in SearchKind)
    _forget()
    return count


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    """Note what was written; what is rolled back again may stay noted, for entries are made from the database."""
    touched: Touched = session.info.setdefault(TOUCHED, defaultdict(set))
    for thing in (*session.new, *session.dirty, *session.deleted):
        for kind, owner, names in WATCHED.get(type(thing), ()):
            if thing not in session.dirty or _has_changed(thing, names):
                touched[kind].add(getattr(thing, owner))
    if any(isinstance(thing, Event) and thing.verb == REMOVAL for thing in session.new):
        session.info[HAS_TAKEN_OUT] = True


def _before_commit(session: Session) -> None:
    """Once for all that a transaction wrote, and in that transaction."""
    session.flush()
    for kind, ids in session.info.pop(TOUCHED, {}).items():
        _index(kind, ids)
    if session.info.pop(HAS_TAKEN_OUT, False):
        _forget()


def _has_changed(thing: Any, names: tuple[str, ...]) -> bool:
    return any(inspect(thing).attrs[name].history.has_changes() for name in names)


def _index(kind: SearchKind, ids: Collection[uuid.UUID] | None) -> int:
    """Write the entries of these things, or of all of the kind, from what the database now holds."""
    if ids is not None:
        _execute(delete(ENTRIES).where(ENTRIES.c.kind == kind, ENTRIES.c.subject_id.in_(ids)))
    rows = list(_rows(kind, ids))
    if rows:
        _execute(insert(ENTRIES), rows)
    return len(rows)


def _rows(kind: SearchKind, ids: Collection[uuid.UUID] | None) -> Iterator[dict[str, Any]]:
    things, words = THINGS[kind], texts([kind], ids)
    owner = next(iter(things.selected_columns))
    asked = things if ids is None else things.where(owner.in_(ids))
    for subject_id, case_id, action_id, part_id, at in db.session.execute(asked):
        yield {
            "number": number(kind, subject_id),
            "kind": kind,
            "subject_id": subject_id,
            "case_id": case_id,
            "action_id": action_id,
            "part_id": part_id,
            "at": at,
            "words": kept(said for _, said in words.get((kind, subject_id), ())),
        }


def _execute(statement: Any, rows: list[dict[str, Any]] | None = None) -> None:
    """On the session's connection: past the session, which must not look at these rows in the middle of a flush."""
    db.session.connection().execute(statement, rows)


def _forget() -> None:
    """SQLite's word index keeps what was taken out of it until it is made anew."""
    if db.engine.dialect.name == "sqlite":
        _execute(text("INSERT INTO search_index(search_index) VALUES ('rebuild')"))
