"""What a pasted plan says that has no place of its own stays in words."""

from __future__ import annotations

import pytest

from reviews.rules.pasting_doubts import known_by
from reviews.rules.pasting_made import no_part_yet
from tests.support.pasting import plan


def test_agency_whose_part_is_added_later_stays_in_words_with_the_action():
    row = {"act": "a", "lead": "NP, Wizards", "others": "DfE", "beside": "RAG: Amber"}
    later = {known_by("agency", words): "later" for words in ("Wizards", "DfE")}

    (action,) = plan(row, {"act": "b", "lead": "Wizards"}, answers=later).actions[:1]

    assert action.plan_words == "Named in the plan, no part yet: Wizards, DfE\nRAG: Amber"
    assert no_part_yet(action.plan_words) == "Named in the plan, no part yet: Wizards, DfE"
    assert no_part_yet(plan({**row, "lead": "", "others": ""}).actions[0].plan_words) == ""
    assert plan(row).actions[0].plan_words == "RAG: Amber"
    assert no_part_yet(None) == ""


def test_action_without_more_words_keeps_none():
    assert plan({"act": "a", "lead": "NP"}).actions[0].plan_words == ""


@pytest.mark.parametrize(("answer", "words"), [("", "Due date: ongoing"), ("May 2027", ""), ("soon", "")])
def test_words_instead_of_a_date_stay_where_no_date_is_set(answer, words):
    made = plan({"act": "a", "due": "ongoing"}, answers={known_by("date", "ongoing"): answer})

    assert made.actions[0].plan_words == words


@pytest.mark.parametrize(("answer", "words"), [("out", "Number of the recommendation: 9"), ("above", "")])
def test_number_of_no_recommendation_stays_in_words(answer, words):
    rows = [{"rec": "Ask", "no": "1", "act": "a"}, {"rec": "", "no": "9", "act": "b"}]

    made = plan(*rows, answers={known_by("reference", "9"): answer})

    assert made.actions[1].plan_words == words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"act": "a", "accepted": "Yes"}], "Whether it is accepted: Yes"),
        ([{"rec": "Ask", "act": "b", "accepted": "Yes"}, {"rec": "", "act": "a", "accepted": "Yes"}], ""),
        ([{"rec": "Ask", "act": "b"}, {"rec": "", "act": "a", "accepted": "No"}], "Whether it is accepted: No"),
        ([{"rec": "", "no": "9", "act": "a", "accepted": "Yes"}], "Whether it is accepted: Yes"),
        ([{"rec": "Ask", "act": "a", "accepted": "Yes, by all"}], "Whether it is accepted: Yes, by all"),
    ],
)
def test_acceptance_stays_in_words_where_no_recommendation_bears_it(rows, words):
    made = plan(*rows, answers={known_by("accepted", "Yes, by all"): "accepted"})

    assert words in made.actions[-1].plan_words.split("\n")


def test_rows_put_together_lose_no_words():
    first = {"act": "a", "lead": "NP", "measure": "Audit", "beside": "RAG: Red"}
    second = {"act": "a", "lead": "NT", "measure": "Survey", "beside": "RAG: Green"}
    third = {"act": "", "lead": "NT", "measure": "Interviews", "beside": "RAG: Blue"}

    (action,) = plan(first, second, third, answers={known_by("same", "a"): "one", "empty_4": "above"}).actions

    assert action.plan_words.split("\n") == [
        *("RAG: Red", "RAG: Green", "Measure: Survey", "RAG: Blue", "Measure: Interviews")
    ]


def test_recommendation_alone_tells_what_it_leaves_out():
    kept = plan({"rec": "Ask", "act": "", "lead": "NP", "beside": "RAG: Red"}, answers={"empty_2": "keep"})

    assert kept.rows[0].notes == ["Left out, as it has no action: “Lead agency” and “RAG: Red”"]
    assert plan({"rec": "Ask", "accepted": "Yes"}).rows[0].notes == []


def test_words_beside_an_action_have_an_end():
    made = plan({"act": "a", "lead": "NP", "beside": "c" * 10_001}, {"act": "b", "lead": "NP", "beside": "c" * 10_000})

    assert made.faults == ["Row 2: Keep at most 10,000 characters beside an action. Leave a column out."]
