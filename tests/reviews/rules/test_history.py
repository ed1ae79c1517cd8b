"""What was done to a case, in sentences, for its review team and for partners."""

from __future__ import annotations

import pytest

from reviews.rules.history import FOR_ALL, FOR_TEAM, told

CHANGES = {
    "name": ["Willow 3", "Willow 4"],
    "people_count": [None, 2],
    "joint_with": [[], ["Southfell Partnership"]],
    "internal_notes": ["before", "after"],
}


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        (
            "logged the case",
            {"type": "LCSPR", "stage": "Commissioned"},
            "logged the case: LCSPR, at the stage “Commissioned”",
        ),
        (
            "changed the case",
            {"changes": CHANGES},
            "changed the case name from Willow 3 to Willow 4, how many children or adults it is about to 2, whom it is "
            "joint with to Southfell Partnership and the internal notes",
        ),
        ("opened the case to partners", {"people": 41}, "opened the case to partners: 41 people could see it then"),
        ("closed the case to partners", {"people": 3}, "made the case visible to the review team only"),
        (
            "added a review",
            {"type": "LCSPR", "stage": "Commissioned"},
            "added a review: LCSPR, at the stage “Commissioned”",
        ),
        (
            "changed a review",
            {"type": "LCSPR", "changes": {"is_published": [None, False], "led": ["Led here", "Joint"]}},
            "changed whether it is published to no and which area leads it from Led here to Joint (LCSPR)",
        ),
        (
            "changed a review",
            {"type": "LCSPR", "changes": {"is_published": [True, None], "title": ["A", "B"]}},
            "changed whether it is published from yes to not stated and the published title (LCSPR)",
        ),
        (
            "dated a review",
            {"type": "DHR", "changes": {"started": ["June 2024", None]}},
            "changed the dates of the DHR: “Started” from June 2024 to not stated",
        ),
        (
            "moved a review",
            {"type": "DHR", "before": "Scoping", "after": "Under way", "on": "June 2024"},
            "moved the DHR from “Scoping” to “Under way”, June 2024",
        ),
        (
            "moved a review",
            {"type": "DHR", "before": "Scoping", "after": "Under way", "on": None},
            "moved the DHR from “Scoping” to “Under way”",
        ),
        (
            "put a review back",
            {"type": "DHR", "before": "Approved", "after": "Scoping", "undated": "“Started”, May 2026", "reason": "No"},
            "put the stage of the DHR back from “Approved” to “Scoping” and took away the date that was set with it "
            "(“Started”, May 2026), as it was recorded by mistake: No",
        ),
        ("named a reader", {"who": "Robin Tate", "until": None}, "let Robin Tate see the case"),
        (
            "named a reader",
            {"who": "Robin Tate", "until": "2027-03-31"},
            "let Robin Tate see the case, until 31 March 2027",
        ),
        ("ended a reader", {"who": "Robin Tate"}, "ended that Robin Tate sees the case"),
        ("tidied the case", None, "tidied the case"),
    ],
)
def test_told_to_the_review_team(verb, detail, sentence):
    assert told(verb, detail, to_team=True) == sentence


@pytest.mark.parametrize("verb", [*FOR_ALL, *FOR_TEAM])
def test_told_when_the_words_were_removed(verb):
    assert told(verb, None, to_team=True)


def test_told_to_partners_without_what_is_for_the_review_team():
    assert told("changed the case", {"changes": CHANGES}, to_team=False) == (
        "changed the case name and whom it is joint with"
    )


def test_told_to_partners_that_a_stage_was_put_back_without_the_reason():
    detail = {"type": "DHR", "before": "Approved", "after": "Scoping", "undated": None, "reason": "Not this one."}
    sentence = "put the stage of the DHR back from “Approved” to “Scoping”, as it was recorded by mistake"

    assert told("put a review back", detail, to_team=False) == sentence
    assert told("put a review back", detail, to_team=True) == f"{sentence}: Not this one"


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        (
            "changed a review",
            {"type": "LCSPR", "changes": {"led": ["Led here", "Joint"], "arose_from": [None, "Willow 4, DHR"]}},
            "changed which area leads it from Led here to Joint and which review it arose from (LCSPR)",
        ),
        (
            "dated a review",
            {"type": "DHR", "changes": {"started": ["June 2024", None]}},
            "changed the dates of the DHR: “Started”",
        ),
    ],
)
def test_partners_are_told_of_a_change_without_the_words_before_and_after(verb, detail, sentence):
    assert told(verb, detail, to_team=False) == sentence


@pytest.mark.parametrize(
    ("verb", "detail"),
    [
        ("changed the case", {"changes": {"internal_notes": [None, "words"]}}),
        ("named a reader", {"who": "Robin Tate"}),
        ("ended a reader", {"who": "Robin Tate"}),
        ("took words out", {"field": "internal_notes", "text": "Internal notes", "reason": "A name", "times": 1}),
        ("took words out", {"field": "internal_notes"}),
        ("tidied the case", {}),
    ],
)
def test_nothing_is_told_to_partners_of_readers_and_notes(verb, detail):
    assert told(verb, detail, to_team=False) is None


def test_an_empty_list_reads_as_not_stated():
    detail = {"changes": {"joint_with": [["Southfell"], []]}}

    assert told("changed the case", detail, to_team=True) == (
        "changed whom it is joint with from Southfell to not stated"
    )
