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


def test_second_column_of_a_kind_is_left_out():
    assert guessed(["Action", "Actions", "Who", "RAG"]) == [C.ACTION, C.IGNORE, C.LEAD, C.IGNORE]


def test_faults():
    assert faults([C.ACTION, C.LEAD, C.IGNORE, C.IGNORE]) == []
    assert faults([C.RECOMMENDATION]) == []
    assert faults([C.LEAD]) == ["Say which column holds the actions"]
    assert faults([C.ACTION, C.ACTION]) == ["Only one column can be “Action”. Leave the others out."]
