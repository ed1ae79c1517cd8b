"""Search: what is found, for whom, and what harm words can do (none)."""

from __future__ import annotations

import pytest

from tests.support import world as worlds


@pytest.fixture
def world(app):
    return worlds.build()


def found(page):
    """Kind → how many it says there are, and the titles that stand under it."""
    return {
        section.h2.contents[0].strip(): (
            int(section.h2.span.text),
            [" ".join(h3.text.split()) for h3 in section.find_all("h3")],
        )
        for section in page.soup.find_all("section", class_="app-results")
    }


def test_each_kind_is_found_under_its_count(world, browse):
    page = browse(world.people["manager"]).get("/search?q=zelkova")

    assert page.heading == "3 results for “zelkova”"
    assert found(page) == {
        "Cases": (1, ["Zelkova 88"]),
        "Actions": (1, ["Zelkova: rewrite the discharge letter"]),
        "Updates": (1, ["Update of Northmoor Police"]),
    }
