"""Removal of words: black them out in one text, and wherever the record keeps copies of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import event, inspect, select, update
from sqlalchemy.orm import Session, undefer_group
from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event, KeptForm, ReportBlock, User
from partnership.queries import events
from partnership.rules.chain import REMOVAL
from partnership.rules.folding import fold
from partnership.rules.removal import REMOVED, holds, pattern, without

NOT_THERE = "These words are not in that text. Copy them from it, a few at a time."
NOTHING = re.compile(r"(?!)")
SAID_AGAIN = "Give the reason without repeating the words that go."


def remove_words(
    thing: Any,
    *,
    field: str,
    label: str,
    words: str,
    reason: str,
    told_on: uuid.UUID | None = None,
    whole: Any = None,
    by: User | None,
) -> int:
    """Black out the words in one text of a thing, called `label` on its page; how often they stood there.

    `whole` is what the thing is a row of: its version goes up, so that a form opened before cannot bring them back.

    They also leave its folded copy, forms kept for their writers, what is drafted of every report, and events:
    those that are told on the same record and hold the words, and those anywhere that hold the whole text as it
    was. Of these the words go and the hashes stay. Words that stand in the history alone, because the text was
    changed since, go from there. Raises RuleBroken when neither holds them, or the reason does.
    """
    sought, before = pattern(words), getattr(thing, field) or ""
    after, times = sought.subn(REMOVED, before)
    record, all_of_it = told_on or thing.id, pattern(before) if times else NOTHING
    if not words.strip() or not (times or _is_told(record, thing.id, sought)):
        raise RuleBroken(NOT_THERE)
    if sought.search(reason):
        raise RuleBroken(SAID_AGAIN)
    setattr(thing, field, after)
    if hasattr(thing, f"{field}_folded"):
        setattr(thing, f"{field}_folded", fold(after))
    if whole is not None:
        mapper = inspect(whole).mapper
        flag_modified(whole, next(each.name for each in mapper.columns if each.foreign_keys))
    db.session.flush()
    emptied = sorted(_empty_events(record, thing.id, sought, all_of_it))
    _black_out_copies(sought)
    detail = {"field": field, "text": label, "reason": reason, "times": times, "emptied": emptied}
    audit.record(REMOVAL, whole or thing, by=by, told_on=record, detail=detail)
    event.listen(db.session(), "after_commit", _overwrite, once=True)
    return times


def _is_told(record: uuid.UUID, subject: uuid.UUID, sought: re.Pattern[str]) -> bool:
    """Whether the history of the record still holds the words."""
    return any(_is_of(each, record, subject) and holds(each.detail, sought) for each in events.with_detail())


def _is_of(each: Any, record: uuid.UUID, subject: uuid.UUID) -> bool:
    return record in (each.told_on_id, each.subject_id) or subject == each.subject_id


def _empty_events(
    record: uuid.UUID, subject: uuid.UUID, sought: re.Pattern[str], whole: re.Pattern[str]
) -> Iterator[int]:
    """Their numbers, and those that an emptied removal had named, so that none is emptied without account."""
    for each in list(events.with_detail()):
        if holds(each.detail, sought if _is_of(each, record, subject) else whole):
            yield from {each.number, *each.detail.get("emptied", [])}
            db.session.execute(update(Event).where(Event.id == each.id).values(detail=None))


def _black_out_copies(sought: re.Pattern[str]) -> None:
    _black_out_kept_forms(sought)
    _black_out_drafts(sought)
    db.session.flush()


def _black_out_kept_forms(sought: re.Pattern[str]) -> None:
    for kept in db.session.scalars(select(KeptForm)):
        if holds(kept.fields, sought):
            kept.fields = [[name, sought.sub(REMOVED, value)] for name, value in kept.fields]


def _black_out_drafts(sought: re.Pattern[str]) -> None:
    """What the record wrote into reports repeats it: the words go from the newest draft and from the one before.

    The words go from every sentence that holds them, whatever it was written from: a report is drafted again
    in seconds, and a name that stays in one is worse than a word too many that is gone.
    """
    for block in db.session.scalars(select(ReportBlock).options(undefer_group("stored"))):
        for name in ("content", "seen"):
            drafted = getattr(block, name)
            if drafted:
                setattr(block, name, without(drafted, sought))


def _overwrite(_session: Session) -> None:
    """On SQLite the pages as they were stand in the write-ahead log until it is emptied."""
    if db.engine.dialect.name == "sqlite":
        with closing(db.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
