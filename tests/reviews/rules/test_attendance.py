"""How many came, as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.attendance import ENTER, as_typed, attendance, more_than, sessions_fault, when_to_follow_up


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("39", "39 people"),
        ("Over 80", "over 80 people"),
        ("around 450 partners", "around 450 partners"),
        ("at least 1,200", "at least 1,200 people"),
        ("100+ GPs", "over 100 GPs"),
        ("at least 100+", "at least 100 people"),
    ],
)
def test_a_number_keeps_its_words(typed, told):
    figure = attendance(typed)

    assert figure.with_unit == told
    assert attendance(as_typed(figure)) == figure


@pytest.mark.parametrize("typed", ["", "many", "30 and 40", "12 of 20 GPs and 3"])
def test_what_is_not_one_number_is_asked_again(typed):
    with pytest.raises(ValueError, match=ENTER[:30]):
        attendance(typed)


def test_the_follow_up_is_six_to_eight_weeks_after_the_last_day_it_may_have_been():
    assert when_to_follow_up(date(2026, 3, 31)) == (date(2026, 5, 12), date(2026, 5, 26))
    assert when_to_follow_up(None) is None


@pytest.mark.parametrize(
    ("total", "parts", "sum_of"),
    [
        ("39", ["30", "15"], "45"),
        ("39", ["30", "9"], None),
        ("over 39", ["30", "15"], None),
        ("39", ["30", "about 15"], None),
        ("39", ["40", "about 15"], "40"),
        ("39 partners", ["40 GPs"], None),
        (None, ["40"], None),
    ],
)
def test_agencies_come_to_more_than_the_total_only_where_the_numbers_are_exact(total, parts, sum_of):
    said = more_than(attendance(total) if total else None, map(attendance, parts))

    assert (None if said is None else str(said)) == sum_of


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ((3, 5, 2), "sessions_completed"),
        ((3, 2, 2), "sessions_planned"),
        ((3, None, 4), "sessions_planned"),
        ((3, 2, 1), None),
        ((3, 2, None), None),
        ((3, None, None), None),
        ((None, 5, 2), None),
    ],
)
def test_more_sessions_than_there_are(numbers, field):
    found = sessions_fault(*numbers)

    assert (found[0] if found else None) == field
