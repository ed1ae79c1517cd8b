"""What the home page shows to those who keep the whole record: what is slipping, and with whom."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, distinct, func, select

from partnership.extensions import db
from partnership.models import Agency, User
from reviews.models import Case, Part, Review, Stage
from reviews.queries import actions, cases, home_parts
from reviews.queries.home_few import Few, few
from reviews.queries.home_parts import Counts
from reviews.queries.part_states import DUE, States
from reviews.rules.bars import Piece, bar

A_FEW = 8
BAR_WIDTH = 120


@dataclass(frozen=True)
class LateAgency:
    """One agency with overdue parts: all its open parts as a bar and in numbers."""

    id: uuid.UUID
    name: str
    open: int
    overdue: int
    due_soon: int
    later: int
    pieces: list[Piece]


@dataclass(frozen=True)
class UnheardAgency:
    """An agency with open parts that were not heard of for as long as the rule allows, and when it last said a word."""

    id: uuid.UUID
    name: str
    unheard: int
    open: int
    heard_at: datetime | None


@dataclass(frozen=True)
class Office:
    """For those who keep the whole record: what is slipping, and with whom."""

    counts: Counts
    cases: int
    reviews: int
    late: Few[LateAgency]
    unheard: Few[UnheardAgency]


def of(user: User, now: States) -> Office:
    seen = actions.part_visible_to(user)
    under_way = (
        select(func.count(distinct(Review.case_id)), func.count())
        .select_from(Review)
        .join(Case, Case.id == Review.case_id)
        .join(Stage, Stage.id == Review.stage_id)
        .where(cases.visible_to(user), cases.counts(), Stage.is_under_way)
    )
    case_count, review_count = db.session.execute(under_way).one()
    return Office(home_parts.counts(seen, now), case_count, review_count, _late(seen, now), _unheard(seen, now))


def _late(seen: ColumnElement[bool], now: States) -> Few[LateAgency]:
    """The agencies with most that is overdue; their bars share one scale."""
    overdue = home_parts.many(now.overdue)
    rows = db.session.execute(
        _by_agency(home_parts.many(now.open), overdue, home_parts.many(now.due_soon))
        .where(seen)
        .having(overdue > 0)
        .order_by(overdue.desc(), func.min(DUE), Agency.name_folded)
        .limit(A_FEW)
    ).all()
    most = max((row[3] for row in rows), default=0)
    return few(rows, lambda *row: _late_agency(*row, most=most))


def _late_agency(
    agency_id: uuid.UUID, name: str, is_open: int, overdue: int, due_soon: int, *, most: int
) -> LateAgency:
    later = is_open - overdue - due_soon
    pieces = bar({"overdue": overdue, "soon": due_soon, "later": later}, most=most, width=BAR_WIDTH)
    return LateAgency(agency_id, name, is_open, overdue, due_soon, later, pieces)


def _unheard(seen: ColumnElement[bool], now: States) -> Few[UnheardAgency]:
    """The agencies with most open parts that were not heard of, and when each last said a word of any part."""
    heard_at, silent = func.max(Part.last_heard_at), home_parts.many(now.no_response)
    rows = db.session.execute(
        _by_agency(silent, home_parts.many(now.open), heard_at)
        .where(seen)
        .having(silent > 0)
        .order_by(silent.desc(), heard_at.asc().nulls_first(), Agency.name_folded)
        .limit(A_FEW)
    ).all()
    return few(rows, UnheardAgency)


def _by_agency(*columns: ColumnElement[Any]) -> Select[Any]:
    """Each row begins with how many agencies there are, however few of them are taken."""
    shown: list[Any] = [func.count().over(), Agency.id, Agency.name, *columns]
    joined = select(*shown).select_from(Part).join(Part.action).join(Part.agency)
    return joined.group_by(Agency.id, Agency.name, Agency.name_folded)
