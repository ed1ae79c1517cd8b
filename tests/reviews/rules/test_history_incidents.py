"""The history of an incident in sentences."""

from __future__ import annotations

import pytest

from reviews.rules.history import told

DECISION = {
    "before": None,
    "after": "Notified: a Rapid Review follows",
    "on": "2026-04-02",
    "views": ["Northmoor Council: agrees"],
    "review": "Rapid Review, at the stage “Notified to the Panel”",
}

AGAIN = {**DECISION, "before": DECISION["after"], "review": None}


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("logged the incident", {"name": "Alder 12"}, "logged the incident as Alder 12: being considered"),
        ("changed the incident", {"changes": {"harm": [None, "A child died"]}}, "changed what kind of harm it was"),
        ("changed the incident", None, "changed the incident"),
        (
            "changed the incident",
            {"changes": {"aware_on": ["2026-11-21", "2026-11-19"]}, "also": ["Rapid Review"]},
            "changed the day of becoming aware from 21 November 2026 to 19 November 2026; "
            "with it the date of the Rapid Review",
        ),
        (
            "changed the incident",
            {"changes": {"aware_on": [None, "2026-11-19"]}, "also": []},
            "changed the day of becoming aware from not known to 19 November 2026",
        ),
        (
            "recorded a decision",
            DECISION,
            "recorded the decision of 2 April 2026: Notified: a Rapid Review follows; Northmoor Council: agrees",
        ),
        ("recorded a decision", {"after": "Another area leads"}, "recorded the decision of : Another area leads"),
        (
            "changed a decision",
            {**DECISION, "before": "Not notified, no review"},
            "changed the decision from “Not notified, no review” to “Notified: a Rapid Review follows”",
        ),
        (
            "changed a decision",
            {**AGAIN, "view_changes": [["Northmoor ICB", "Not known yet", "Agrees"]]},
            "changed the view of Northmoor ICB from “Not known yet” to “Agrees”",
        ),
        (
            "changed a decision",
            {**AGAIN, "before": "Another area leads", "view_changes": [["Northmoor ICB", "Disagrees", "Agrees"]]},
            "changed the decision from “Another area leads” to “Notified: a Rapid Review follows” and "
            "the view of Northmoor ICB from “Disagrees” to “Agrees”",
        ),
        (
            "changed a decision",
            {**AGAIN, "changed": ["reason", "notified_on"], "view_changes": []},
            "changed the reason for the decision and the day of the notification",
        ),
        (
            "changed a decision",
            {
                **AGAIN,
                "changed": ["decided_on"],
                "days": {"decided_on": ["2026-04-02", "2026-04-03"]},
                "also": [["DHR", "decided", "2 April 2026", "3 April 2026"]],
            },
            "changed the day of the decision from 2 April 2026 to 3 April 2026; with it “Decision to carry out the "
            "review” of the DHR from 2 April 2026 to 3 April 2026",
        ),
        (
            "changed a decision",
            {**AGAIN, "changed": ["notified_on"], "days": {"notified_on": ["2026-04-02", None]}},
            "changed the day of the notification from 2 April 2026 to none",
        ),
        (
            "recorded a decision",
            {"after": "Safeguarding adults review", "on": "2026-04-02", "also": [["SAR", "aware", None, "May 2026"]]},
            "recorded the decision of 2 April 2026: Safeguarding adults review; with it “Became aware” of the SAR, "
            "May 2026",
        ),
        ("changed a decision", AGAIN, "changed what is recorded of the decision"),
        (
            "declared a conflict",
            {"who": "Robin Vale", "stand_in": "Morgan Hale"},
            "recorded a conflict of interest of Robin Vale; Morgan Hale stands in",
        ),
        ("declared a conflict", {"who": "Robin Vale"}, "recorded a conflict of interest of Robin Vale"),
        ("ended a conflict", {"who": "Robin Vale"}, "ended the conflict of interest of Robin Vale"),
        (
            "grew a review",
            {"from": "Rapid Review", "type": "LCSPR", "carried": "2 learning points"},
            "let the Rapid Review grow into an LCSPR, with 2 learning points carried over",
        ),
        ("grew a review", {"from": "Rapid Review", "type": "LCSPR"}, "let the Rapid Review grow into an LCSPR"),
    ],
)
def test_told_to_the_review_team(verb, detail, words):
    assert told(verb, detail, to_team=True) == words


def test_partners_are_told_of_the_review_and_of_nothing_else():
    words = "added a review: Rapid Review, at the stage “Notified to the Panel”"

    assert told("recorded a decision", DECISION, to_team=False) == words
    assert told("changed a decision", {"after": "Another area leads"}, to_team=False) is None
    assert told("logged the incident", {"name": "Alder 12"}, to_team=False) is None
    assert told("declared a conflict", {"who": "Robin Vale"}, to_team=False) is None
