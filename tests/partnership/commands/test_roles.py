"""Roles: given once, for a time, and ended on a day."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.commands import roles
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.queries import events
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, UserFactory

FIRST, LAST = date(2026, 1, 3), date(2026, 3, 31)


def test_give_role_tells_where_and_when(app):
    user, board, police = UserFactory(), BoardFactory(name="Northmoor"), AgencyFactory(name="Northmoor Police")

    roles.give_role(
        user, role=Role.AGENCY_LEAD, board=board, agency=police, from_on=FIRST, until_on=LAST, by=UserFactory()
    )

    told = events.latest(user.id)
    assert told.verb == "gave the role"
    assert told.detail == {
        "role": "agency_lead",
        "board": "Northmoor",
        "agency": "Northmoor Police",
        "from_on": "2026-01-03",
        "until_on": "2026-03-31",
    }


def test_give_role_when_something_is_missing(app):
    with pytest.raises(RuleBroken, match="Choose the agency"):
        roles.give_role(UserFactory(), role=Role.AGENCY_LEAD, board=BoardFactory(), by=None)


@pytest.mark.parametrize(
    ("from_on", "until_on", "is_held"),
    [
        (None, None, True),
        (FIRST, LAST, True),
        (LAST, None, True),
        (None, FIRST, True),
        (date(2026, 4, 1), None, False),
        (None, date(2026, 1, 2), False),
    ],
)
def test_give_role_when_it_is_held_in_some_of_these_days(app, from_on, until_on, is_held):
    user, board = UserFactory(name="Morgan Hale"), BoardFactory()
    roles.give_role(user, role=Role.AUTHOR, board=board, from_on=FIRST, until_on=LAST, by=None)

    if is_held:
        with pytest.raises(RuleBroken, match="Morgan Hale holds this role at that time already"):
            roles.give_role(user, role=Role.AUTHOR, board=board, from_on=from_on, until_on=until_on, by=None)
    else:
        assert roles.give_role(user, role=Role.AUTHOR, board=board, from_on=from_on, until_on=until_on, by=None)


def test_give_role_when_it_is_held_elsewhere_or_by_somebody_else(app):
    user, board, police = UserFactory(), BoardFactory(), AgencyFactory()
    roles.give_role(user, role=Role.AGENCY_LEAD, board=board, agency=police, by=None)

    for person, there, agency in [
        (UserFactory(), board, police),
        (user, BoardFactory(), police),
        (user, board, AgencyFactory()),
    ]:
        assert roles.give_role(person, role=Role.AGENCY_LEAD, board=there, agency=agency, by=None)


def test_nobody_gives_herself_a_role_on_a_board_that_she_does_not_manage(app):
    user, mine, other = UserFactory(), BoardFactory(), BoardFactory()
    roles.give_role(user, role=Role.SYSTEM_ADMINISTRATOR, by=None)
    roles.give_role(user, role=Role.MANAGER, board=mine, by=UserFactory())
    roles.give_role(user, role=Role.MANAGER, board=other, from_on=FIRST, until_on=LAST, by=None)
    db.session.refresh(user)

    assert roles.give_role(user, role=Role.AUTHOR, board=mine, by=user).role is Role.AUTHOR
    with pytest.raises(RuleBroken, match="You cannot give a role to yourself"):
        roles.give_role(user, role=Role.AUTHOR, board=other, by=user)


def test_end_role_is_told_on_the_person(app):
    user, other = UserFactory(), UserFactory()
    held = roles.give_role(user, role=Role.SYSTEM_ADMINISTRATOR, from_on=FIRST, by=None)

    roles.end_role(held, until_on=LAST, by=other)

    told = events.told_on(user.id)[0]
    assert (told.verb, told.subject_id, told.by) == ("ended the role", held.id, other)
    assert (told.detail["role"], told.detail["until_on"]) == ("system_administrator", "2026-03-31")
    assert (held.is_held_on(LAST), held.is_held_on(date(2026, 4, 1))) == (True, False)


def test_end_role_when_it_is_ones_own_administration(app):
    user = UserFactory()
    held = roles.give_role(user, role=Role.SYSTEM_ADMINISTRATOR, by=None)

    with pytest.raises(RuleBroken, match="your own system administrator role"):
        roles.end_role(held, until_on=LAST, by=user)


def test_end_role_at_the_command_line_is_nobodys_own(app):
    held = roles.give_role(UserFactory(), role=Role.SYSTEM_ADMINISTRATOR, by=None)

    assert roles.end_role(held, until_on=LAST, by=None).until_on == LAST
