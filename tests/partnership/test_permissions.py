"""Who may do what to boards, agencies and people: tables, without a database."""

from __future__ import annotations

import uuid

import pytest

from partnership import permissions
from partnership.models import Agency, Board, RoleHeld, User
from partnership.vocabulary import Role

NORTHMOOR, WESTFELL, POLICE, TEAM = (uuid.uuid4() for _ in range(4))
ADMINISTRATOR, MANAGER, OFFICER = Role.SYSTEM_ADMINISTRATOR, Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER
OTHERS = [role for role in Role if role not in (ADMINISTRATOR, MANAGER, OFFICER)]


def held(role, board_id=NORTHMOOR, agency_id=None):
    return RoleHeld(role=role, board_id=None if role is ADMINISTRATOR else board_id, agency_id=agency_id)


def somebody(*roles, reach=None):
    user = User(name="Morgan Hale")
    user.roles, user.roles_held, user.reach = tuple(roles), list(roles), reach or {}
    return user


WHO_MAY = {
    "can_manage_boards": {ADMINISTRATOR},
    "can_manage_agencies": {ADMINISTRATOR, MANAGER, OFFICER},
    "can_see_agencies": {ADMINISTRATOR, MANAGER, OFFICER},
    "can_manage_people": {ADMINISTRATOR, MANAGER},
    "can_see_people": {ADMINISTRATOR, MANAGER, OFFICER},
    "can_see_settings": {ADMINISTRATOR, MANAGER, OFFICER},
}
OF_A_THING = {
    "can_manage_board": (Board(name="Northmoor"), "can_manage_boards"),
    "can_manage_agency": (Agency(name="Police"), "can_manage_agencies"),
    "can_see_agency": (Agency(name="Police"), "can_see_agencies"),
    "can_see_person": (somebody(), "can_see_people"),
    "can_give_roles_to": (somebody(), "can_manage_people"),
}


@pytest.mark.parametrize("name", WHO_MAY)
@pytest.mark.parametrize("role", list(Role))
def test_roles_may(name, role):
    assert getattr(permissions, name)(somebody(held(role))) == (role in WHO_MAY[name])


@pytest.mark.parametrize("name", OF_A_THING)
@pytest.mark.parametrize("role", list(Role))
def test_roles_may_with_any_thing(name, role):
    thing, same_as = OF_A_THING[name]

    assert getattr(permissions, name)(somebody(held(role)), thing) == (role in WHO_MAY[same_as])


@pytest.mark.parametrize("name", WHO_MAY)
def test_nobody_without_a_role_may_anything(name):
    assert not getattr(permissions, name)(somebody())


GIVES = [
    (ADMINISTRATOR, ADMINISTRATOR, None, True),
    (ADMINISTRATOR, Role.AUTHOR, WESTFELL, True),
    (MANAGER, Role.AUTHOR, NORTHMOOR, True),
    (MANAGER, MANAGER, NORTHMOOR, True),
    (MANAGER, Role.AUTHOR, WESTFELL, False),
    (MANAGER, Role.AUTHOR, None, False),
    (MANAGER, ADMINISTRATOR, None, False),
    (MANAGER, ADMINISTRATOR, NORTHMOOR, False),
    *((role, Role.AUTHOR, NORTHMOOR, False) for role in (OFFICER, *OTHERS)),
]


@pytest.mark.parametrize(("who", "role", "board_id", "may"), GIVES)
def test_who_gives_and_ends_which_role_where(who, role, board_id, may):
    giver = somebody(held(who))

    assert permissions.can_give_role(giver, role, board_id) is may
    assert permissions.can_end_role(giver, RoleHeld(role=role, board_id=board_id)) is may


ACCOUNTS = [
    (ADMINISTRATOR, [held(ADMINISTRATOR)], True),
    (MANAGER, [], True),
    (MANAGER, [held(Role.AUTHOR)], True),
    (MANAGER, [held(MANAGER)], True),
    (MANAGER, [held(Role.AUTHOR), held(Role.AUTHOR, WESTFELL)], False),
    (MANAGER, [held(ADMINISTRATOR)], False),
    *((role, [], False) for role in (OFFICER, *OTHERS)),
]


@pytest.mark.parametrize(("who", "their_roles", "may"), ACCOUNTS)
def test_who_changes_whose_account(who, their_roles, may):
    assert permissions.can_manage_person(somebody(held(who)), somebody(*their_roles)) is may


def test_manager_of_two_boards_changes_accounts_of_both():
    manager = somebody(held(MANAGER), held(MANAGER, WESTFELL))

    assert permissions.can_manage_person(manager, somebody(held(Role.AUTHOR), held(Role.AUTHOR, WESTFELL)))


@pytest.mark.parametrize(
    ("role", "agency_id", "board_id", "wanted_board", "wanted_agency", "reaches"),
    [
        (Role.AGENCY_LEAD, POLICE, NORTHMOOR, NORTHMOOR, POLICE, True),
        (Role.AGENCY_LEAD, POLICE, NORTHMOOR, NORTHMOOR, TEAM, True),
        (Role.AGENCY_LEAD, TEAM, NORTHMOOR, NORTHMOOR, POLICE, False),
        (Role.AGENCY_LEAD, POLICE, NORTHMOOR, WESTFELL, POLICE, False),
        (Role.AGENCY_LEAD, None, NORTHMOOR, NORTHMOOR, POLICE, False),
        (Role.AGENCY_LEAD, POLICE, NORTHMOOR, None, None, True),
    ],
)
def test_a_role_of_an_agency_reaches_what_is_beneath_it(
    role, agency_id, board_id, wanted_board, wanted_agency, reaches
):
    user = somebody(held(role, board_id, agency_id), reach={POLICE: frozenset({POLICE, TEAM}), TEAM: frozenset({TEAM})})

    assert permissions.holds(user, "update_own_part", board_id=wanted_board, agency_id=wanted_agency) is reaches


def test_a_role_of_a_board_reaches_every_agency_of_it():
    user = somebody(held(MANAGER))

    assert permissions.holds(user, "update_any_part", board_id=NORTHMOOR, agency_id=POLICE)
