"""Rows that look like two in one, and what the answers make of them."""

from __future__ import annotations

import pytest

from reviews.rules.pasting_columns import PlanColumn as Of
from reviews.rules.pasting_doubts import about_date, about_reference
from reviews.rules.pasting_two import lines_in, parted

COLUMNS = [Of.REFERENCE, Of.ACTION, Of.LEAD, Of.DUE]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["1\n2", "a\nb", "NP", ""], 2),
        (["1\n2\n3", "a", "NP", ""], 3),
        (["1", "a", "NP", "May 2027\nJune 2027"], 2),
        (["1", "a\nb", "NP\nNT", "May\n2027"], 1),
        (["1", "a", "NP", "May 2027\nor later"], 1),
        (["1", "a", "NP", ""], 1),
    ],
)
def test_numbers_and_dates_tell_how_many_rows_it_looks_like(row, count):
    assert lines_in(row, COLUMNS) == count


def test_row_is_parted_line_by_line_and_what_has_one_line_stands_in_each():
    row = ["1\n2", "a\nb", "NP", ""]

    waits, one, two, out = (
        parted([(4, row)], COLUMNS, {"two_4": said} if said else {}) for said in ("", "one", "two", "out")
    )

    assert [value for value, _ in waits.questions[4].choices] == ["two", "one", "out"]
    assert (waits.waiting, one.waiting, two.waiting, out.waiting) == ({4}, set(), set(), {4})
    assert waits.rows == one.rows == out.rows == [(4, row)]
    assert two.rows == [(4, ["1", "a", "NP", ""]), (4, ["2", "b", "NP", ""])]


def test_row_whose_action_has_other_lines_is_not_parted_here():
    found = parted([(4, ["1\n2", "a", "NP", ""])], COLUMNS, {"two_4": "two"})

    assert [value for value, _ in found.questions[4].choices] == ["one", "out"]
    assert found.waiting == {4}


def test_recommendations_alone_are_parted_too_and_rows_of_neither_are_not():
    columns = [Of.REFERENCE, Of.RECOMMENDATION]

    assert parted([(2, ["1\n2", "a\nb"])], columns, {"two_2": "two"}).rows == [(2, ["1", "a"]), (2, ["2", "b"])]
    assert parted([(2, ["1\n2"])], [Of.REFERENCE], {"two_2": "two"}).waiting == {2}


def test_cells_of_two_lines_are_kept_apart_in_a_question():
    assert "“1 / 2”" in about_reference(2, "1\n2", (), has_above=False).asks
    assert about_date(2, "May 2027\nJune 2027").words == "May 2027 / June 2027"
