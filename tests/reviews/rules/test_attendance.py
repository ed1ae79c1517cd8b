"""How many came, as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.attendance import ENTER, as_typed, attendance, when_to_follow_up


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
