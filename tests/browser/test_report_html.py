"""A report as a page, opened as the file that it is: axe finds nothing, nothing runs, nothing scrolls sideways."""

from __future__ import annotations

import pytest

from partnership.documents import html
from tests.browser.looking import SIDEWAYS, faults_of_axe
from tests.factories.documents import document

pytestmark = pytest.mark.browser


@pytest.fixture(params=[1280, 390])
def page(request, chromium, tmp_path):
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.goto(saved(tmp_path, html.write(document())))
    yield opened
    context.close()


def saved(folder, made):
    path = folder / "report.html"
    path.write_text(made, encoding="utf-8")
    return path.as_uri()


def test_the_page_has_no_fault(page):
    assert faults_of_axe(page) == []
    assert page.evaluate(SIDEWAYS) <= 0


def test_control_a_fault_is_seen(page):
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<h6></h6><img src=x>')")

    assert len(faults_of_axe(page)) >= 2


def test_a_footnote_leads_there_and_back(page):
    page.get_by_role("link", name="Note 1", exact=True).click()
    assert page.url.endswith("#note-1")

    page.get_by_role("link", name="Back to note 1 in the text").click()
    assert page.url.endswith("#from-1")


def test_a_wide_table_is_reached_with_the_keyboard(page):
    region = page.get_by_role("region", name="Table 3: Actions of the year")
    region.focus()

    assert region.evaluate("element => element === document.activeElement")


def test_what_is_wider_than_the_screen_says_that_it_scrolls_and_nothing_else_does(page):
    boxes = page.evaluate(
        """[...document.querySelectorAll(".app-wide")].map(box =>
            [box.scrollWidth > box.clientWidth, getComputedStyle(box, "::before").content])"""
    )

    assert {(scrolls, hint != "none") for scrolls, hint in boxes} == {
        (page.viewport_size["width"] == 390, page.viewport_size["width"] == 390)
    }


def test_nothing_in_the_words_runs(chromium, tmp_path):
    opened, said = chromium.new_page(), []
    opened.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    opened.goto(saved(tmp_path, html.write(document())))
    quiet = list(said)
    opened.goto(saved(tmp_path, "<!DOCTYPE html><script>alert('control')</script>"))
    opened.close()

    assert (quiet, said) == ([], ["control"])
