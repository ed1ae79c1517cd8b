"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.rules.days import A_DAY, day_from_words, how_to, named_day


@pytest.mark.parametrize(
    "words",
    [
        "3 January 2026",
        " 3  january 2026 ",
        "03 Jan 2026",
        "3 Jan. 2026",
        "3/1/2026",
        "03.01.2026",
        "2026-01-03",
        "3/1/26",
        "03-01-26",
        "3rd of January, 2026",
    ],
)
def test_day_when_it_can_be_read(words):
    assert day_from_words(words) == date(2026, 1, 3)


@pytest.mark.parametrize(
    ("words", "found"),
    [("today", date(2026, 3, 1)), (" Yesterday ", date(2026, 2, 28)), ("3 January 2026", None), ("to day", None)],
)
def test_day_that_has_a_name(words, found):
    assert named_day(words, date(2026, 3, 1)) == found


@pytest.mark.parametrize("words", ["soon", "January 2026", "3/1/80", "3 1 2026"])
def test_day_when_it_is_no_day_says_what_to_type(words):
    with pytest.raises(ValueError, match=how_to(A_DAY)):
        day_from_words(words)


@pytest.mark.parametrize("words", ["30 February 2026", "3 Janvier 2026", "2026-13-01"])
def test_day_when_it_does_not_exist(words):
    with pytest.raises(ValueError, match=f"There is no day “{words}”"):
        day_from_words(words)


def test_refused_day_names_what_was_asked():
    with pytest.raises(ValueError, match="Enter the last day, such as 3 January 2026"):
        day_from_words("soon", "the last day")
