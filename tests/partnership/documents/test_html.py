"""A report as one page that holds all it needs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from bs4 import BeautifulSoup

from partnership.documents.html import css, write
from partnership.rules.documents import Part
from tests.factories import documents as factory
from tests.factories.documents import document


@pytest.fixture(scope="module")
def page():
    made = write(document())
    html5lib.HTMLParser(strict=True).parse(made)
    return BeautifulSoup(made, "html.parser")


def test_control_a_broken_page_is_not_parsed():
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!DOCTYPE html><html><head><title>x</title></head><p></b></p>")


def test_it_says_its_language_title_and_marking(page):
    assert page.html["lang"] == "en-GB"
    assert page.title.text.startswith("Annual report, October 2022 to September 2023: Northmoor Safeguarding")
    assert [each.text for each in page.find_all("h1")] == ["Annual report"]
    assert len(page.find_all(class_="app-marking")) == 2
    assert r"OFFICIAL\2d SENSITIVE\2e  For safeguarding partners\a Working draft" in page.style.text


def test_it_needs_nothing_from_elsewhere_and_runs_nothing(page):
    acting = page.find_all(["script", "link", "img", "iframe", "object", "form", "input", "base"])
    handlers = [name for each in page.find_all(True) for name in each.attrs if name.startswith("on")]
    hrefs = [each["href"] for each in page.find_all("a") if not each["href"].startswith("#")]

    assert (acting, handlers) == ([], [])
    assert "url(" not in page.style.text
    assert "@import" not in page.style.text
    assert hrefs == ["https://northmoor.example/guide?a=1&b=2", "https://northmoor.example/total"]


def test_contents_and_notes_lead_to_what_is_there(page):
    ids = [each["id"] for each in page.find_all(id=True)]
    inner = [each["href"][1:] for each in page.find_all("a") if each["href"].startswith("#")]

    assert len(ids) == len(set(ids))
    assert set(inner) <= set(ids)
    assert [each.text for each in page.nav.find_all("a")] == [
        "Summary",
        "Reviews this year",
        "Progress of actions",
        "Words <that> look & act",
        "Notes",
        "Before you publish",
    ]


def test_headings_are_never_skipped(page):
    levels = [int(each.name[1]) for each in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]

    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 6


def test_tables_have_captions_and_their_cells_headings(page):
    tables = page.find_all("table")

    assert [each.caption.text for each in tables[:2]] == [
        "Table 1: Reviews by agency",
        "Table 2: What each case taught us",
    ]
    assert {each["scope"] for each in page.select("thead th")} == {"col"}
    assert {each["scope"] for each in page.select("tbody th")} == {"row"}
    assert len(page.select("tbody tr")) == len(page.select("tbody th"))
    assert tables[1].tbody.th.find(class_="app-under").text == "Rapid Review"


def test_a_chart_has_title_description_and_its_numbers(page):
    figure = page.figure

    assert figure.figcaption.text == "Figure 1: Actions by agency"
    assert figure.svg.title.text == "Actions by agency"
    assert figure.svg.desc.text.startswith("Of five agencies")
    assert figure.find_next("caption").text == "Table 4: The numbers of figure 1"


def test_a_report_without_notes_or_a_closing_part_has_none():
    made = write(replace(document(Part("Summary", (factory.paragraph("Nothing."),))), closing=None))

    assert "Notes" not in made
    assert 'id="closing"' not in made


def test_no_words_end_the_style_sheet():
    hostile = write(replace(document(), board='</style><script>alert(1)</script> "} *{display:none}'))

    assert hostile.count("</style>") == 1
    assert "<script" not in hostile
    assert css('"}\\') == r"\22 \7d \5c "
