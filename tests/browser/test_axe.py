"""axe finds nothing on any page: full and empty, wide and narrow, and in error."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support import world as worlds
from tests.support.addresses import addresses, guarded

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIGNED_OUT = ("/sign-in", "/help", "/accessibility", "/privacy", "/nowhere")
SHOWN_TO = ("manager", "lead", "administrator")
SHOWN_STATES = {"own", "open", "free", "done", "lead", "another"}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page, path):
    """Faults of one page: by axe, in the console, and whether it has to be scrolled sideways."""
    said = []
    page.on("console", lambda message: said.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda fault: said.append(f"script: {fault}"))
    answer = page.goto(path)
    found = Axe().run(page, options=RULES).response["violations"]
    said += [f"axe: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
    if page.evaluate(SIDEWAYS) > 0:
        said.append("it has to be scrolled sideways")
    status = answer.status if answer else 0
    return [f"{path} ({page.viewport_size['width']} px, {status}): {each}" for each in said if not _is_the_status(each)]


def _is_the_status(words):
    """Chromium writes each 403 and 404 to its console, which is no fault of the page."""
    return re.match(r"console: Failed to load resource: .* status of (403|404)", words)


def pages(app, world, person):
    every = [each for rule in guarded(app) for each in addresses(app, world, rule) if each.method == "GET"]
    return [each.path for each in every if not each.states or each.states[0][1] in SHOWN_STATES]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("person", SHOWN_TO)
def test_no_page_has_a_fault(app, open_as, person, width):
    world = worlds.build()
    page = open_as(world.people[person], width=width)
    wanted = pages(app, world, person)

    faults = [fault for path in wanted for fault in look(page, path)]

    assert wanted
    assert faults == []


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_has_a_fault_for_somebody_signed_out(open_as, width):
    page = open_as(None, width=width)

    assert [fault for path in SIGNED_OUT for fault in look(page, path)] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_no_form_has_a_fault_when_it_is_refused(app, open_as, width):
    world = worlds.build()
    page = open_as(world.people["manager"], width=width)
    faults, refused = [], 0

    for path in pages(app, world, "manager"):
        page.goto(path)
        button = page.locator("form.app-form button.govuk-button").first
        if not button.count():
            continue
        for field in page.locator("form.app-form textarea:visible, form.app-form input[type=text]:visible").all():
            field.fill("")
        button.click()
        if page.locator(".govuk-error-summary").count():
            refused += 1
            found = Axe().run(page, options=RULES).response["violations"]
            faults += [f"{path}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
            if not page.title().startswith("Error: "):
                faults.append(f"{path}: the title does not say that there is an error")

    assert faults == []
    assert refused


def test_the_look_sees_a_fault(open_as, site):
    page = open_as(None)
    page.goto("/sign-in")
    page.evaluate('document.body.innerHTML += \'<img src="data:,"><p style="color:#ccc">grey</p>\'')

    found = {each["id"] for each in Axe().run(page, options=RULES).response["violations"]}

    assert {"image-alt", "color-contrast"} & found
