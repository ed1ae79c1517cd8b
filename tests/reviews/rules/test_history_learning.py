"""What was done to learning points, themes and focuses, in sentences."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reviews.rules import history_themes
from reviews.rules.history import said, told


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
    assert told(verb, detail, to_team=True) == sentence


CHANGES = {"words": ["A", "B"], "themes": [[], ["Thresholds"]], "kind": ["Learning", "Good practice"]}


def test_partners_are_told_which_words_were_changed_and_not_what_they_were():
    added = {"type": "LCSPR", "place": 1, "words": "Ask about the father", "kind": "Learning"}
    changed = {"type": "LCSPR", "place": 2, "changes": CHANGES}

    assert told("added a learning point", added, to_team=False) == "added a learning point to the LCSPR"
    assert told("changed a learning point", changed, to_team=False) == (
        "changed the words, the themes and the kind of learning point 2 of the LCSPR"
    )
    assert said("changed a learning point", changed, to_team=False) == ""


def test_the_team_reads_the_words_before_and_after():
    assert said("changed a learning point", {"changes": CHANGES}, to_team=True) == (
        "Words: “A” became “B”\nKind: “Learning” became “Good practice”"
    )
    assert said("changed a learning point", None, to_team=True) == ""
    assert said("moved a learning point", {"before": 3, "after": 2}, to_team=True) == ""


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


def test_who_keeps_no_themes_is_told_which_fields_were_changed():
    changed = SimpleNamespace(
        verb="changed the theme", detail={"changes": {"name": ["A", "B"], "meaning": [None, "C"]}}
    )
    added, retired = SimpleNamespace(verb="added the theme", detail={"name": "A"}), {"name": "A"}

    assert history_themes.sentence_for_partners(changed) == "changed the name and the meaning"
    assert history_themes.sentence_for_partners(added) == "added the theme"
    assert history_themes.sentence_for_partners(SimpleNamespace(verb="retired the theme", detail=retired)) == (
        "retired the theme: it takes no new links and keeps those it has"
    )
    assert history_themes.sentence_for_partners(SimpleNamespace(verb="changed the theme", detail=None)) == (
        "changed the theme"
    )
