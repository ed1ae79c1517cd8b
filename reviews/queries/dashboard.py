"""What the home page of each role shows, cut by the same conditions as the lists that it leads to."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, func, select

from partnership.extensions import db
from partnership.models import Agency, User
from reviews.models import Case, Part, Review, Stage
from reviews.permissions import is_of_an_agency, is_of_the_office
from reviews.queries import actions, cases, part_listing, standing
from reviews.queries.part_columns import Row
from reviews.queries.part_states import DUE, PRESSING, States, states
from reviews.rules.bars import Piece, bar

A_FEW, MANY = 8, 20
BAR_WIDTH = 240


@dataclass(frozen=True)
class Counts:
    """How many of the parts that a person sees, or of her own, are in each state."""

    all: int
    open: int
    overdue: int
    due_soon: int
    no_date: int
    no_response: int
    done: int


@dataclass(frozen=True)
class Own:
    """The parts of the agencies that a person answers for: the open ones, the most pressing first, then the done."""

    agencies: list[str]
    counts: Counts
    open: list[Row]
    done: list[Row]


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
    """An agency of which no open part was heard of for as long as the rule allows."""

    id: uuid.UUID
    name: str
    open: int
    heard_at: datetime | None


@dataclass(frozen=True)
class Office:
    """For those who keep the whole record: what is slipping, and with whom."""

    counts: Counts
    cases: int
    reviews: int
    late: list[LateAgency]
    unheard: list[UnheardAgency]


@dataclass(frozen=True)
class Home:
    """What one person's home page shows; a part is missing where no role of hers asks for it."""

    office: Office | None
    own: Own | None
    soon_words: str
    silence_words: str


def home(user: User) -> Home:
    now = states(standing.tolerance())
    return Home(
        office=_office(user, now) if is_of_the_office(user) else None,
        own=_own(user, now) if is_of_an_agency(user) else None,
        soon_words=now.soon_words,
        silence_words=now.silence_words,
    )


def _own(user: User, now: States) -> Own:
    mine = and_(actions.part_visible_to(user), actions.of_own_agencies(user))
    row = part_listing.rows(user)
    wanted = select(Part).join(Part.action).join(Part.agency).where(mine).options(*part_listing.options(user))
    return Own(
        agencies=sorted({role.agency.name for role in user.roles if role.agency}),
        counts=counts(mine, now),
        open=[row(part) for part in _first(wanted.where(now.open).order_by(*PRESSING), MANY)],
        done=[row(part) for part in _first(wanted.where(now.done).order_by(Part.last_heard_at.desc(), Part.id), A_FEW)],
    )


def _office(user: User, now: States) -> Office:
    seen = actions.part_visible_to(user)
    under_way = (
        select(func.count(distinct(Review.case_id)), func.count())
        .select_from(Review)
        .join(Case, Case.id == Review.case_id)
        .join(Stage, Stage.id == Review.stage_id)
        .where(cases.visible_to(user), cases.counts(), Stage.is_under_way)
    )
    case_count, review_count = db.session.execute(under_way).one()
    return Office(counts(seen, now), case_count, review_count, _late(seen, now), _unheard(seen, now))


def counts(seen: ColumnElement[bool], now: States) -> Counts:
    """All counts in one statement."""
    cut = (now.open, now.overdue, now.due_soon, now.no_date, now.no_response, now.done)
    columns: list[ColumnElement[Any]] = [func.count(), *map(_many, cut)]
    return Counts(*db.session.execute(select(*columns).select_from(Part).join(Part.action).where(seen)).one())


def _late(seen: ColumnElement[bool], now: States) -> list[LateAgency]:
    """The agencies with most that is overdue; their bars share one scale."""
    overdue = _many(now.overdue)
    rows = db.session.execute(
        _by_agency(_many(now.open), overdue, _many(now.due_soon))
        .where(seen)
        .having(overdue > 0)
        .order_by(overdue.desc(), func.min(DUE), Agency.name_folded)
        .limit(A_FEW)
    ).all()
    most = max((is_open for _, _, is_open, _, _ in rows), default=0)
    return [_late_agency(*row, most=most) for row in rows]


def _late_agency(
    agency_id: uuid.UUID, name: str, is_open: int, overdue: int, due_soon: int, *, most: int
) -> LateAgency:
    later = is_open - overdue - due_soon
    pieces = bar({"overdue": overdue, "soon": due_soon, "later": later}, most=most, width=BAR_WIDTH)
    return LateAgency(agency_id, name, is_open, overdue, due_soon, later, pieces)


def _unheard(seen: ColumnElement[bool], now: States) -> list[UnheardAgency]:
    heard_at = func.max(Part.last_heard_at)
    rows = db.session.execute(
        _by_agency(func.count(), heard_at)
        .where(seen, now.open)
        .having(_many(now.no_response) == func.count())
        .order_by(heard_at.asc().nulls_first(), Agency.name_folded)
        .limit(A_FEW)
    )
    return [UnheardAgency(*row) for row in rows]


def _by_agency(*columns: ColumnElement[Any]) -> Select[Any]:
    shown: list[Any] = [Agency.id, Agency.name, *columns]
    joined = select(*shown).select_from(Part).join(Part.action).join(Part.agency)
    return joined.group_by(Agency.id, Agency.name, Agency.name_folded)


def _many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _first(wanted: Select[Part], most: int) -> Sequence[Part]:
    return db.session.scalars(wanted.limit(most)).unique().all()
