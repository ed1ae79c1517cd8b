"""The lead's thread with a keyboard and nothing else, and the menu of a phone."""

from __future__ import annotations

import pytest

from tests.browser import steps
from tests.browser.steps import LOOK, enter, tab_to

pytestmark = pytest.mark.browser

PLAIN = """() => { const e = document.activeElement; e.blur();
  const s = getComputedStyle(e);
  const shown = e.type === 'radio' || e.type === 'checkbox' ? getComputedStyle(e.labels[0], '::before') : s;
  const looks = [shown.outlineStyle + shown.outlineWidth + shown.outlineColor, shown.boxShadow, shown.backgroundColor];
  e.focus(); return looks; }"""
ORDER = """() => { const seen = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  return seen.indexOf(document.activeElement); }"""


def stops(page, *, most=80):
    """Every stop of the Tab key from the top of the page to its end, and whether each looks focused."""
    page.evaluate("document.activeElement.blur()")
    first = None
    for _ in range(most):
        page.keyboard.press("Tab")
        found, place = page.evaluate(LOOK), page.evaluate(ORDER)
        if found["tag"] == "BODY" or place == first:
            return
        first = place if first is None else first
        yield found | {"is_seen": found["looks"] != page.evaluate(PLAIN), "place": place}
    raise AssertionError(f"the end of the page is not reached within {most} presses of Tab")


def test_the_lead_answers_without_a_mouse(open_as):
    northmoor = steps.Northmoor()
    steps.open_part(northmoor)
    page = open_as(None)
    page.goto("/")
    tab_to(page, "E-mail address")
    page.keyboard.type(steps.with_password(northmoor.lead).email)
    tab_to(page, "Password")
    page.keyboard.type(steps.PASSWORD)
    enter(page)
    assert steps.heading(page) == "My agencies’ open parts"

    tab_to(page, "Update")
    enter(page, "Space")
    tab_to(page, "Not started")
    page.keyboard.press("ArrowDown")
    tab_to(page, "What has changed since the last update?")
    page.keyboard.type(steps.WORDS)
    enter(page, "Control+Enter")

    assert "Update posted." in steps.words(page)
    assert steps.WORDS in steps.words(page)
    assert "In progress" in page.locator("main").inner_text()


def test_the_skip_link_is_first_and_goes_to_the_content(open_as):
    northmoor = steps.Northmoor()
    steps.open_part(northmoor)
    page = open_as(northmoor.lead)
    page.goto("/")

    page.keyboard.press("Tab")
    assert page.evaluate(LOOK)["name"] == "Skip to main content"
    assert page.locator(".govuk-skip-link").bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def lead_pages(part):
    return ("/", f"/parts/{part.id}", f"/parts/{part.id}/update", "/actions")


def manager_pages(part):
    case = part.action.sources[0].review.case_id
    of_the_case = (f"/cases/{case}", f"/cases/{case}/actions", f"/cases/{case}/who-can-see")
    return ("/", "/reviews", "/cases/log", *of_the_case, "/actions/add", f"/actions/{part.action_id}")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("who", "pages"), [("lead", lead_pages), ("manager", manager_pages)])
def test_every_stop_is_seen_and_follows_the_reading(open_as, width, who, pages):
    northmoor = steps.Northmoor()
    wanted = pages(steps.open_part(northmoor))
    page = open_as(getattr(northmoor, who), width=width)

    for path in wanted:
        page.goto(path)
        found = list(stops(page))
        places = [each["place"] for each in found]
        assert len(found) > 5, path
        assert [each["name"] for each in found if not each["is_seen"]] == [], path
        assert places == sorted(places), path
        if width == 390:
            downwards = [each["top"] for each in found if each["top"] is not None]
            assert downwards == sorted(downwards), path


def test_a_focus_that_nobody_sees_is_found(open_as):
    page = open_as(None)
    page.goto("/sign-in")
    page.evaluate("""() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
      sheet.replaceSync('a:focus { all: unset !important }'); }""")

    assert [each["name"] for each in stops(page) if not each["is_seen"]]


def test_the_menu_of_a_phone_opens_by_keyboard(open_as):
    page = open_as(steps.Northmoor().lead, width=390)
    page.goto("/")
    menu = page.get_by_role("button", name="Menu")
    assert menu.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("link", name="Actions").first.is_visible()

    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    tab_to(page, "Actions")
    enter(page)

    assert steps.heading(page) == "Actions"
    assert menu.get_attribute("aria-expanded") == "false"
