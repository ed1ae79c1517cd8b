"""Who may do what to the organisation's own things: predicates over the written policy."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from partnership.policy import POLICY
from partnership.vocabulary import Role

if TYPE_CHECKING:
    from partnership.models import Agency, Board, BrowserSession, Mail, RoleHeld, User

AGENCY_ROLES = frozenset({Role.AGENCY_LEAD, Role.AGENCY_DEPUTY, Role.AGENCY_APPROVER})


def holds(
    user: User, permission: str, *, board_id: uuid.UUID | None = None, agency_id: uuid.UUID | None = None
) -> bool:
    """Whether one of the person's roles carries the permission, there where it is asked for.

    A role of an agency reaches that agency and what is beneath it; every other role reaches its board.
    """
    return any(role.role in POLICY[permission] and _reaches(role, user, board_id, agency_id) for role in user.roles)


def _reaches(role: RoleHeld, user: User, board_id: uuid.UUID | None, agency_id: uuid.UUID | None) -> bool:
    if role.role is Role.SYSTEM_ADMINISTRATOR:
        return True
    if board_id is not None and role.board_id != board_id:
        return False
    if agency_id is None or role.role not in AGENCY_ROLES:
        return True
    return role.agency_id is not None and agency_id in user.reach.get(role.agency_id, ())


def can_manage_boards(user: User) -> bool:
    return holds(user, "manage_boards")


def can_manage_board(user: User, board: Board) -> bool:
    return can_manage_boards(user)


def can_manage_installation(user: User) -> bool:
    return holds(user, "manage_installation")


def can_manage_agencies(user: User) -> bool:
    return holds(user, "manage_agencies")


def can_see_agencies(user: User) -> bool:
    return can_see_settings(user)


def can_see_agency(user: User, agency: Agency) -> bool:
    return can_see_settings(user)


def can_manage_agency(user: User, agency: Agency) -> bool:
    return can_manage_agencies(user)


def can_see_people(user: User) -> bool:
    return holds(user, "see_people")


def can_manage_people(user: User) -> bool:
    return holds(user, "manage_people")


def can_manage_person(user: User, person: User) -> bool:
    """A manager changes the accounts of her boards only: who may change an account may sign in with it."""
    if holds(user, "manage_any_person"):
        return True
    return holds(user, "manage_board_people") and all(
        can_give_role(user, held.role, held.board_id) for held in person.roles_held
    )


def can_end_session(user: User, session: BrowserSession) -> bool:
    return session.user_id == user.id


def can_send_again(user: User, mail: Mail) -> bool:
    return mail.user is not None and can_manage_person(user, mail.user)


def can_give_role(user: User, role: Role, board_id: uuid.UUID | None) -> bool:
    if holds(user, "manage_any_person"):
        return True
    is_on_a_board = board_id is not None and role is not Role.SYSTEM_ADMINISTRATOR
    return is_on_a_board and holds(user, "manage_board_people", board_id=board_id)


def can_give_roles_to(user: User, person: User) -> bool:
    """Anybody may be given a role by those who give roles: on which board is asked role by role."""
    return can_manage_people(user)


def can_see_person(user: User, person: User) -> bool:
    return can_see_people(user)


def can_end_role(user: User, role: RoleHeld) -> bool:
    return can_give_role(user, role.role, role.board_id)


def can_see_settings(user: User) -> bool:
    return holds(user, "see_settings")
