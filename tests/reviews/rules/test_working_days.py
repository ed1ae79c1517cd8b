"""Working days, counted against the published worked examples."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.working_days import ENGLAND_AND_WALES, counted, read

HEAD = 'name = "Invented"\nsource = "nowhere"\nverified = true\n[years]\n'


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 3, 30), 5, date(2026, 4, 8)),
        (date(2026, 4, 2), 15, date(2026, 4, 27)),
        (date(2025, 12, 18), 15, date(2026, 1, 13)),
        (date(2026, 10, 20), -7, date(2026, 10, 9)),
        (date(2026, 4, 3), 1, date(2026, 4, 7)),
        (date(2026, 4, 3), 0, date(2026, 4, 3)),
    ],
)
def test_counted(start, days, end):
    assert counted(start, days) == end


def test_calendar_says_where_it_comes_from_and_which_years_it_knows():
    assert "check against the official list" in ENGLAND_AND_WALES.source
    assert not ENGLAND_AND_WALES.is_verified
    assert ENGLAND_AND_WALES.knows(date(2022, 1, 1), date(2027, 12, 31))
    assert not ENGLAND_AND_WALES.knows(date(2027, 12, 31), date(2028, 1, 3))


def test_each_year_has_the_bank_holidays_that_every_year_has():
    for year in ENGLAND_AND_WALES.years:
        days = [day for day in ENGLAND_AND_WALES.holidays if day.year == year]
        assert len(days) >= 8
        assert all(day.weekday() < 5 for day in days)


def test_read_when_a_day_stands_under_another_year():
    with pytest.raises(ValueError, match="2026-01-01 stands under another year"):
        read(f"{HEAD}2025 = [2026-01-01]\n")
