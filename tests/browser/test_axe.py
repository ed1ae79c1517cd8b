"""axe finds nothing on any page: wide and narrow, by who is shown it, and in error. Split, so that workers share it.

A page is opened once and looked at in both widths.
"""

from __future__ import annotations

import pytest

from tests.browser import steps
from tests.browser.looking import client_of, faults_at, faults_of_axe, look, pages, served, shown
from tests.factories.partnership import SecondFactorFactory
from tests.support import world as worlds
from tests.support.addresses import guarded

pytestmark = pytest.mark.browser

SIGNED_OUT = ("/sign-in", "/forgotten-password", "/help", "/accessibility", "/privacy", "/nowhere")
NARROWEST = (1280, 320)
HALF_WAY = {"second_factor.code", "second_factor.set_up"}  # between the password and the code
FILES = {"evidence.file", "report_templates.file"}  # kept by the browser, no pages of their own
# Who is shown which share of the pages: the manager those of every rule, the others what is theirs besides.
SHARES = [
    *(("manager", share, 5) for share in range(5)),
    *(("lead", share, 2) for share in range(2)),
    ("administrator", 0, 1),
]
EMPTIED = """() => document.querySelectorAll('form.app-form textarea, form.app-form input[type=text]')
  .forEach(field => { if (field.checkVisibility()) field.value = '' })"""
FEWEST = {"manager": 15, "lead": 12, "administrator": 4}
FEWEST_REFUSED = {"manager": 4, "lead": 1, "administrator": 1}
SENT_BY = "form.app-form button.govuk-button[type=submit]"


@pytest.fixture
def world(app):
    return worlds.build()


@pytest.mark.parametrize(("person", "share", "of"), SHARES)
def test_no_page_has_a_fault_as_it_comes_and_when_its_form_is_refused(app, world, open_as, person, share, of):
    wanted = pages(app, world, person, share=share, of=of)
    page = open_as(world.people[person])
    faults, forms = [], []

    for each in wanted:
        faults += look(page, each.path)
        forms += [each.path] if page.locator(SENT_BY).count() else []
    refused = [found for path in forms if (found := look_when_refused(page, path)) is not None]

    assert len(wanted) >= FEWEST[person]
    assert faults == []
    assert [fault for found in refused for fault in found] == []
    assert len(refused) >= FEWEST_REFUSED[person]


def look_when_refused(page, path):
    """Faults of the page that refuses its form sent empty; nothing where the form is taken."""
    page.goto(path)
    page.evaluate(EMPTIED)
    page.locator(SENT_BY).first.click()
    if not page.locator(".govuk-error-summary").count():
        return None
    title = [] if page.title().startswith("Error: ") else ["the title does not say that there is an error"]
    return [f"{path}, refused: {each}" for each in (*faults_at(page), *title)]


def test_every_page_is_looked_at(app, world):
    """A rule whose noun or state nobody is shown would be left out without a word."""
    clients = [client_of(app, world, person) for person in dict.fromkeys(person for person, _, _ in SHARES)]
    rules = [rule for rule in guarded(app) if "GET" in rule.methods]

    left_out = [each for each in rules if not any(next(shown(app, world, each, client), None) for client in clients)]

    assert {rule.endpoint for rule in left_out} == HALF_WAY | FILES


def test_no_page_that_is_refused_has_a_fault(world, open_as):
    page = open_as(world.people["lead"])
    refused = {"/settings": 403, f"/cases/{world.things['case']['hidden'].id}": 404}

    assert [fault for path, status in refused.items() for fault in look(page, path, status=status)] == []


def test_no_page_has_a_fault_for_somebody_signed_out(open_as):
    page = open_as(None)
    statuses = {path: 404 if path == "/nowhere" else 200 for path in SIGNED_OUT}

    assert [
        fault for path, status in statuses.items() for fault in look(page, path, status=status, widths=NARROWEST)
    ] == []


@pytest.mark.parametrize(("has_factor", "path"), [(True, "/sign-in/code"), (False, "/sign-in/second-factor")])
def test_no_page_half_way_in_has_a_fault(app, open_as, monkeypatch, has_factor, path):
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", True)
    user = steps.with_password(steps.Northmoor().lead)
    if has_factor:
        SecondFactorFactory(user=user)
    page = open_as(None)
    page.goto("/sign-in")
    steps.sign_in(page, user)

    assert look(page, path, widths=NARROWEST) == []
    assert page.url.endswith(path)


def test_the_look_sees_a_fault(open_as, site):
    page = open_as(None)
    page.goto("/sign-in")
    page.evaluate("""() => { document.body.innerHTML += '<img src="data:,"><p id="pale">grey</p>';
      document.getElementById('pale').style.color = '#ccc'; }""")

    found = " ".join(faults_of_axe(page))

    assert "image-alt" in found
    assert "color-contrast" in found


def test_the_look_sees_a_page_that_did_not_come(open_as, site):
    assert look(open_as(None), "/nowhere") == ["/nowhere: it answers 404, not 200"]


def test_the_look_sees_a_page_that_is_too_wide(open_as, site):
    page = open_as(None)
    page.route("**/help", lambda route: route.fulfill(body=served("<p style='width: 600px'>Wide</p>")))

    assert look(page, "/help") == ["/help: at 390 px: it has to be scrolled sideways"]
