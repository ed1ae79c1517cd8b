"""Looks at pages for faults, by axe and in the console, and knows which pages there are to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import ConsoleMessage, Error, Page
from werkzeug.routing import Rule

from tests.conftest import session_of
from tests.support.addresses import Address, addresses, guarded
from tests.support.world import World

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (1280, 390)
AXE = Axe().axe_script
# Only what is looked at leaves the browser: to hand over all that passed takes longer than to look.
RUN = """options => axe.run(options).then(found =>
  [found.passes.length, found.violations.map(each => [each.id, each.nodes[0].html])])"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The state in which a thing shows most comes first; some pages are looked at in further ones.
STATES = ("open", "own", "used", "free", "lead", "another", "dated")
ALSO = {
    "actions.show": ("done", "dated"),
    "parts.show": ("done", "dated"),
    "parts.reopen": ("done",),
    "parts.sign_off": ("done",),
    "due_dates.extend": ("dated",),
    "due_dates.correct": ("dated",),
}


def look(page: Page, path: str, *, status: int = 200, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Faults of one page: what it answers, what is in the console, and at each width what the eye would find."""
    said: list[str] = []

    def in_console(message: ConsoleMessage) -> None:
        said.extend([f"console: {message.text}"] if message.type == "error" else [])

    def in_script(fault: Error) -> None:
        said.append(f"script: {fault}")

    page.on("console", in_console)
    page.on("pageerror", in_script)
    answer = page.goto(path)
    found = answer.status if answer else 0
    if found != status:
        said = [f"it answers {found}, not {status}"]
    else:
        said += faults_at(page, widths)
    page.remove_listener("console", in_console)
    page.remove_listener("pageerror", in_script)
    return [f"{path}: {each}" for each in said if not _is_the_status(each)]


def faults_at(page: Page, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Faults of the page as it stands, at each width: by axe, and whether it has to be scrolled sideways."""
    page.wait_for_load_state()
    said: list[str] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        said += [f"at {width} px: {each}" for each in faults_of_axe(page)]
        if page.evaluate(SIDEWAYS) > 0:
            said.append(f"at {width} px: it has to be scrolled sideways")
    return said


def _is_the_status(words: str) -> bool:
    """Chromium writes each 403 and 404 to its console, which is no fault of the page."""
    return bool(re.match(r"console: Failed to load resource: .* status of (403|404)", words))


def faults_of_axe(page: Page) -> list[str]:
    """What axe finds on the page; that it looked at nothing is a fault too."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    passed, faults = page.evaluate(RUN, OPTIONS)
    assert passed > 5, f"axe saw next to nothing of {page.url}"
    return [f"axe: {rule}: {html[:200]}" for rule, html in faults]


def pages(app: Flask, world: World, person: str, *, share: int, of: int) -> list[Address]:
    """This share of the pages that the person is shown; for an administrator those that a manager is not."""
    clients = [client_of(app, world, each) for each in dict.fromkeys((person, "manager"))]
    mine, *others = clients if person == "administrator" else clients[:1]
    found = [each for rule in guarded(app)[share::of] for each in shown(app, world, rule, mine)]
    return [each for each in found if not any(_is_shown(other, each) for other in others)]


def client_of(app: Flask, world: World, person: str) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("session", session_of(world.people[person]))
    return client


def shown(app: Flask, world: World, rule: Rule, client: FlaskClient) -> Iterator[Address]:
    """The page of the rule in the first state in which it is shown, and in those that look different."""
    found = {each.states[0][1] if each.states else "": each for each in addresses(app, world, rule) if _is_get(each)}
    first = next((each for state in ("", *STATES) if (each := found.get(state)) and _is_shown(client, each)), None)
    wanted = [first, *(found[state] for state in ALSO.get(rule.endpoint, ()))]
    yield from dict.fromkeys(each for each in wanted if each and _is_shown(client, each))


def _is_get(address: Address) -> bool:
    return address.method == "GET"


def _is_shown(client: FlaskClient, address: Address) -> bool:
    """Whether the answer is a page: a file that the browser keeps is none."""
    answer = client.get(address.path)
    return answer.status_code == 200 and answer.mimetype == "text/html"


def served(words: str) -> str:
    """A whole page with these words in it."""
    return f"<!DOCTYPE html><html lang=en><title>Page</title><main><h1>Page</h1>{words}</main></html>"
