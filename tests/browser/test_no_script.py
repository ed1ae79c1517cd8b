"""The thread on a phone whose browser runs no script."""

from __future__ import annotations

import pytest

from tests.browser import steps

pytestmark = pytest.mark.browser


def test_the_manager_logs_adds_and_opens(open_as):
    northmoor = steps.Northmoor()
    page = open_as(northmoor.manager, width=390, scripts=False)

    steps.log_case(page)
    assert steps.heading(page) == steps.CASE
    case = page.url.partition("#")[0]
    steps.add_action(page, northmoor.agencies)
    assert "Action added." in steps.words(page)
    page.goto(case)
    steps.ask_to_open(page)
    steps.press(page, "Open the case to partners")

    assert "The case is open to partners." in steps.words(page)
    assert "Partners" in page.locator(".app-sight").inner_text()


def test_the_lead_finds_her_way_and_answers(open_as):
    northmoor = steps.Northmoor()
    steps.open_part(northmoor)
    page = open_as(None, width=390, scripts=False)
    page.goto("/")
    steps.sign_in(page, steps.with_password(northmoor.lead))
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Actions").is_visible()

    steps.open_update(page)
    steps.answer(page, "Done")

    assert "Update posted." in steps.words(page)
    assert steps.WORDS in steps.words(page)
    page.goto("/")
    assert "Open:" not in steps.words(page)


def test_a_refused_answer_says_why_and_keeps_the_words(open_as):
    northmoor = steps.Northmoor()
    part = steps.open_part(northmoor)
    page = open_as(northmoor.lead, width=390, scripts=False)
    page.goto(f"/parts/{part.id}/update")
    page.get_by_label("On what day was this true?").fill("soon")

    steps.answer(page)

    assert page.title().startswith("Error: ")
    assert "Enter a date, such as" in page.locator(".govuk-error-summary").inner_text()
    assert page.get_by_label("What has changed since the last update?").input_value() == steps.WORDS


def test_a_warning_is_overruled_by_its_own_button(open_as):
    northmoor = steps.Northmoor()
    part = steps.open_part(northmoor)
    page = open_as(northmoor.lead, width=390, scripts=False)
    page.goto(f"/parts/{part.id}/update")

    steps.answer(page, note="The form for 943 476 5919 was found.")
    assert "Not saved yet: this may identify a person" in steps.words(page)
    steps.press(page, "Save as it is")

    assert "Update posted." in steps.words(page)
