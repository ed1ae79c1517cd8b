"""What people type for a date, and what it means."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.days import day_from_words
from reviews.rules.stated_words import FORMS, HOW_TO, NotADate, from_words

DAY = (date(2023, 3, 3), date(2023, 3, 3))
MARCH = (date(2023, 3, 1), date(2023, 3, 31))
JUNE_JULY = (date(2023, 6, 1), date(2023, 7, 31))
FINANCIAL = (date(2022, 4, 1), date(2023, 3, 31))
ACADEMIC = (date(2023, 9, 1), date(2024, 8, 31))
WINTER = (date(2022, 12, 1), date(2023, 2, 28))

READ = [
    ("3 March 2023", "day", DAY),
    ("03 march 2023", "day", DAY),
    ("3rd March 2023", "day", DAY),
    ("3rd of March, 2023.", "day", DAY),
    ("3 Mar 23", "day", DAY),
    ("3-Mar-23", "day", DAY),
    ("3/3/2023", "day", DAY),
    ("03/03/23", "day", DAY),
    ("3.3.2023", "day", DAY),
    ("2023-03-03", "day", DAY),
    ("8/5/2023", "day", (date(2023, 5, 8), date(2023, 5, 8))),
    ("29 February 2024", "day", (date(2024, 2, 29), date(2024, 2, 29))),
    ("March 2023", "month", MARCH),
    ("  march   2023 ", "month", MARCH),
    ("Mar 23", "month", MARCH),
    ("Mar. 2023", "month", MARCH),
    ("Mar-23", "month", MARCH),
    ("March-2023", "month", MARCH),
    ("Sept 2023", "month", (date(2023, 9, 1), date(2023, 9, 30))),
    ("May 2021", "month", (date(2021, 5, 1), date(2021, 5, 31))),
    ("late November 2022", "month", (date(2022, 11, 1), date(2022, 11, 30))),
    ("June and July 2023", "month_range", JUNE_JULY),
    ("June to July 2023", "month_range", JUNE_JULY),
    ("Jun–Jul 2023", "month_range", JUNE_JULY),
    ("Q1 2026/27", "month_range", (date(2026, 4, 1), date(2026, 6, 30))),
    ("by the end of Q4 2026-27", "month_range", (date(2027, 1, 1), date(2027, 3, 31))),
    ("2026/2027 Quarter 3", "month_range", (date(2026, 10, 1), date(2026, 12, 31))),
    ("since May 2021", "since_month", (date(2021, 5, 1), None)),
    ("Since May 2021", "since_month", (date(2021, 5, 1), None)),
    ("spring 2023", "season", (date(2023, 3, 1), date(2023, 5, 31))),
    ("Summer 2023", "season", (date(2023, 6, 1), date(2023, 8, 31))),
    ("autumn 2023", "season", (date(2023, 9, 1), date(2023, 11, 30))),
    ("winter 2023", "season", WINTER),
    ("winter 2022/23", "season", WINTER),
    ("winter 22/23", "season", WINTER),
    ("early 2024", "part_of_year", (date(2024, 1, 1), date(2024, 4, 30))),
    ("mid-2024", "part_of_year", (date(2024, 5, 1), date(2024, 8, 31))),
    ("late 2024", "part_of_year", (date(2024, 9, 1), date(2024, 12, 31))),
    ("2023", "year", (date(2023, 1, 1), date(2023, 12, 31))),
    ("throughout 2023", "year", (date(2023, 1, 1), date(2023, 12, 31))),
    ("2022/23", "financial_year", FINANCIAL),
    ("2022-23", "financial_year", FINANCIAL),
    ("2022/2023", "financial_year", FINANCIAL),
    ("financial year 2022/23", "financial_year", FINANCIAL),
    ("financial year 22/23", "financial_year", FINANCIAL),
    ("1999/00", "financial_year", (date(1999, 4, 1), date(2000, 3, 31))),
    ("academic year 2023/24", "academic_year", ACADEMIC),
    ("academic year 23/24", "academic_year", ACADEMIC),
    ("school year 2023-24", "academic_year", ACADEMIC),
    ("year to March 2023", "year_to_month", FINANCIAL),
    ("the year to March 2023", "year_to_month", FINANCIAL),
    ("June 2022 to March 2023", "year_span", (date(2022, 6, 1), date(2023, 3, 31))),
    ("2021 to 2023", "year_span", (date(2021, 1, 1), date(2023, 12, 31))),
]


@pytest.mark.parametrize(("text", "precision", "bounds"), READ)
def test_typed_date_is_read(text: str, precision: str, bounds: tuple[date, date | None]) -> None:
    read = from_words(text)

    assert (read.precision, (read.earliest, read.latest)) == (precision, bounds)
    assert read.stated == " ".join(text.split())


def test_every_form_is_tested() -> None:
    assert {precision for precision, _ in FORMS} == {row[1] for row in READ}


@pytest.mark.parametrize("text", [row[0] for row in READ])
def test_no_words_fit_two_forms_that_mean_different_days(text: str) -> None:
    read = from_words(text)

    fitting = {precision for precision, pattern in FORMS if pattern.fullmatch(read.stated.casefold())}

    assert fitting <= {read.precision}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "March",
        "3 March",
        "in due course",
        "23",
        "22/23",
        "20233",
        "3 Marsh 2023",
        "spring",
        "Q2 2026",
        "Q5 2026/27",
        "before 2023",
        "3 March 0203",
        "3/3-2023",
        "２０２３",
    ],
)
def test_words_that_are_no_date_are_answered_with_what_to_type(text: str) -> None:
    with pytest.raises(NotADate) as refused:
        from_words(text)

    assert str(refused.value) == HOW_TO


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2023",
        "29/2/2023",
        "3/13/2023",
        "0/3/2023",
        "2022/24",
        "2023-03",
        "2022/2123",
        "academic year 2023/23",
        "Q4 2026/28",
        "July to June 2023",
        "2023 to 2021",
    ],
)
def test_date_that_does_not_exist_is_named_in_the_refusal(text: str) -> None:
    with pytest.raises(NotADate, match=f'There is no date "{text}". {HOW_TO}'):
        from_words(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_day_printed_in_full_is_read_as_that_day(day: date) -> None:
    read = [from_words(text) for text in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d %B %Y}")]

    assert {(one.earliest, one.latest) for one in read} == {(day, day)}
    assert {from_words(one.in_words).earliest for one in read} == {day}


@given(st.text(alphabet="0123456789/-. aehlmnortuy", max_size=24))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    read = None
    with suppress(NotADate):
        read = from_words(text)

    assert read is None or read.is_dated


@pytest.mark.parametrize(
    ("words", "day"),
    [("19/11/26", (2026, 11, 19)), ("20.02.27", (2027, 2, 20)), ("1-2-27", (2027, 2, 1)), ("3rd Jan 79", (2079, 1, 3))],
)
def test_day_is_read_alike_wherever_it_is_typed(words, day):
    assert from_words(words).earliest == day_from_words(words) == date(*day)


@pytest.mark.parametrize("words", ["3/1/80", "3 January 99"])
def test_year_that_may_be_of_the_last_century_is_refused_wherever_it_is_typed(words):
    with pytest.raises(NotADate):
        from_words(words)
    with pytest.raises(ValueError, match="Enter a day"):
        day_from_words(words)
