"""What was done to learning points, themes and focuses, in sentences."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reviews.rules import history_themes
from reviews.rules.history import told


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        (
            "added a learning point",
            {"type": "LCSPR", "place": 1, "words": "Ask about the father", "kind": "Learning"},
            "added a learning point to the LCSPR: “Ask about the father”",
        ),
        (
            "changed a learning point",
            {
                "type": "LCSPR",
                "place": 2,
                "changes": {"words": ["A", "B"], "themes": [[], ["Thresholds"]], "in_grid": [True, False]},
            },
            "changed the words, the themes (now Thresholds) and whether the year’s grid shows it of learning point 2 "
            "of the LCSPR",
        ),
        (
            "changed a learning point",
            {"type": "LCSPR", "place": 2, "changes": {"themes": [["Thresholds"], []]}},
            "changed the themes (now none) of learning point 2 of the LCSPR",
        ),
        (
            "moved a learning point",
            {"type": "LCSPR", "before": 3, "after": 2},
            "moved a learning point of the LCSPR from place 3 to 2",
        ),
        ("added a learning point", None, "added a learning point"),
        ("changed a learning point", None, "changed a learning point"),
        ("moved a learning point", None, "moved a learning point"),
    ],
)
def test_learning_points_are_told_on_their_case(verb, detail, sentence):
    assert told(verb, detail, to_team=False) == sentence


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        ("added the theme", {"name": "Neglect"}, "added the theme “Neglect”"),
        ("added the theme", {"name": "Neglect", "list": "A"}, "added the theme “Neglect”, from the list “A”"),
        (
            "changed the theme",
            {"changes": {"name": ["A", "B"], "kind": [None, "Practice"], "parent": ["C", None]}},
            "changed the name from “A” to “B”, what it is about to “Practice” and what it sits under from “C” to "
            "nothing",
        ),
        ("loaded the theme", {"file": "coding.json"}, "added the theme from the file “coding.json”"),
        ("loaded the focus", {"file": "report.json"}, "added it from the file “report.json”"),
        ("retired the theme", {"name": "A"}, "retired the theme: it takes no new links and keeps those it has"),
        ("brought the theme back", {"merged_into": None}, "brought the theme back"),
        (
            "brought the theme back",
            {"merged_into": "B"},
            "brought the theme back, which had been merged into “B”",
        ),
        ("merged the theme", {"into": "B"}, "merged the theme into “B”, for which its links count"),
        ("added the focus", {"name": "A", "kind": "Business plan priority"}, "added “A” (business plan priority)"),
        ("changed the focus", {"changes": {"period": [None, "2025/26"]}}, "changed the year to “2025/26”"),
        ("moved the focus", {"before": 1, "after": 2}, "moved it from place 1 to 2"),
        ("merged the theme", None, "merged the theme"),
        ("did something", {"a": 1}, "did something"),
    ],
)
def test_themes_and_focuses_are_told_on_their_own_page(verb, detail, sentence):
    assert history_themes.sentence(SimpleNamespace(verb=verb, detail=detail)) == sentence
