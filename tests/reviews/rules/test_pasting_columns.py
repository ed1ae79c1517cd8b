"""What the columns of a pasted table are taken to hold."""

from __future__ import annotations

import pytest

from reviews.rules.pasting_columns import WORDS, PlanColumn, faults, guessed, header_at, named

C = PlanColumn


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("Recommendation", C.RECOMMENDATION),
        ("ACTION REQUIRED", C.ACTION),
        ("Lead agency:", C.LEAD),
        ("Target\ndate", C.DUE),
        ("Rec. No.", C.REFERENCE),
        ("Accepted?", C.ACCEPTANCE),
        ("How will we know?", C.MEASURE),
        ("Recommendation / Action", C.ACTION),
        ("Recommendation and agreed action", C.ACTION),
        ("Action (SMART)", C.ACTION),
        ("What needs to happen?", C.ACTION),
        ("By whom", C.LEAD),
        ("Lead / Responsible officer", C.LEAD),
        ("Responsible", C.LEAD),
        ("By when", C.DUE),
        ("Timescale(s)", C.DUE),
        ("Target date (dd/mm/yyyy)", C.DUE),
        ("Progress / RAG", C.NOTE),
        ("Update", C.NOTE),
        ("Status", C.NOTE),
        ("Action / Print it", None),
        ("/", None),
        ("Print the protocol", None),
        ("", None),
    ],
)
def test_named(cell, column):
    assert named(cell) is column


def test_no_words_name_two_columns():
    words = [each for some in WORDS.values() for each in some]

    assert len(words) == len(set(words))
    assert set(WORDS) == set(C) - {C.IGNORE}


def test_names_may_stand_below_a_title():
    rows = [["Action plan of the review", ""], ["Action", "Lead"], ["Print it", "Police"]]

    assert header_at(rows) == 1
    assert header_at([["Action", "Print it"], ["Send it", "Police"]]) is None
    assert header_at([]) is None


def test_second_column_of_a_kind_and_what_names_nothing_are_kept_beside_the_action():
    assert guessed(["Action", "Actions", "Who", "RAG", "", "Cost"]) == [C.ACTION, C.NOTE, C.LEAD] + [C.NOTE] * 3


@pytest.mark.parametrize(
    ("header", "below", "holds"),
    [
        (["No", "Action"], [["1", "Print it"]], C.NOTE),
        (["Ref", "Recommendation / Action"], [["1", "Print it"]], C.NOTE),
        (["Rec no", "Action"], [["1", "Print it"]], C.REFERENCE),
        (["Recommendation", "Action"], [["1", "Print it"]], C.RECOMMENDATION),
        (["No", "Recommendation", "Action"], [["1", "Ask", "a"], ["", "", "b"], ["2", "Tell", "c"]], C.REFERENCE),
        (["No", "Recommendation", "Action"], [["1", "Ask", "a"], ["2", "", "b"], ["3", "Tell", "c"]], C.NOTE),
        (["No", "Recommendation", "Action"], [["1", "Ask", "a"], ["2", "Ask", "b"]], C.NOTE),
        (["No", "Rec no", "Action"], [["1", "2", "a"]], C.NOTE),
    ],
)
def test_number_is_that_of_a_recommendation_only_where_it_says_so_or_stands_beside_one(header, below, holds):
    assert guessed(header, below)[0] is holds


def test_number_that_says_recommendation_goes_before_one_that_does_not():
    assert guessed(["No", "Rec no", "Action"], [["1", "2", "a"]]) == [C.NOTE, C.REFERENCE, C.ACTION]


def test_faults():
    assert faults([C.ACTION, C.LEAD, C.IGNORE, C.IGNORE, C.NOTE, C.NOTE]) == []
    assert faults([C.RECOMMENDATION]) == []
    assert faults([C.LEAD]) == ["Say which column holds the actions"]
    assert faults([C.ACTION, C.ACTION]) == ["Only one column can be “Action”. Keep the others beside the action."]
