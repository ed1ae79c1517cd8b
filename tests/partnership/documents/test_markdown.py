"""A report as Markdown, as a converter reads it."""

from __future__ import annotations

import re

from markdown import Markdown

from partnership.documents.markdown import write
from partnership.rules.documents import Part
from tests.factories import documents as factory
from tests.factories.documents import document


def test_tables_charts_boxes_and_notes_have_their_places():
    made = write(document())

    assert made.startswith("**OFFICIAL-SENSITIVE. For safeguarding partners. Working draft: not checked for pub")
    assert "\n# Annual report\n\nNorthmoor Safeguarding Children Partnership\n\nOctober 2022" in made
    assert "| Agency | Done | Under way | Not started |\n| --- | ---: | ---: | ---: |\n| Northmoor Police | 9 |" in made
    assert "| **All agencies** | **35** | **15** | **4** |" in made
    assert "**Figure 1: Actions by agency**\n\nOf five agencies" in made
    assert "**Table 4: The numbers of figure 1**" in made
    assert "**Table 5: What the bars say**" in made
    assert (
        "##### Child L: evidence of putting learning into practice\n\n> ###### Bruising protocols\n>\n> Police" in made
    )
    assert "cases in 2025[^1]. See [the guide](https://northmoor.example/guide?a=1&b=2)." in made
    assert "\n[^1]: The year ends in March.\n" in made
    assert re.findall(r"^## (.*)$", made, re.MULTILINE)[-1] == "Before you publish"


def test_words_never_turn_into_signs():
    made = write(document(Part("Words", tuple(factory.paragraph(words) for words in factory.HOSTILE))))
    read = Markdown(extensions=["tables", "footnotes", "sane_lists"]).convert(made)

    assert "<script" not in read
    assert "<li>" in read
    assert read.count("<h1>") == 1
    assert "<code>" not in read
    assert "<a " not in read


def test_control_signs_that_are_not_escaped_are_read_as_such():
    assert "<script" in Markdown().convert(factory.HOSTILE[0])
    assert "<h1>" in Markdown().convert(factory.HOSTILE[2])
