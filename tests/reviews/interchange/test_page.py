"""The page on the format says what the models say."""

from __future__ import annotations

from pathlib import Path

from reviews.interchange.page import describe
from reviews.interchange.reading import SHAPES

ROOT = Path(__file__).resolve().parents[3]


def test_committed_page_is_what_the_models_say() -> None:
    assert (ROOT / "docs/interchange.md").read_text(encoding="utf-8") == describe(), (
        "run: python -m reviews.interchange.page > docs/interchange.md"
    )


def test_page_names_every_schema() -> None:
    assert [name for name in SHAPES if f"## `{name}`" in describe()] == list(SHAPES)


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = describe()
    headings = {line.strip("# `").lower().replace(" ", "-") for line in page.splitlines() if line.startswith("#")}

    links = {part.split(")")[0] for part in page.split("](#")[1:]}

    assert links
    assert links <= headings
