"""The lead of three agencies answers her six items: with a code, in few words, one of them shared with her alone."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from partnership import clock
from partnership.extensions import db
from partnership.rules.second_factors import SECONDS
from partnership.vocabulary import AgencyKind
from reviews.rules.stated import of_day
from tests.browser import steps
from tests.factories.partnership import AgencyFactory, SecondFactorFactory
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, action_from

pytestmark = pytest.mark.browser

NOTE = "What has changed since the last update?"
NUMBER = "943 476 5919"
IDENTIFYING = f"The form of {NUMBER}, DOB: 3 May 2019, was found."
CLEAN = "The form was found."
SHARED = "Send the list of home visits to the office"
NEXT = "Post and go to the next part"


@pytest.fixture
def northmoor(app):
    """Five parts of an open case in a tree of three agencies; one of a case that only the review team sees."""
    found = steps.Northmoor()
    force = found.agencies[0]
    area = AgencyFactory(name="Northmoor Police, north area", kind=AgencyKind.SERVICE, parent=force)
    team = AgencyFactory(name="Northmoor Police Child Abuse Team", kind=AgencyKind.SERVICE, parent=force)
    opened = ReviewFactory(case=CaseFactory(board=found.board, open=True))
    hidden = ReviewFactory(case=CaseFactory(board=found.board, name=steps.CASE))
    found.parts = []
    for day, agency in enumerate((force, force, area, area, team)):
        action = action_from(opened, text=f"Item {day + 1} of the protocol")
        due = of_day(clock.today() + timedelta(days=10 * day))
        found.parts.append(PartFactory(action=action, agency=agency, due=due))
    shared = action_from(hidden, text=SHARED)
    found.parts.append(PartFactory(action=shared, agency=force, is_shared=True, due=of_day(clock.today())))
    db.session.commit()
    return found


def come_in(page, northmoor) -> None:
    page.goto("/")
    steps.sign_in(page, northmoor.lead)


def item(page, number: int) -> str:
    """The words beside an item on her home page."""
    return page.get_by_role("row").filter(has_text=f"Item {number} of the protocol").inner_text()


def test_a_password_and_a_code_lead_to_six_items_of_three_agencies(app, open_as, northmoor, monkeypatch):
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", True)
    factor = SecondFactorFactory(user=steps.with_password(northmoor.lead))
    page = open_as(None)
    come_in(page, northmoor)
    page.get_by_label("Code").fill(pyotp.TOTP(factor.secret).generate_otp(int(clock.now().timestamp()) // SECONDS))
    steps.press(page, "Sign in")

    assert steps.heading(page) == "My agencies’ open parts"
    shown = steps.words(page)
    assert "Open: 6" in shown
    assert all(part.agency.name in shown for part in northmoor.parts)
    assert "due today" in item(page, 1).lower()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_on_track_with_one_sentence(open_as, northmoor, width, scripts):
    page = open_as(northmoor.lead, width=width, scripts=scripts)
    page.goto("/")
    steps.open_update(page, "Item 5 of the protocol")

    page.get_by_role("radio", name="On track").check()
    steps.answer(page, "In progress")

    assert "Update posted." in steps.words(page)
    assert ", on track" in steps.words(page)
    page.goto("/")
    assert "In progress" in item(page, 5)
    assert "Green" in item(page, 5)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_number_and_a_date_of_birth_are_warned_of_in_place_and_taken_out(open_as, northmoor, width, scripts):
    page = open_as(northmoor.lead, width=width, scripts=scripts)
    page.goto(f"/parts/{northmoor.parts[3].id}/update")
    if scripts:
        page.get_by_label(NOTE).press_sequentially(IDENTIFYING)
        for words in ("an NHS number", "a date of birth"):
            expect(page.locator(".app-watch", has_text=words)).to_be_visible()

    steps.answer(page, note=IDENTIFYING)
    warned = steps.words(page)
    assert f"This looks like an NHS number: {NUMBER}. Take it out" in warned
    assert "This looks like a date of birth" in warned
    page.get_by_label(NOTE).fill(CLEAN)
    steps.press(page, "Post update")

    assert CLEAN in steps.words(page)
    assert NUMBER not in page.content()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_shared_part_names_its_case_nowhere(open_as, northmoor, width, scripts):
    part = northmoor.parts[5]
    review = part.action.sources[0].review
    of_the_case = (steps.CASE, "Hazel", str(review.case_id), str(review.id))
    beside = (f"/actions/{part.action_id}", f"/cases/{review.case_id}", f"/reviews/{review.id}/edit")
    of_the_part = f"/parts/{part.id}"
    page = open_as(northmoor.lead, width=width, scripts=scripts)

    for path in ("/", "/actions?tab=all", of_the_part, f"{of_the_part}/update"):
        assert page.goto(path).status == 200
        told = page.url + page.content()
        assert SHARED in told
        assert [words for words in of_the_case if words in told] == []
    steps.answer(page, "Done")
    told = page.url + page.content()
    assert "Update posted." in told
    assert [words for words in of_the_case if words in told] == []
    assert [page.goto(path).status for path in beside] == [404] * 3


def test_five_answers_are_there_next_day_and_one_is_to_go(open_as, northmoor, monkeypatch):
    page = open_as(steps.with_password(northmoor.lead))
    page.goto("/")
    steps.open_update(page, "Item 1 of the protocol")
    for _ in range(5):
        page.get_by_role("radio", name="Done", exact=True).check()
        page.get_by_label(NOTE).fill(steps.WORDS)
        steps.press(page, NEXT)

    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    page.goto("/")
    assert steps.heading(page) == "Sign in"
    steps.sign_in(page, northmoor.lead)

    assert "Open: 1" in steps.words(page)
    assert "Done: 5" in steps.words(page)


def test_a_session_that_ends_while_she_types_keeps_every_word_without_scripts(open_as, northmoor, monkeypatch):
    page = open_as(steps.with_password(northmoor.lead), width=320, scripts=False)
    page.goto(f"/parts/{northmoor.parts[0].id}/update")
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    page.get_by_role("radio", name="Behind").check()
    steps.answer(page, "In progress")
    assert steps.heading(page) == "Sign in"

    steps.sign_in(page, northmoor.lead)

    assert page.get_by_label(NOTE).input_value() == steps.WORDS
    assert page.get_by_role("radio", name="Behind").is_checked()
    steps.press(page, "Post update")
    assert steps.WORDS in steps.words(page)


def test_the_warning_is_answered_without_a_mouse(open_as, northmoor):
    page = open_as(northmoor.lead, width=320)
    page.goto(f"/parts/{northmoor.parts[0].id}/update")
    steps.tab_to(page, "Not started")
    page.keyboard.press("ArrowDown")
    steps.tab_to(page, NOTE)
    page.keyboard.type(IDENTIFYING)
    steps.enter(page, "Control+Enter")
    expect(page.locator(".app-warning")).to_be_focused()

    steps.tab_to(page, NOTE)
    page.keyboard.press("Control+A")
    page.keyboard.type(CLEAN)
    steps.enter(page, "Control+Enter")

    assert "Update posted." in steps.words(page)
    assert CLEAN in steps.words(page)
