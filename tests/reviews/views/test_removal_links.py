"""The way to the page that takes words out is shown to a manager, and to nobody else."""

from __future__ import annotations

import re

import pytest

from tests.support import world as worlds

PAGES = (
    "/cases/{open case}",
    "/actions/{open action}",
    "/parts/{done part}",
    "/settings/agencies/{Northmoor Police}",
    "/reviews/{open review}/edit",
)


@pytest.mark.parametrize("page", PAGES)
def test_take_words_out_is_offered_to_the_manager_alone(browse, page):
    world = worlds.build()
    path = re.sub(r"{(.*)}", lambda found: str(worlds.identity(found[1])), page)

    shown = {
        person: browse(world.people[person]).get(path).links("Take words out") for person in ("manager", "officer")
    }

    assert len(shown["manager"]) == 1
    assert shown["officer"] == []
    assert browse(world.people["manager"]).get(shown["manager"][0]).status == 200
