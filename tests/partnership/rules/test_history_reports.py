"""What was done to the text of a report, in sentences."""

from __future__ import annotations

import pytest

from partnership.rules.history_reports import TEXT

IN = {"chapter": "Next year"}


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("drafted the report", {"is_first": True, "added": 12}, "drafted the report: 12 blocks"),
        (
            "drafted the report",
            {"is_first": False, "added": 1, "changed": 2, "gone": 3},
            "drafted the report again: 1 added, 2 changed and 3 gone",
        ),
        ("drafted the report", {"is_first": False}, "drafted the report again: nothing had changed"),
        ("opened a block", IN, "opened a block in the chapter “Next year”"),
        ("closed a block", IN, "closed a block in the chapter “Next year”"),
        (
            "took a block over",
            {**IN, "from": "Morgan Hale"},
            "took a block in the chapter “Next year” over from Morgan Hale",
        ),
        ("wrote in a block", {**IN, "was": None, "now": "A"}, "wrote in a block in the chapter “Next year”"),
        ("wrote in a block", {**IN, "was": "A"}, "changed the words of a block in the chapter “Next year”"),
        ("added a block", IN, "wrote a paragraph of their own in the chapter “Next year”"),
        ("moved a block", {**IN, "up": True}, "moved a block up in the chapter “Next year”"),
        ("moved a block", {**IN, "up": False}, "moved a block down in the chapter “Next year”"),
        ("saw what changed", {**IN, "count": 2}, "looked at 2 changes of the record in the chapter “Next year”"),
        ("exported the report", {"format": "a Word file"}, "exported the report as a Word file"),
    ],
)
def test_each_verb_says_what_was_done(verb, detail, words):
    assert TEXT[verb](detail) == words
