"""A chapter on paper is the chapter alone: what will print of it, and nothing that is only done on a screen."""

from __future__ import annotations

import pytest

from tests.browser.test_report_pages import Report

pytestmark = pytest.mark.browser

ON_SCREEN_ALONE = """Edit|Where this comes from|From the record|Updated|Your words|Left out|No longer in the draft
Decide|The record now says|Keep my words|stay in the history|The record, today|Chapters|Write at the beginning|Next year
How paragraphs are marked|has this open|What you change is recorded""".replace("\n", "|").split("|")


def test_a_printed_chapter_is_what_stands_in_it(app, open_as):
    report = Report()
    page = open_as(report.author)
    page.goto(f"/report-chapters/{report.full.id}")
    on_screen = page.locator("body").inner_text()
    assert [each for each in ON_SCREEN_ALONE if each not in on_screen] == []

    page.emulate_media(media="print")
    printed = " ".join(page.locator("body").inner_text().split())

    assert [each for each in ON_SCREEN_ALONE if each in printed] == []
    assert "OFFICIAL-SENSITIVE" in printed
    assert "Position at" in printed
    assert printed.count("none is late") == 2
    decided = page.locator(f"#block-{report.changed.id}")
    record, words = (decided.locator(mark).bounding_box()["y"] for mark in (".app-mark--record", ".app-mark--own"))
    assert record < words
