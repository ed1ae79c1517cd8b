"""What a file brought reads as a sentence."""

from __future__ import annotations

import pytest

from reviews.rules.history import told
from reviews.rules.history_loading import LOADED

FILE = {"file": "Report 2026"}


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("loaded the theme", {}, "added the theme from the file “Report 2026”"),
        ("loaded the focus", {}, "added it from the file “Report 2026”"),
        ("loaded the event", {}, "added it from the file “Report 2026”"),
        ("loaded the evidence", {}, "added the evidence from the file “Report 2026”"),
        ("loaded the action", {}, "added the action from the file “Report 2026”"),
        ("loaded learning points", {"count": 2}, "added 2 learning points from the file “Report 2026”"),
        (
            "loaded themes of learning points",
            {"count": 1},
            "linked 1 learning point to themes as the file “Report 2026” has it",
        ),
        ("loaded a theme of the action", {}, "linked it to a theme as the file “Report 2026” has it"),
        ("loaded the level", {"level": "Reach"}, "gave it the level “Reach” as the file “Report 2026” has it"),
    ],
)
def test_sentence(verb, detail, words):
    assert LOADED[verb](FILE | detail) == words


def test_case_tells_partners_what_a_file_brought_it():
    verb = "loaded learning points"

    assert told(verb, FILE | {"count": 1}, to_team=False) == "added 1 learning point from the file “Report 2026”"
    assert told(verb, None, to_team=False) == verb
