"""The history of an action reads as sentences."""

from __future__ import annotations

import pytest

from reviews.rules.history_actions import SENTENCES, said, sentence

AGENCY = {"agency": "Northmoor Police"}
CHANGES = {"changes": [{"field": "Measure", "before": None, "after": "Audits"}]}


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("added the action", {"agencies": ["A", "B"]}, "added the action with 2 parts: A and B"),
        ("added a part", AGENCY, "added a part for Northmoor Police"),
        ("changed the action", CHANGES, "changed the action: measure"),
        ("changed the part", AGENCY | CHANGES, "changed the part of Northmoor Police: measure"),
        (
            "posted an update",
            AGENCY | {"before": "In progress", "after": "Done"},
            "posted an update for Northmoor Police: in progress to done",
        ),
        (
            "posted an update",
            AGENCY | {"before": "In progress", "after": "In progress"},
            "posted an update for Northmoor Police: still in progress",
        ),
        ("reopened the part", AGENCY | {"before": "Done"}, "reopened the part of Northmoor Police, which was done"),
        ("loaded the action", {"file": "Report 2026"}, "added the action from the file “Report 2026”"),
        ("removed words", {"reason": "A name"}, "removed words"),
    ],
)
def test_sentence(verb, detail, words):
    assert sentence("Morgan Hale", verb, detail) == f"Morgan Hale {words}."


@pytest.mark.parametrize("verb", SENTENCES)
def test_sentence_when_its_words_were_removed_is_the_verb(verb):
    assert sentence("Morgan Hale", verb, None) == f"Morgan Hale {verb}."


def test_said_is_the_reason_or_both_texts_or_nothing():
    assert said("reopened the part", {"reason": "Found undone"}) == "Found undone"
    assert said("changed the action", CHANGES) == "Measure: “nothing” became “Audits”"
    assert said("posted an update", AGENCY) == said("posted an update", None) == ""
