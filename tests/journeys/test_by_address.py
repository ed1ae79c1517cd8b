"""A lead who types addresses that are not hers learns nothing."""

from __future__ import annotations

import pytest

from tests.support import world as worlds
from tests.support.addresses import addresses, guarded
from tests.support.two_worlds import content

HIDDEN = ("Zelkova", "discharge letter")


@pytest.fixture
def world(app):
    return worlds.build()


@pytest.fixture
def lead(browse, world):
    return browse(world.people["lead"])


def every(app, world, *states, method):
    """Addresses of things in these states, and whether each is there at all."""
    found = [each for rule in guarded(app) for each in addresses(app, world, rule) if each.method == method]
    return [each for each in found if each.states and each.states[0][1].startswith(states)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_hidden_case_and_all_of_another_board_answer_as_if_they_were_not_there(app, world, lead, method):
    wanted = every(app, world, "hidden", "other", method=method)

    told = {each.path: lead.client.open(each.path, method=method) for each in wanted}

    assert len({each.states for each in wanted}) > 15
    assert {path: answer.status_code for path, answer in told.items() if answer.status_code not in (403, 404)} == {}
    assert [path for path, answer in told.items() for word in HIDDEN if word in content(answer)] == []


def test_the_page_of_a_hidden_thing_is_that_of_nothing(app, world, lead):
    of_hidden = every(app, world, "hidden", method="GET")
    of_nothing = {each.endpoint: each.path for each in every(app, world, "missing", method="GET")}

    differing = [
        each.path
        for each in of_hidden
        if content(lead.client.get(each.path)) != content(lead.client.get(of_nothing[each.endpoint]))
    ]

    assert len(of_hidden) > 15
    assert differing == []


def test_another_agencys_part_of_a_case_that_she_sees_is_not_hers_to_answer(world, lead):
    part = world.things["part"]["open, the hospital’s"]
    form = {"status": "done", "note": "Done by somebody else.", "position": "3 January 2026"}

    assert lead.get(f"/parts/{part.id}/update").status == 403
    assert lead.post(f"/parts/{part.id}/update", form).status == 403
    assert "Done by somebody else." not in lead.get(f"/parts/{part.id}").words
