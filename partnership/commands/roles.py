"""Writes about roles: given to a person, ended on a day."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, Board, RoleHeld, User
from partnership.queries import roles
from partnership.rules import roles as rule
from partnership.vocabulary import Role


def give_role(
    user: User,
    *,
    new_id: uuid.UUID | None = None,
    role: Role,
    board: Board | None = None,
    agency: Agency | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    by: User | None,
) -> RoleHeld:
    """One role for one person; board and agency as the role asks. Raises RuleBroken, also when it is held then."""
    rule.check(role, has_board=board is not None, has_agency=agency is not None, from_on=from_on, until_on=until_on)
    rule.check_own(is_own=by is not None and by.id == user.id, is_manager_there=_manages(by, board))
    held = RoleHeld(
        id=new_id or uuid.uuid4(),
        user_id=user.id,
        role=role,
        board_id=board.id if board else None,
        agency_id=agency.id if agency else None,
        from_on=from_on,
        until_on=until_on,
    )
    if roles.is_held_already(held):
        raise RuleBroken(f"{user.name} holds this role at that time already.")
    db.session.add(held)
    db.session.flush()
    audit.record("gave the role", user, by=by, detail=_detail(held, board, agency))
    return held


def end_role(held: RoleHeld, *, until_on: date, by: User | None) -> RoleHeld:
    """The last day of a role. Raises RuleBroken where the day is before the first."""
    is_own = by is not None and by.id == held.user_id
    rule.check_end(held.role, is_own=is_own, from_on=held.from_on, until_on=until_on)
    held.until_on = until_on
    db.session.flush()
    audit.record("ended the role", held, by=by, told_on=held.user_id, detail=_detail(held, held.board, held.agency))
    return held


def _manages(by: User | None, board: Board | None) -> bool:
    held = [each for each in by.roles_held if each.role is Role.MANAGER and each.board is board] if by else []
    return any(each.is_held_on(clock.today()) for each in held)


def _detail(held: RoleHeld, board: Board | None, agency: Agency | None) -> dict[str, Any]:
    return {
        "role": held.role.value,
        "board": board.name if board else None,
        "agency": agency.name if agency else None,
        "from_on": held.from_on.isoformat() if held.from_on else None,
        "until_on": held.until_on.isoformat() if held.until_on else None,
    }
