"""Search: what of the record answers a query, so far as the person may see it."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, cast, func, literal_column, null, select, text, union_all

from partnership.extensions import db
from partnership.models import User
from reviews.models import SearchEntry
from reviews.queries import search_hangs, search_sight
from reviews.queries.search_hangs import Hangs
from reviews.queries.search_texts import PLACE, texts
from reviews.rules.search import Piece, Query, marked, snippet
from reviews.vocabulary import SearchKind

A_PAGE = 20
OF_CASES = (SearchKind.CASE, SearchKind.CASE_WITH_NOTES)
ON_SQLITE = "search_entry.number IN (SELECT rowid FROM search_index WHERE search_index MATCH :terms)"
ON_POSTGRESQL = "string_to_array(search_entry.words, ' ') @> string_to_array(:terms, ' ')"
UNTITLED = "Without words"


@dataclass(frozen=True)
class Found:
    """One answer: the thing, its title and a piece of its text with the words marked, and what it hangs from."""

    kind: SearchKind
    subject_id: uuid.UUID
    part_id: uuid.UUID | None
    title: list[Piece]
    said: list[Piece]
    hangs: Hangs


@dataclass(frozen=True)
class Results:
    """One page of answers in the order of the kinds, the newest first; the counts are of all pages."""

    found: list[Found]
    counts: dict[SearchKind, int]
    page: int
    last: int

    @property
    def count(self) -> int:
        return sum(self.counts.values())


def results(user: User, query: Query, *, kind: SearchKind | None = None, page: int = 1) -> Results:
    """A page that is not there is the last one."""
    if not query:
        return Results([], {}, 1, 1)
    rows, counts = _asked(user, query, kind, page)
    last = max(1, -(-sum(count for each, count in counts.items() if kind in (None, each)) // A_PAGE))
    if page > last:
        return results(user, query, kind=kind, page=last)
    return Results(list(_told(user, query, rows)), counts, page, last)


def _asked(user: User, query: Query, kind: SearchKind | None, page: int) -> tuple[list[Any], dict[SearchKind, int]]:
    """The rows of the page and the counts of every kind, in one statement: who sees what is worked out once."""
    entry = SearchEntry
    seen = (entry.number, entry.kind, entry.at)
    found = select(*seen).where(*_matches(query), search_sight.visible_to(user)).cte("found")
    place = found.c.number.op(">>")(literal_column(str(PLACE)))
    wanted = select(found.c.number).order_by(place, found.c.at.desc().nulls_last(), found.c.number)
    if kind is not None:
        wanted = wanted.where(found.c.kind.in_(OF_CASES if kind is SearchKind.CASE else (kind,)))
    paged = wanted.limit(A_PAGE).offset((page - 1) * A_PAGE).subquery()
    columns = (entry.number, entry.kind, entry.at, entry.subject_id, entry.part_id, entry.action_id)
    rows = select(*columns).join(paged, paged.c.number == entry.number)
    nothing = (cast(null(), each.type) for each in columns[2:])
    counted = select(-func.count(), found.c.kind, *nothing).group_by(found.c.kind)
    told = db.session.execute(union_all(rows, counted)).all()
    counts: dict[SearchKind, int] = {each: 0 for each in SearchKind if each is not SearchKind.CASE_WITH_NOTES}
    for number, of_kind, *_ in told:
        if number < 0:
            counts[SearchKind.CASE if of_kind in OF_CASES else of_kind] -= number
    return sorted((row for row in told if row.number >= 0), key=_order), counts


def _order(row: Any) -> tuple[int, float, int]:
    """By kind, then the newest first, then any order that stays: as the page was cut."""
    return row.number >> PLACE, -row.at.timestamp() if row.at else math.inf, row.number


def _matches(query: Query) -> Iterator[ColumnElement[bool]]:
    """Every word by the index, then each phrase by the order in which the words stand."""
    if db.engine.dialect.name == "sqlite":
        yield _bound(ON_SQLITE, " AND ".join(f'"{word}"' for word in query.words))
    else:
        yield _bound(ON_POSTGRESQL, " ".join(query.words))
    for phrase in query.phrases:
        yield SearchEntry.words.contains(f" {' '.join(phrase)} ")


def _bound(condition: str, terms: str) -> Any:
    return text(condition).bindparams(terms=terms)


def _told(user: User, query: Query, rows: Iterable[Any]) -> Iterator[Found]:
    rows = list(rows)
    if not rows:
        return
    ids = {row.subject_id for row in rows}
    said = texts(dict.fromkeys(row.kind for row in rows), ids)
    hangs = search_hangs.of(user, rows)
    for row in rows:
        words = [each for _, each in said.get((row.kind, row.subject_id), [])]
        is_update = row.kind is SearchKind.UPDATE
        title = "" if is_update else next(iter(words), UNTITLED)
        yield Found(
            kind=SearchKind.CASE if row.kind in OF_CASES else row.kind,
            subject_id=row.subject_id,
            part_id=row.part_id,
            title=marked(title, query),
            said=snippet(words if is_update else words[1:], query),
            hangs=hangs[row.subject_id],
        )
