"""Writes of links: what evidence, or sharing learning, is about. One thing serves many."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from partnership.extensions import db
from reviews.vocabulary import LinkKind


class Target(NamedTuple):
    """What a link is to lead to, and how the history names it."""

    kind: LinkKind
    id: uuid.UUID
    words: str


def column_of(kind: LinkKind) -> str:
    return f"{kind.value}_id"


def change_links(
    thing: Any, row: type[Any], *, add: Iterable[Target], take_away: Iterable[Target]
) -> dict[str, list[str]]:
    """Add what is not there yet and take away what is; says what changed, for the event. The version goes up."""
    there = {(name, getattr(link, name)) for link in thing.links for name in _columns(link)}
    new = [each for each in add if (column_of(each.kind), each.id) not in there]
    gone = {(column_of(each.kind), each.id): each for each in take_away}
    leaving = [(link, gone[key]) for link in thing.links for key in _keys(link) if key in gone]
    for link, _ in leaving:
        thing.links.remove(link)
    last = max((link.place for link in thing.links), default=0)
    for place, each in enumerate(new, start=last + 1):
        thing.links.append(row(place=place, **{column_of(each.kind): each.id}))
    db.session.flush()
    return {"added": [each.words for each in new], "taken_away": [each.words for _, each in leaving]}


def _columns(link: Any) -> list[str]:
    return [column_of(kind) for kind in LinkKind if hasattr(link, column_of(kind))]


def _keys(link: Any) -> list[tuple[str, uuid.UUID]]:
    return [(name, getattr(link, name)) for name in _columns(link) if getattr(link, name) is not None]
