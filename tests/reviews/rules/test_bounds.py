"""The table of bounds: every precision, its first and its last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.rules.bounds import NO_BOUNDS, TABLE, Parts, bounds_of

ROWS = [
    ("day", Parts(2023, 3, 31), date(2023, 3, 31), date(2023, 3, 31)),
    ("month", Parts(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
    ("month", Parts(2022, 11, part="late"), date(2022, 11, 1), date(2022, 11, 30)),
    ("month_range", Parts(2023, 6, end_month=7), date(2023, 6, 1), date(2023, 7, 31)),
    ("month_range", Parts(2023, 6, end_month=6), date(2023, 6, 1), date(2023, 6, 30)),
    ("since_month", Parts(2021, 11), date(2021, 11, 1), None),
    ("season", Parts(2024, season="winter"), date(2023, 12, 1), date(2024, 2, 29)),
    ("season", Parts(2023, season="spring"), date(2023, 3, 1), date(2023, 5, 31)),
    ("season", Parts(2023, season="summer"), date(2023, 6, 1), date(2023, 8, 31)),
    ("season", Parts(2023, season="autumn"), date(2023, 9, 1), date(2023, 11, 30)),
    ("part_of_year", Parts(2024, part="early"), date(2024, 1, 1), date(2024, 4, 30)),
    ("part_of_year", Parts(2024, part="mid"), date(2024, 5, 1), date(2024, 8, 31)),
    ("part_of_year", Parts(2024, part="late"), date(2024, 9, 1), date(2024, 12, 31)),
    ("year", Parts(2020), date(2020, 1, 1), date(2020, 12, 31)),
    ("financial_year", Parts(2022), date(2022, 4, 1), date(2023, 3, 31)),
    ("academic_year", Parts(2023), date(2023, 9, 1), date(2024, 8, 31)),
    ("year_span", Parts(2020, 4, end=(2023, 3)), date(2020, 4, 1), date(2023, 3, 31)),
    ("year_span", Parts(2020, end=(2023, 3)), date(2020, 1, 1), date(2023, 3, 31)),
    ("year_to_month", Parts(2023, 3), date(2022, 4, 1), date(2023, 3, 31)),
    ("year_to_month", Parts(2023, 12), date(2023, 1, 1), date(2023, 12, 31)),
]


@pytest.mark.parametrize(("precision", "parts", "earliest", "latest"), ROWS)
def test_bounds_of_each_precision(precision: str, parts: Parts, earliest: date | None, latest: date | None) -> None:
    assert bounds_of(precision, parts) == (earliest, latest)


def test_every_row_of_the_table_is_tested() -> None:
    assert {row[0] for row in ROWS} | {"none"} == set(TABLE)


@pytest.mark.parametrize(
    ("precision", "parts"),
    [
        ("none", Parts(2023, 3, 3)),
        ("fortnight", Parts(2023, 3, 3)),
        ("month", Parts(month=3)),
        ("month", Parts(2023)),
        ("day", Parts(2023, 3)),
        ("season", Parts(2023)),
        ("season", Parts(2023, season="harvest")),
        ("part_of_year", Parts(2023, part="middle")),
        ("month_range", Parts(2023, 6)),
        ("year_span", Parts(2020, 4)),
        ("year", Parts()),
    ],
)
def test_nothing_is_filled_in_when_a_part_is_missing_or_unknown(precision: str, parts: Parts) -> None:
    assert bounds_of(precision, parts) == NO_BOUNDS


@pytest.mark.parametrize(
    ("precision", "parts"),
    [
        ("day", Parts(2023, 2, 29)),
        ("day", Parts(2023, 3, 0)),
        ("day", Parts(month=2, day=30)),
        ("month", Parts(2023, 13)),
        ("month", Parts(2023, 0)),
        ("none", Parts(month=13)),
        ("month_range", Parts(2023, 6, end_month=13)),
        ("month_range", Parts(2023, 7, end_month=6)),
        ("year_span", Parts(2023, 4, end=(2020, 3))),
        ("year", Parts(0)),
        ("academic_year", Parts(9999)),
    ],
)
def test_parts_that_make_no_date_are_refused(precision: str, parts: Parts) -> None:
    with pytest.raises(ValueError):
        bounds_of(precision, parts)


@given(st.sampled_from(sorted(TABLE)), st.integers(2, 9998), st.integers(1, 12))
def test_bounds_are_whole_months_in_order_unless_a_day_was_given(precision: str, year: int, month: int) -> None:
    earliest, latest = bounds_of(precision, Parts(year, month, season="winter", part="mid", end=(9999, 12)))

    assert earliest is None or earliest.day == 1
    assert latest is None or latest.day >= 28
    assert earliest is None or latest is None or earliest < latest
