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
        (
            "reopened the part",
            AGENCY | {"before": "Cannot be done"},
            "reopened the part of Northmoor Police, which could not be done",
        ),
        (
            "reopened the part",
            AGENCY | {"before": "Not ours"},
            "reopened the part of Northmoor Police, which was said not to be its own",
        ),
        (
            "posted an update",
            AGENCY | {"before": "In progress", "after": "Not ours"},
            "posted an update for Northmoor Police: in progress to “not ours”",
        ),
        ("loaded the action", {"file": "Report 2026"}, "added the action from the file “Report 2026”"),
        ("pasted an action plan", {"made": ["1"]}, "added the action by pasting an action plan"),
        ("removed words", {"reason": "A name"}, "removed words"),
    ],
)
def test_sentence(verb, detail, words):
    assert sentence("Morgan Hale", verb, detail) == f"Morgan Hale {words}."


@pytest.mark.parametrize("verb", SENTENCES)
def test_sentence_when_its_words_were_removed_is_the_verb(verb):
    assert sentence("Morgan Hale", verb, None) == f"Morgan Hale {verb}."


def test_said_is_the_reason_or_both_texts_or_nothing():
    of_plan = {"changes": [{"field": "From the plan", "before": "Slow", "after": None}]}
    team, office = {"to_team": True, "to_office": False}, {"to_team": True, "to_office": True}
    assert said("reopened the part", {"reason": "Found undone"}, **team) == "Found undone"
    assert said("changed the action", CHANGES, **team) == "Measure: “nothing” became “Audits”"
    assert said("changed the action", of_plan, **team) == ""
    assert said("changed the action", of_plan, **office) == "From the plan: “Slow” became “nothing”"
    assert said("posted an update", AGENCY, **office) == said("posted an update", None, **office) == ""


def test_partners_read_reasons_and_not_the_words_before_and_after():
    partners = {"to_team": False, "to_office": False}
    audit = {"kind": "Audit", "words": "Audit of letters"}

    assert said("extended the due date", {"reason": "Training is late"}, **partners) == "Training is late"
    assert said("changed the action", CHANGES, **partners) == ""
    assert sentence("Jo", "added a source", audit, to_team=False) == "Jo said that the action comes from an audit."


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        (
            "extended the due date",
            {"before": "June 2026", "after": "May 2027", "approved_by": "Review group"},
            "extended the due date of Northmoor Police from June 2026 to May 2027, approved by Review group.",
        ),
        (
            "corrected the due date",
            {"before": "June 2032", "after": "June 2023"},
            "corrected a mistake in the due date: June 2032 became June 2023.",
        ),
        ("signed off the part", {"on": "3 March 2026"}, "signed off the part of Northmoor Police, on 3 March 2026."),
        (
            "reopened the part",
            {"before": "Done", "was_signed_off": True},
            "reopened the part of Northmoor Police, which was done and signed off.",
        ),
        (
            "posted an update",
            {"before": "Done", "after": "Done", "on_behalf_of": "Named nurse, by e-mail"},
            "posted an update for Northmoor Police: still done, told by Named nurse, by e-mail.",
        ),
    ],
)
def test_dates_sign_off_and_who_told_are_in_the_sentence(verb, detail, words):
    assert sentence("Jo", verb, {"agency": "Northmoor Police", **detail}) == f"Jo {words}"
