"""When a save is refused: what the person sees, where the focus is, and that every word is still there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from partnership import clock
from partnership.extensions import db
from partnership.models import BrowserSession
from tests.browser import steps

pytestmark = pytest.mark.browser

NOTE = "What has changed since the last update?"
NUMBER = "943 476 5919"
IDENTIFYING = f"The form for {NUMBER} was found."
SENTENCE = f"This looks like an NHS number: {NUMBER}."


@pytest.fixture
def northmoor(app):
    return steps.Northmoor()


@pytest.fixture
def page(open_as, northmoor):
    """The lead, at the form that asks where her part is."""
    part = steps.open_part(northmoor)
    opened = open_as(steps.with_password(northmoor.lead))
    opened.goto(f"/parts/{part.id}/update")
    return opened


def half_an_hour_goes_by() -> None:
    db.session.execute(update(BrowserSession).values(seen_at=clock.now() - timedelta(minutes=31)))
    db.session.commit()


def test_the_focus_goes_to_what_is_wrong_and_from_there_to_its_field(page):
    steps.answer(page, note="")

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label(NOTE)).to_be_focused()
    assert page.get_by_role("radio", name="In progress", exact=True).is_checked()


def test_a_choice_that_was_not_made_is_reached_from_the_summary(open_as, northmoor):
    page = open_as(northmoor.manager)
    page.goto("/cases/log")
    page.get_by_label("What happened").fill("A baby was found with bruises.")
    steps.press(page, "Log the case")

    page.locator(".govuk-error-summary").get_by_role("link", name="Choose the type of review").click()

    expect(page.get_by_role("radio").first).to_be_focused()
    assert page.get_by_label("What happened").input_value() == "A baby was found with bruises."


def test_a_stale_save_shows_both_texts(open_as, northmoor):
    action = steps.open_part(northmoor).action_id
    first, second = open_as(northmoor.manager), open_as(northmoor.manager)
    for page, text in ((first, "Ask about safer sleeping each time"), (second, "Ask and write down the answer")):
        page.goto(f"/actions/{action}/edit")
        page.get_by_label("What is to change?").fill(text)
    steps.press(first, "Save the action")
    steps.press(second, "Save the action")

    expect(second.locator(".app-conflict")).to_be_focused()
    both = second.locator(".app-conflict").inner_text()
    assert "Morgan Hale saved this while you were writing" in both
    assert "Ask about safer sleeping each time" in " ".join(both.split())
    assert "Ask and write down the answer" in " ".join(both.split())
    steps.press(second, "Save the action")
    assert steps.heading(second) == "Ask and write down the answer"


def test_words_written_after_the_session_ended_are_there_again(page, northmoor):
    half_an_hour_goes_by()
    steps.answer(page, "Done")
    assert steps.heading(page) == "Sign in"

    steps.sign_in(page, northmoor.lead)

    assert "You were signed out while you were writing." in steps.words(page)
    assert page.get_by_label(NOTE).input_value() == steps.WORDS
    assert page.get_by_role("radio", name="Done", exact=True).is_checked()
    steps.press(page, "Post update")
    assert "Update posted." in steps.words(page)


def test_an_nhs_number_is_warned_of_while_it_is_typed_and_when_it_is_saved(page):
    page.get_by_label(NOTE).press_sequentially(IDENTIFYING)
    expect(page.locator(".app-watch", has_text=SENTENCE)).to_be_visible()

    steps.answer(page, note=IDENTIFYING)
    expect(page.locator(".app-warning")).to_be_focused()
    assert SENTENCE in steps.words(page)
    assert page.get_by_label(NOTE).input_value() == IDENTIFYING
    steps.press(page, "Save as it is")

    assert "Update posted." in steps.words(page)
    assert IDENTIFYING in steps.words(page)


def test_words_that_are_not_saved_are_not_left_unasked(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label(NOTE).press_sequentially("Half a sen")

    page.goto("/")

    assert asked == ["beforeunload"]
