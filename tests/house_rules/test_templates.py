"""Rules of the house about templates: they choose words and order, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "templates").rglob("*.html"))
MOST_LINES = 300
BANNED = {
    "an inline style": re.compile(r"\sstyle="),
    "an inline handler": re.compile(r"\son[a-z]+="),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)"),
    "a date format": re.compile(r"strftime"),
    "a query": re.compile(r"\b(db|session|select)\.(query|execute|scalars?)\b"),
    "a word that is not ours": re.compile(
        r">[^<{]*\b(tickets?|workflows?|entity|entities|null|sync|assignments?|restricted|clocks?)\b", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_a_template_holds_only_words_and_order(path):
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= MOST_LINES
    assert {name: found[0] for name, pattern in BANNED.items() if (found := pattern.findall(text))} == {}


def test_every_page_template_is_drawn_by_a_view_of_its_name():
    partials = ("macros/", "errors/", "_")
    texts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("*/views/*.py"))
    unused = [
        name
        for path in PAGES
        if not (name := str(path.relative_to(ROOT / "templates"))).startswith(partials)
        and name != "base.html"
        and not path.name.startswith("_")
        and name not in texts
    ]

    assert unused == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="x">',
        '<p onclick="x">',
        "<script>x</script>",
        "{{ d.strftime('%d') }}",
        "{{ db.session.execute(x) }}",
        "<p>Your ticket</p>",
    ],
)
def test_the_check_can_fail(text):
    assert any(pattern.search(text) for pattern in BANNED.values())
