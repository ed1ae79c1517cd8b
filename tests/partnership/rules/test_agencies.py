"""The tree of agencies never loops, and names follow each other."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from partnership.errors import RuleBroken
from partnership.rules import agencies

TRUST, WARD, TEAM, POLICE = (uuid.uuid4() for _ in range(4))
PARENTS = {TRUST: None, WARD: TRUST, TEAM: WARD, POLICE: None}
TODAY = date(2026, 1, 3)


@pytest.mark.parametrize(
    ("agency_id", "parent_id", "is_loop"),
    [
        (TRUST, None, False),
        (TRUST, POLICE, False),
        (TEAM, TRUST, False),
        (TRUST, TRUST, True),
        (TRUST, WARD, True),
        (TRUST, TEAM, True),
    ],
)
def test_place_and_succession(agency_id, parent_id, is_loop):
    for check in (agencies.check_place, agencies.check_succession):
        if is_loop:
            with pytest.raises(RuleBroken, match="Choose another"):
                check(agency_id, parent_id, PARENTS)
        else:
            assert check(agency_id, parent_id, PARENTS) is None


def test_place_when_others_already_loop_comes_to_an_end():
    assert agencies.leads_back(POLICE, TRUST, {TRUST: WARD, WARD: TRUST}) is False


@pytest.mark.parametrize(
    ("from_on", "last_until", "refused"),
    [
        (TODAY, None, None),
        (date(2026, 1, 4), None, "a later day"),
        (date(2025, 4, 1), date(2025, 3, 31), None),
        (date(2025, 3, 31), date(2025, 3, 31), "another name on that day"),
    ],
)
def test_new_name(from_on, last_until, refused):
    if refused is None:
        assert agencies.check_new_name(from_on, last_until=last_until, today=TODAY) is None
        return
    with pytest.raises(RuleBroken, match=refused):
        agencies.check_new_name(from_on, last_until=last_until, today=TODAY)


@pytest.mark.parametrize(
    ("opened_on", "closed_on", "is_wrong"),
    [
        (None, None, False),
        (TODAY, None, False),
        (None, TODAY, False),
        (TODAY, TODAY, False),
        (TODAY, date(2026, 1, 2), True),
    ],
)
def test_days(opened_on, closed_on, is_wrong):
    if is_wrong:
        with pytest.raises(RuleBroken, match="not before the opening day"):
            agencies.check_days(opened_on, closed_on)
    else:
        assert agencies.check_days(opened_on, closed_on) is None
