"""Settings, and the pages that anybody may read."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person


@pytest.mark.parametrize("path", ["/help", "/accessibility", "/privacy"])
def test_public_page_is_open_to_anybody(browse, path):
    anybody = browse(None)

    assert anybody.get(path).status == 200
    assert anybody.get("/sign-in").soup.find("a", href=path)


def test_help_tells_of_what_people_ask_about(browse):
    page = browse(None).get("/help")

    headings = [each.get_text() for each in page.soup.select("main h2")]
    for asked in (
        "Stages of a review",
        "The colours of a rating",
        "Correcting a mistake",
        "Pasting an action plan",
        "The annual report",
    ):
        assert asked in headings
    for told in ("What goes in:", "Drafting again:", "Your words:", "Export:", "Before you publish:"):
        assert told in page.words


def test_help_says_what_to_do_about_a_wrong_update_that_closed_a_part(browse):
    assert "ask your partnership’s office to reopen it, and post what is right" in browse(None).get("/help").words


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.SYSTEM_ADMINISTRATOR, ["Agencies", "People", "Mails", "Boards", "This installation", "Types of review"]),
        (Role.MANAGER, ["Agencies", "People", "Mails", "Priorities and shared themes", "Types of review"]),
        (Role.BUSINESS_SUPPORT_OFFICER, ["Agencies", "People", "Priorities and shared themes", "Types of review"]),
    ],
)
def test_settings_lead_only_to_what_the_person_may_open(browse, role, shown):
    browser = browse(person(role, None if role is Role.SYSTEM_ADMINISTRATOR else BoardFactory()))

    page = browser.get(browser.get("/").links("Settings")[0])

    links = [heading.a for heading in page.soup.select("main h2")]
    assert [link.get_text() for link in links] == shown
    assert all(browser.get(link["href"]).status == 200 for link in links)
