"""Reads of roles: who holds which, where and when."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.models import Board, RoleHeld, User
from partnership.permissions import can_give_role
from partnership.rules.roles import words
from partnership.vocabulary import Role


def role(user: User, role_id: uuid.UUID) -> RoleHeld:
    """One role with its person, board and agency; 404 when there is none."""
    return found(role_id) or abort(404)


def found(role_id: uuid.UUID) -> RoleHeld | None:
    """A role, or nothing: for forms sent twice."""
    return db.session.scalar(
        select(RoleHeld)
        .where(RoleHeld.id == role_id)
        .options(joinedload(RoleHeld.user), joinedload(RoleHeld.board), joinedload(RoleHeld.agency))
    )


def held_today() -> ColumnElement[bool]:
    today = clock.today()
    return and_(
        or_(RoleHeld.from_on.is_(None), RoleHeld.from_on <= today),
        or_(RoleHeld.until_on.is_(None), RoleHeld.until_on >= today),
    )


def is_held_already(wanted: RoleHeld) -> bool:
    """Whether the person holds the same role at the same place in some of the same days."""
    same = [
        RoleHeld.user_id == wanted.user_id,
        RoleHeld.role == wanted.role,
        RoleHeld.board_id.is_not_distinct_from(wanted.board_id),
        RoleHeld.agency_id.is_not_distinct_from(wanted.agency_id),
    ]
    if wanted.from_on is not None:
        same.append(or_(RoleHeld.until_on.is_(None), RoleHeld.until_on >= wanted.from_on))
    if wanted.until_on is not None:
        same.append(or_(RoleHeld.from_on.is_(None), RoleHeld.from_on <= wanted.until_on))
    return db.session.scalar(select(RoleHeld.id).where(*same).limit(1)) is not None


def is_only_administrator(user: User) -> bool:
    """Whether the person is a system administrator today, and nobody else who may sign in is one."""
    there = db.session.scalars(
        select(RoleHeld.user_id)
        .join(RoleHeld.user)
        .where(RoleHeld.role == Role.SYSTEM_ADMINISTRATOR, User.deactivated_at.is_(None), held_today())
    )
    return set(there) == {user.id}


def of_agency(agency_id: uuid.UUID) -> Sequence[RoleHeld]:
    """Who holds a role there today and may sign in."""
    return db.session.scalars(
        select(RoleHeld)
        .join(RoleHeld.user)
        .where(RoleHeld.agency_id == agency_id, held_today(), User.deactivated_at.is_(None))
        .options(joinedload(RoleHeld.user), joinedload(RoleHeld.board))
        .order_by(User.name_folded)
    ).all()


def in_words(held: RoleHeld) -> str:
    return words(
        held.role,
        agency=held.agency.name if held.agency else None,
        board=held.board.name if held.board else None,
    )


def ended_in_words(user: User) -> str:
    """The role that ended last, of somebody who holds none today."""
    today = clock.today()
    ended = [each for each in user.roles_held if each.until_on and each.until_on < today]
    if not ended or any(each.is_held_on(today) for each in user.roles_held):
        return ""
    last = max(ended, key=lambda each: each.until_on or today)
    return f"{in_words(last)}: held until {day(last.until_on)}"


def to_give(user: User, boards: Sequence[Board]) -> list[Role]:
    """The roles that the person gives on some of these boards."""
    places = [None, *(board.id for board in boards)]
    return [role for role in Role if any(can_give_role(user, role, place) for place in places)]
