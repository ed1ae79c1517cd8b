"""The thread from a case to an agency's answer, by the people who do it, at the served pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from partnership import clock
from partnership.commands import one_time_links
from partnership.extensions import db
from reviews.models import Action
from tests.browser import steps

pytestmark = pytest.mark.browser


def log_and_add(page, northmoor) -> tuple[str, str]:
    """The addresses of the case and the action that the manager made."""
    steps.log_case(page)
    case = page.url.partition("#")[0]
    steps.add_action(page, northmoor.agencies)
    return case, page.url


def months_go_by() -> None:
    """The record as it will be when nobody has answered for long."""
    db.session.execute(update(Action).values(added_at=clock.now() - timedelta(days=200)))
    db.session.commit()


def test_a_case_that_is_logged_is_seen_by_partners_once_it_is_opened(open_as):
    northmoor = steps.Northmoor()
    manager, lead = open_as(northmoor.manager), open_as(northmoor.lead)
    case, action = log_and_add(manager, northmoor)
    assert steps.heading(manager) == steps.ACTION
    assert all(agency.name in steps.words(manager) for agency in northmoor.agencies)

    assert [lead.goto(path).status for path in (case, action)] == [404, 404]
    for path in ("/", "/reviews", "/actions?tab=all"):
        lead.goto(path)
        assert steps.CASE not in steps.words(lead)
        assert steps.ACTION not in steps.words(lead)

    manager.goto(case)
    steps.ask_to_open(manager)
    assert "2 people will see this case. Now it is 1." in steps.words(manager)
    steps.press(manager, "Open the case to partners")
    assert "The case is open to partners." in steps.words(manager)

    assert [lead.goto(path).status for path in (case, action)] == [200, 200]


def test_the_lead_answers_within_two_pages_of_signing_in(open_as):
    northmoor = steps.Northmoor()
    steps.open_part(northmoor)
    page = open_as(None)
    page.goto("/")
    seen = []
    page.on("response", lambda each: seen.append(each.url) if is_a_page(each) else None)
    steps.sign_in(page, steps.with_password(northmoor.lead))
    assert steps.heading(page) == "My agencies’ open parts"

    steps.open_update(page)
    assert len(seen) == 2
    steps.answer(page)

    assert "Update posted." in steps.words(page)
    assert steps.WORDS in steps.words(page)


def is_a_page(response) -> bool:
    return response.request.is_navigation_request() and response.status == 200


def test_the_manager_sees_who_answered_and_who_has_not(open_as):
    northmoor = steps.Northmoor()
    manager, lead = open_as(northmoor.manager), open_as(northmoor.lead)
    case, action = log_and_add(manager, northmoor)
    manager.goto(case)
    steps.ask_to_open(manager)
    steps.press(manager, "Open the case to partners")
    months_go_by()

    lead.goto("/")
    steps.open_update(lead)
    steps.answer(lead)

    manager.goto("/")
    unheard = manager.get_by_role("table", name="Agencies with open parts that were not heard of").inner_text()
    assert [agency.name in unheard for agency in northmoor.agencies] == [False, True, True]
    manager.goto(action)
    assert "Robin Ashdown posted an update for Northmoor Police: not started to in progress." in steps.words(manager)


def test_a_new_lead_comes_in_by_the_link_that_the_manager_gives(open_as):
    northmoor = steps.Northmoor()
    steps.open_part(northmoor)
    token = one_time_links.make(northmoor.lead, purpose=one_time_links.SET_PASSWORD)
    page = open_as(None)

    page.goto(f"/welcome/{token}")
    page.get_by_label("New password", exact=True).fill(steps.PASSWORD)
    steps.press(page, "Sign in")

    assert steps.heading(page) == "My agencies’ open parts"
    assert steps.ACTION in steps.words(page)
    assert page.goto(f"/welcome/{token}").status == 404
