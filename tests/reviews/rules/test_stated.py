"""Dates as the source said them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.rules.stated import Period, StatedDate, Within, from_source, of_day, order_key, within

CASES = Path(__file__).parents[3] / "data" / "barnet-2022-23.json"
SPRING = StatedDate("Spring 2023", "season", date(2023, 3, 1), date(2023, 5, 31))
UNDATED = StatedDate("In March", "month")
SINCE = StatedDate("since May 2021", "since_month", date(2021, 5, 1))


@pytest.mark.parametrize(
    ("source", "stated"),
    [
        ({"stated": "Spring 2023", "precision": "season", "year": 2023, "season": "Spring"}, SPRING),
        ({"stated": "In March", "precision": "month", "year": None, "month": 3, "note": "no year"}, UNDATED),
        ({"stated": "over the past year", "precision": "none"}, StatedDate("over the past year", "none")),
        ({"stated": "long ago", "precision": "era", "year": 1990}, StatedDate("long ago", "era")),
        ({"stated": "2019"}, StatedDate("2019", "none")),
        (
            {"stated": "2020 to 2023", "precision": "year_span", "year": 2020, "end": "2023-03"},
            StatedDate("2020 to 2023", "year_span", date(2020, 1, 1), date(2023, 3, 31)),
        ),
    ],
)
def test_source_keeps_its_words_and_gets_its_bounds(source: Mapping[str, object], stated: StatedDate) -> None:
    assert from_source(source) == stated


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"precision": "day", "year": 2023, "month": 5, "day": 8}, "8 May 2023"),
        ({"precision": "month", "year": 2023, "month": 5}, "May 2023"),
        ({"precision": "academic_year", "year": 2023}, "September 2023 to August 2024"),
        ({"precision": "since_month", "year": 2021, "month": 5}, "since May 2021"),
        ({"precision": "none"}, "date not stated"),
    ],
)
def test_source_without_words_reads_as_its_months(source: Mapping[str, object], words: str) -> None:
    assert from_source(source).in_words == words


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            {"stated": "31 June 2023", "precision": "day", "year": 2023, "month": 6, "day": 31},
            "There is no such date: 31 June 2023",
        ),
        ({"precision": "day", "year": 2023, "month": 6, "day": 31}, "There is no such date: 31 6 2023"),
        ({"stated": "x", "precision": "year", "year": 10**20}, "There is no such date: x"),
        ({"stated": "x", "precision": "year", "year": "2023"}, "The year of a date is a whole number"),
        (
            {"stated": "x", "precision": "year", "end_month": True},
            "The end month of a date is a whole number",
        ),
        ({"stated": 3, "precision": "year"}, "The words and the precision of a date are text"),
        ({"stated": "x", "precision": ["year"]}, "The words and the precision of a date are text"),
        ({"precision": "year_span", "year": 2020, "end": "2023"}, "Enter a month as a year and a number"),
        ({"precision": "year_span", "year": 2020, "end": "2023-13"}, "Enter a month as a year and a number"),
    ],
)
def test_source_that_is_no_date_is_refused_in_a_sentence(source: Mapping[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        from_source(source)


def test_published_record_is_read_whole() -> None:
    dates = list(_dates(json.loads(CASES.read_text("utf-8"))))

    read = [from_source(source) for source in dates]

    assert len(read) > 50
    assert [date.stated for date in read] == [source["stated"] for source in dates]
    assert {date.stated for date in read if not date.is_dated} == {
        "March",
        "over the past year",
        "Over the year",
    }


@pytest.mark.parametrize(
    ("stated", "is_dated"),
    [(SPRING, True), (SINCE, True), (UNDATED, False), (of_day(date(2023, 1, 1)), True)],
)
def test_date_with_any_bound_is_dated(stated: StatedDate, is_dated: bool) -> None:
    assert stated.is_dated is is_dated


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (SPRING, "Spring 2023"),
        (UNDATED, "In March"),
        (StatedDate("08/05/2023", "day", date(2023, 5, 8), date(2023, 5, 8)), "8 May 2023"),
        (StatedDate("the 8th", "day"), "the 8th"),
    ],
)
def test_words_never_show_a_day_that_was_not_given(stated: StatedDate, words: str) -> None:
    assert stated.in_words == words


@pytest.mark.parametrize(
    ("stated", "first", "last", "answer"),
    [
        (SPRING, date(2023, 3, 1), date(2023, 5, 31), Within.CERTAINLY),
        (SPRING, date(2023, 3, 2), date(2023, 5, 31), Within.POSSIBLY),
        (SPRING, date(2023, 3, 1), date(2023, 5, 30), Within.POSSIBLY),
        (SPRING, date(2023, 5, 31), date(2023, 12, 31), Within.POSSIBLY),
        (SPRING, date(2023, 6, 1), date(2023, 12, 31), Within.OUT),
        (SPRING, date(2022, 1, 1), date(2023, 2, 28), Within.OUT),
        (SPRING, date(2022, 1, 1), date(2023, 3, 1), Within.POSSIBLY),
        (SINCE, date(2021, 4, 1), date(2022, 3, 31), Within.POSSIBLY),
        (SINCE, date(2023, 4, 1), date(2024, 3, 31), Within.POSSIBLY),
        (SINCE, date(2020, 4, 1), date(2021, 3, 31), Within.OUT),
        (UNDATED, date(2022, 9, 1), date(2023, 9, 30), Within.POSSIBLY),
        (of_day(date(2023, 9, 30)), date(2022, 9, 1), date(2023, 9, 30), Within.CERTAINLY),
        (of_day(date(2023, 10, 1)), date(2022, 9, 1), date(2023, 9, 30), Within.OUT),
    ],
)
def test_period_question_has_three_answers(stated: StatedDate, first: date, last: date, answer: Within) -> None:
    assert within(stated, first, last) is answer


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_date_certainly_in_is_in_wherever_in_its_bounds_it_was(a: date, b: date, c: date, d: date) -> None:
    stated = StatedDate("some time", "unknown", min(a, b), max(a, b))
    first, last = min(c, d), max(c, d)

    inside = {first <= day <= last for day in (a, b)}

    answer = within(stated, first, last)
    assert (answer is Within.CERTAINLY) == (inside == {True})
    assert answer is not Within.OUT or inside == {False}


def test_dates_sort_by_first_day_then_last_and_undated_come_last() -> None:
    year = StatedDate("2023", "year", date(2023, 1, 1), date(2023, 12, 31))
    new_year = of_day(date(2023, 1, 1))

    ordered = sorted([None, UNDATED, SPRING, year, new_year, SINCE], key=order_key)

    assert ordered == [SINCE, new_year, year, SPRING, None, UNDATED]


@pytest.mark.parametrize(
    ("first", "last", "months", "sentence"),
    [
        ("2022-09", "2023-08", 12, None),
        (
            "2022-09",
            "2023-09",
            13,
            "This period is 13 months, not 12: September 2022 to September 2023, both months included.",
        ),
        ("2023-09", "2023-09", 1, "This period is 1 month, not 12: September 2023, the whole month."),
    ],
)
def test_period_counts_both_its_months(first: str, last: str, months: int, sentence: str | None) -> None:
    period = Period.of_months(first, last)

    assert period.months == months
    assert period.sentence == sentence


def test_period_reaches_from_the_first_day_to_the_last() -> None:
    period = Period.of_months("2023-09", "2024-02")

    assert (period.first, period.last) == (date(2023, 9, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("2023-09", "2022-09", "must not be before the first"),
        ("September", "2022-09", "Enter a month as a year and a number"),
        ("2022-09", "2022-00", "Enter a month as a year and a number"),
        ("0000-01", "2022-01", "Enter a month as a year and a number"),
        ("2022-09-01", "2022-12-31", "Enter a month as a year and a number"),
    ],
)
def test_period_that_cannot_be_is_refused(first: str, last: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Period.of_months(first, last)


def _dates(node: Any) -> Iterator[Mapping[str, object]]:
    if isinstance(node, dict):
        if "precision" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _dates(child)
