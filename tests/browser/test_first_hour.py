"""The first hour of an incident, from the call to the Rapid Review, by keyboard and without scripts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.vocabulary import Role
from tests.browser import steps
from tests.factories.partnership import person

pytestmark = pytest.mark.browser

MONDAY, THURSDAY = date(2026, 3, 30), date(2026, 4, 2)
HAPPENED = "A baby was brought to hospital with bruising"
VIEWS = ("Northmoor Council", "Northmoor Hospitals Trust", "Northmoor Police")


@pytest.fixture
def on_day(monkeypatch):
    """Set the day of the served application."""

    def on(day: date) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime(day.year, day.month, day.day, 15, 40, tzinfo=UTC))

    on(MONDAY)
    return on


@pytest.fixture
def northmoor(app, on_day):
    found = steps.Northmoor()
    found.officer = person(Role.BUSINESS_SUPPORT_OFFICER, found.board, user__name="Alex Marsh")
    for agency in found.agencies:
        agency.is_safeguarding_partner = True
    db.session.commit()
    return found


def log_incident(page) -> str:
    """Five answers, from whatever page she is on."""
    page.goto("/actions")
    steps.press(page, "Log an incident", "link")
    page.get_by_label("What happened").fill(HAPPENED)
    page.get_by_role("radio", name="A child was seriously harmed").check()
    page.get_by_label("When the authority or the partnership became aware").fill("30 March 2026")
    page.get_by_label("Who told you").fill("Duty manager, children’s social care")
    page.get_by_role("checkbox", name="Northmoor Police").check()
    steps.press(page, "Log the incident")
    return page.url


def decide(page) -> None:
    steps.press(page, "Record the decision", "button")
    page.get_by_role("radio", name="Notified: a Rapid Review follows").check()
    page.get_by_label("Notified to the Panel on").fill("2 April 2026")
    page.get_by_label("Reason", exact=True).fill("Abuse is suspected and the harm is serious.")
    for name in VIEWS:
        page.get_by_role("group", name=f"What {name} says").get_by_role("radio", name="Agrees", exact=True).check()
    steps.press(page, "Record the decision")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)])
def test_the_first_hour_and_the_decision(open_as, northmoor, on_day, width, scripts):
    officer = open_as(northmoor.officer, width=width, scripts=scripts)
    case = log_incident(officer)
    name, shown = steps.heading(officer), steps.words(officer)
    for words in ("Being considered", "Wednesday 8 April 2026", "Review team only: 2 people can see this case."):
        assert words in shown
    assert "Still needed: 4" in shown

    lead = open_as(northmoor.lead, width=width, scripts=scripts)
    assert lead.goto(case).status == 404
    for path in ("/", "/reviews", "/actions?tab=all"):
        lead.goto(path)
        assert name not in steps.words(lead)

    on_day(THURSDAY)
    manager = open_as(northmoor.manager, width=width, scripts=scripts)
    manager.goto(case)
    decide(manager)
    shown = steps.words(manager)
    for words in ("Monday 27 April 2026", "Still needed: 6", "Notified to the Panel"):
        assert words in shown
    manager.goto("/reviews")
    assert "Cases considered (1)" in steps.words(manager)


def test_by_keyboard_alone(open_as, northmoor):
    page = open_as(northmoor.officer)
    page.goto("/incidents/log")
    page.get_by_label("What happened").focus()
    page.keyboard.type(HAPPENED)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("30 March 2026")
    page.keyboard.press("Tab")
    page.keyboard.type("Duty manager")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    shown = steps.words(page)
    assert "Incident logged." in shown
    assert "Wednesday 8 April 2026" in shown


def test_a_conflict_of_interest_takes_the_case_away(open_as, northmoor):
    officer, manager = open_as(northmoor.officer), open_as(northmoor.manager)
    case = log_incident(officer)
    assert manager.goto(case).status == 200

    steps.press(officer, "Conflicts of interest", "link")
    officer.get_by_label("Whose conflict of interest is it?").select_option(label="Morgan Hale (Partnership manager)")
    officer.get_by_label("Reason").fill("Managed the team under review.")
    officer.get_by_label("Who stands in?").select_option(label="Robin Ashdown (Agency lead, Northmoor Police)")
    steps.press(officer, "Record it")

    assert manager.goto(case).status == 404
    assert open_as(northmoor.lead).goto(case).status == 200
