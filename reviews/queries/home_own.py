"""What the home page shows of a person's own agencies: their parts, and what their done parts still need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select

from partnership.extensions import db
from partnership.models import User
from reviews.models import Part
from reviews.queries import actions, home_parts, part_filters, part_listing
from reviews.queries.home_parts import Counts
from reviews.queries.part_columns import Row
from reviews.queries.part_states import PRESSING, States

A_FEW, MANY = 8, 20


@dataclass(frozen=True)
class Own:
    """The parts of the agencies that a person answers for: the open ones, the most pressing first, then the done."""

    agencies: list[str]
    counts: Counts
    not_shown: int
    open: list[Row]
    done: list[Row]


def of(user: User, now: States) -> Own:
    mine = and_(actions.part_visible_to(user), actions.of_own_agencies(user))
    row = part_listing.rows(user)
    wanted = select(Part).join(Part.action).join(Part.agency).where(mine).options(*part_listing.options(user))
    unshown = select(func.count()).select_from(Part).join(Part.action)
    return Own(
        agencies=sorted({role.agency.name for role in user.roles if role.agency}),
        counts=home_parts.counts(mine, now),
        not_shown=db.session.scalar(unshown.where(mine, now.done, part_filters.not_shown(user))) or 0,
        open=[row(part) for part in _first(wanted.where(now.open).order_by(*PRESSING), MANY)],
        done=[row(part) for part in _first(wanted.where(now.done).order_by(Part.last_heard_at.desc(), Part.id), A_FEW)],
    )


def _first(wanted: Select[Part], most: int) -> Sequence[Part]:
    return db.session.scalars(wanted.limit(most)).unique().all()
