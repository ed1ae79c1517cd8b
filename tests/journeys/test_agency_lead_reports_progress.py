"""An agency lead says that an overdue part is done: what changes for her, for the office, and in the history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.filters import day
from partnership.vocabulary import Role
from reviews.rules.stated import of_day
from reviews.vocabulary import PartStatus
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, action_from

WORDS = "All three teams were trained, and the list of who came is with the office."


@pytest.fixture
def part(app):
    review = ReviewFactory(case=CaseFactory(board=BoardFactory(), open=True))
    return PartFactory(
        action=action_from(review, text="Train new starters in safer sleeping"),
        agency=AgencyFactory(name="Northmoor Police"),
        status=PartStatus.IN_PROGRESS,
        due=of_day(clock.today() - timedelta(days=20)),
    )


def overdue(browser) -> int:
    """The number that the office reads on its home page."""
    figure = browser.get("/").soup.find("a", href="/actions?tab=overdue")
    return int(figure.get_text(" ").split()[0])


def waiting(page) -> str:
    """What the home page of a lead says under the heading of her open parts."""
    return page.words.partition("Open: ")[2].partition("Done:")[0]


def test_an_overdue_part_that_its_lead_reports_done(browse, part):
    # Given an overdue part
    lead = person(Role.AGENCY_LEAD, part.action.board, part.agency, user__name="Robin Ashdown")
    manager = browse(person(Role.MANAGER, part.action.board))
    before = overdue(manager)

    # When its lead opens her open parts, opens this one, and answers
    browser = browse(lead)
    home = browser.get("/")
    assert home.heading == "My agencies’ open parts"
    assert part.action.text in waiting(home)
    (address,) = home.links("Say where it is now")
    answer = browser.fill(address, status="done", note=WORDS)
    assert answer.status == 302

    # Then it is off her open list, one fewer is overdue, and the history says who answered what, and when
    home = browser.get("/")
    assert waiting(home) == ""
    assert "1 part done" in home.words
    assert overdue(manager) == before - 1
    newest = manager.get(f"/actions/{part.action_id}").soup.select_one(".app-history li")
    assert "Robin Ashdown posted an update for Northmoor Police: in progress to done." in newest.get_text()
    assert newest.strong.get_text().startswith(day(clock.today()))
    assert WORDS in manager.get(f"/parts/{part.id}").words
