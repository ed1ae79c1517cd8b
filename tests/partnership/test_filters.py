"""Words for dates, counts and lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from partnership import filters


@pytest.mark.parametrize("name", ["day", "short_day", "moment", "month"])
def test_no_date_prints_nothing(name: str) -> None:
    assert filters.FILTERS[name](None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 March 2026 at 00:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 March 2026 at 02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026 at 01:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026 at 01:30"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC).replace(tzinfo=None), "31 December 2026 at 23:59"),
    ],
)
def test_moment_is_the_clock_in_london(value: datetime, words: str) -> None:
    assert filters.moment(value) == words


def test_day_of_a_moment_is_the_london_day() -> None:
    late_evening = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert filters.day(late_evening) == "1 July 2026"
    assert filters.short_day(late_evening) == "1 Jul 2026"


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (1234567, "1,234,567"), (2.5, "2.5"), (Decimal("1E+3"), "1,000")]
)
def test_number_has_commas(value: float | Decimal, words: str) -> None:
    assert filters.number(value) == words


@pytest.mark.parametrize(("count", "words"), [(0, "no cases"), (1, "1 case"), (2, "2 cases"), (1200, "1,200 cases")])
def test_plural_follows_the_count(count: int, words: str) -> None:
    assert filters.plural(count, "case") == words


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", 3], "A, B and 3")]
)
def test_list_reads_as_a_sentence(words: list[object], sentence: str) -> None:
    assert filters.listed(words) == sentence


def test_every_month_has_its_name() -> None:
    names = [filters.month(date(2026, number, 1)) for number in range(1, 13)]

    assert names == [f"{datetime(2026, number, 1, tzinfo=UTC):%B} 2026" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("word", "read"), [(None, ""), ("health", "Health"), ("NHS", "NHS"), ("case_study", "Case study")]
)
def test_plain(word: str | None, read: str) -> None:
    assert filters.plain(word) == read
