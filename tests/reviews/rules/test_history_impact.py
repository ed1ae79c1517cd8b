"""What was done to evidence and to sharing learning, in sentences."""

from __future__ import annotations

import pytest

from reviews.rules.history_impact import sentence

ABOUT = {"about": ["Revise the protocol", "Bruising"]}
MOVED = {"added": ["Bruising"], "taken_away": ["Alder 12"]}


@pytest.mark.parametrize(
    ("verb", "detail", "to_office", "words"),
    [
        ("added evidence", ABOUT, True, "added the evidence, about “Revise the protocol” and “Bruising”"),
        ("added evidence", ABOUT, False, "added the evidence"),
        ("added evidence", {"about": []}, True, "added the evidence"),
        ("shared learning", ABOUT, False, "recorded it"),
        ("changed sharing", {"fields": ["Title", "Date"]}, False, "changed it: title and date"),
        ("changed what evidence is about", MOVED, False, "changed what it is about"),
        (
            "changed what evidence is about",
            MOVED,
            True,
            "changed what it is about: added “Bruising” and took away “Alder 12”",
        ),
        (
            "changed what sharing is about",
            {"added": [], "taken_away": ["Alder 12"]},
            True,
            "changed what it is about: took away “Alder 12”",
        ),
        ("changed what sharing is about", {"added": ["A"]}, True, "changed what it is about: added “A”"),
        ("took words out", {"text": "Where it is"}, False, "took words out of “Where it is”"),
        ("something else", {"a": 1}, False, "something else"),
        ("changed evidence", None, True, "changed evidence"),
    ],
)
def test_sentences(verb, detail, to_office, words):
    assert sentence("Morgan Hale", verb, detail, to_office=to_office) == f"Morgan Hale {words}."
