"""A lead leaves: her successor has everything that was open, a letter says what, and the history keeps her name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from tests.browser import steps
from tests.factories.partnership import UserFactory
from tests.factories.reviews import PostFactory, PostHolderFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def northmoor(app):
    """The lead has answered once for her part, and holds a post."""
    found = steps.Northmoor()
    found.part = steps.open_part(found)
    found.successor = UserFactory(name="Kit Larch")
    PostHolderFactory(post=PostFactory(agency=found.agencies[0], name="Detective inspector"), user=found.lead)
    db.session.commit()
    return found


def hand_over(page, *, last_day) -> None:
    page.goto("/settings/people")
    steps.press(page, "Robin Ashdown", "link")
    steps.press(page, "Hand over everything", "link")
    page.get_by_label("Who takes over?").select_option(label=steps.option(page, "Kit Larch"))
    page.get_by_label("What is the last day of the one who leaves?").fill(day(last_day))
    page.get_by_label("Stop the account now").check()
    steps.press(page, "Hand over everything")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_successor_takes_over_all_that_is_open(open_as, northmoor, width, scripts, monkeypatch):
    yesterday = clock.now() - timedelta(days=1)
    with monkeypatch.context() as on_the_last_day:
        on_the_last_day.setattr(clock, "now", lambda: yesterday)
        lead = open_as(northmoor.lead, width=width, scripts=scripts)
        lead.goto("/")
        steps.open_update(lead)
        steps.answer(lead)

    manager = open_as(northmoor.manager, width=width, scripts=scripts)
    hand_over(manager, last_day=clock.today() - timedelta(days=1))
    assert steps.heading(manager) == "What Kit Larch takes over"
    letter = steps.words(manager)
    for words in (
        "Agency lead, Northmoor Police",
        "Detective inspector",
        steps.ACTION,
        "Open parts of your agencies 1",
    ):
        assert words in letter

    lead.goto("/")
    assert steps.heading(lead) == "Sign in"
    successor = open_as(northmoor.successor, width=width, scripts=scripts)
    successor.goto("/")
    assert "Open: 1" in steps.words(successor)
    steps.open_update(successor)
    steps.answer(successor, "Done", "All three teams ask now.")
    assert "Update posted." in steps.words(successor)
    manager.goto(f"/actions/{northmoor.part.action_id}")
    told = steps.words(manager)
    assert "Robin Ashdown posted an update for Northmoor Police: not started to in progress." in told
    assert "Kit Larch posted an update for Northmoor Police: in progress to done." in told
