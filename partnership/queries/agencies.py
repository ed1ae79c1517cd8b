"""Reads of agencies: the tree, its names, and which one somebody means."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold

Links = dict[uuid.UUID, uuid.UUID | None]


def agency(user: User, agency_id: uuid.UUID) -> Agency:
    """One agency with its names and what it sits under; 404 when there is none."""
    return found(agency_id) or abort(404)


def found(agency_id: uuid.UUID) -> Agency | None:
    """An agency, or nothing: for forms sent twice."""
    return db.session.scalar(
        select(Agency)
        .where(Agency.id == agency_id)
        .options(
            joinedload(Agency.parent),
            joinedload(Agency.successor),
            selectinload(Agency.names),
            selectinload(Agency.aliases),
        )
    )


def all_in_order() -> Sequence[Agency]:
    return db.session.scalars(select(Agency).order_by(Agency.name_folded, Agency.id)).all()


def open_in_order() -> Sequence[Agency]:
    """Those that have not closed by today."""
    is_open = or_(Agency.closed_on.is_(None), Agency.closed_on >= clock.today())
    return db.session.scalars(select(Agency).where(is_open).order_by(Agency.name_folded, Agency.id)).all()


def directly_beneath(agency_id: uuid.UUID) -> Sequence[Agency]:
    return db.session.scalars(select(Agency).where(Agency.parent_id == agency_id).order_by(Agency.name_folded)).all()


def succeeded_by(agency_id: uuid.UUID) -> Sequence[Agency]:
    """The agencies whose place it took."""
    return db.session.scalars(select(Agency).where(Agency.successor_id == agency_id).order_by(Agency.name_folded)).all()


def parents() -> Links:
    return _links(Agency.parent_id)


def successors() -> Links:
    return _links(Agency.successor_id)


def called(words: str) -> list[Agency]:
    """The agencies that somebody may mean: by name, else by abbreviation, else by another word or an earlier name."""
    wanted = fold(words)
    there = db.session.scalars(
        select(Agency)
        .order_by(Agency.name_folded, Agency.id)
        .options(selectinload(Agency.aliases), selectinload(Agency.names))
    ).all()
    by_name = [each for each in there if each.name_folded == wanted]
    by_abbreviation = [each for each in there if fold(each.abbreviation or "") == wanted]
    by_word = [each for each in there if wanted in _other_words(each)]
    return by_name or by_abbreviation or by_word


def _other_words(each: Agency) -> set[str]:
    return {fold(alias.name) for alias in each.aliases} | {fold(former.name) for former in each.names}


def bears_name(name: str, *, parent_id: uuid.UUID | None, but: Agency | None) -> bool:
    """Whether another agency of that name sits in the same place."""
    same = select(Agency.id).where(
        Agency.name_folded == fold(name),
        Agency.parent_id.is_not_distinct_from(parent_id),
    )
    return any(each != (but.id if but else None) for each in db.session.scalars(same))


def _links(column: InstrumentedAttribute[uuid.UUID | None]) -> Links:
    rows = db.session.execute(select(Agency.id, column).where(column.is_not(None)))
    return {agency_id: other_id for agency_id, other_id in rows}
