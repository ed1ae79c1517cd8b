"""Whether a report follows on from the last one."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.report_periods import follows, offered, years_in_words
from reviews.rules.stated import Period

YEAR = Period.of_months("2021-09", "2022-09")


@pytest.mark.parametrize(
    ("first", "last", "others", "said"),
    [
        ("2022-09", "2023-09", [YEAR], ["13 months: overlaps the last report by one month."]),
        ("2022-08", "2023-09", [YEAR], ["14 months: overlaps the last report by 2 months."]),
        ("2022-10", "2023-09", [YEAR], ["12 months: follows on from the last report."]),
        (
            "2022-11",
            "2023-10",
            [YEAR],
            ["12 months.", "One month is missing between this and the last report."],
        ),
        ("2023-01", "2023-12", [YEAR], ["12 months.", "3 months are missing between this and the last report."]),
        ("2022-09", "2022-09", [], ["1 month."]),
        ("2020-04", "2021-03", [YEAR], ["12 months."]),
        ("2021-09", "2022-09", [YEAR], ["13 months: overlaps the last report by 13 months."]),
    ],
)
def test_what_is_said_of_the_months(first, last, others, said):
    assert follows(Period.of_months(first, last), others) == said


@pytest.mark.parametrize(
    ("others", "today", "words"),
    [
        ([], date(2026, 6, 1), "April 2025 to March 2026"),
        ([], date(2026, 3, 31), "April 2024 to March 2025"),
        ([YEAR, Period.of_months("2020-09", "2021-08")], date(2026, 6, 1), "October 2022 to September 2023"),
    ],
)
def test_months_that_are_offered(others, today, words):
    assert offered(others, today).in_words == words


def test_years_of_a_title():
    assert years_in_words(Period.of_months("2025-01", "2025-12")) == "2025"
    assert years_in_words(YEAR) == "2021-22"
