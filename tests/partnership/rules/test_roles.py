"""What each role asks for."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.errors import RuleBroken
from partnership.rules import roles
from partnership.vocabulary import Role

FIRST, LAST = date(2026, 1, 3), date(2026, 3, 31)
AGENCY_ROLES = {Role.AGENCY_LEAD, Role.AGENCY_DEPUTY, Role.AGENCY_APPROVER}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("has_board", [True, False])
@pytest.mark.parametrize("has_agency", [True, False])
def test_what_a_role_asks_for(role, has_board, has_agency):
    found = roles.faults(role, has_board=has_board, has_agency=has_agency)

    assert ("board" in found) == (has_board if role is Role.SYSTEM_ADMINISTRATOR else not has_board)
    assert ("agency" in found) == (role in AGENCY_ROLES and not has_agency)


@pytest.mark.parametrize(
    ("from_on", "until_on", "is_wrong"),
    [(FIRST, LAST, False), (FIRST, FIRST, False), (LAST, FIRST, True), (None, FIRST, False), (LAST, None, False)],
)
def test_days_are_in_order(from_on, until_on, is_wrong):
    found = roles.faults(Role.MANAGER, has_board=True, has_agency=False, from_on=from_on, until_on=until_on)

    assert ("until_on" in found) == is_wrong


def test_check_names_all_that_is_wrong():
    with pytest.raises(RuleBroken, match=r"Choose the board\. Choose the agency\."):
        roles.check(Role.AGENCY_LEAD, has_board=False, has_agency=False)


def test_check_when_nothing_is_wrong_passes():
    assert roles.check(Role.MANAGER, has_board=True, has_agency=False) is None


@pytest.mark.parametrize(
    ("role", "is_own", "until_on", "refused"),
    [
        (Role.SYSTEM_ADMINISTRATOR, True, LAST, "You cannot end your own"),
        (Role.SYSTEM_ADMINISTRATOR, False, LAST, None),
        (Role.MANAGER, True, LAST, None),
        (Role.MANAGER, False, FIRST, None),
        (Role.MANAGER, False, date(2026, 1, 2), "before the day the role began"),
    ],
)
def test_who_ends_what(role, is_own, until_on, refused):
    if refused is None:
        assert roles.check_end(role, is_own=is_own, from_on=FIRST, until_on=until_on) is None
        return
    with pytest.raises(RuleBroken, match=refused):
        roles.check_end(role, is_own=is_own, from_on=FIRST, until_on=until_on)


def test_every_role_says_what_it_may():
    assert set(roles.MAY) == set(Role)
