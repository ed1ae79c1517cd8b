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
