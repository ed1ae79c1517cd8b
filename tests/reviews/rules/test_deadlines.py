"""When a step is due, and how it stands against that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from reviews.rules.deadlines import Due, due, state
from reviews.rules.stated import StatedDate, of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind

TODAY = date(2026, 4, 8)


@dataclass(frozen=True)
class Row:
    length: int
    unit: str
    starts_at: DateKind = DateKind.AWARE


@pytest.mark.parametrize(
    ("row", "start", "on"),
    [
        (Row(5, "working_day"), date(2026, 3, 30), date(2026, 4, 8)),
        (Row(10, "day"), date(2026, 3, 30), date(2026, 4, 9)),
        (Row(6, "month"), date(2026, 4, 27), date(2026, 10, 27)),
        (Row(6, "month"), date(2026, 8, 31), date(2027, 2, 28)),
        (Row(-1, "month"), date(2026, 1, 15), date(2025, 12, 15)),
        (Row(1, "year"), date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_due(row, start, on):
    assert due(row, start) == due(row, of_day(start)) == Due(on)


def test_due_when_the_first_day_is_not_known_to_the_day():
    assert due(Row(5, "working_day"), None) is None
    assert due(Row(5, "working_day"), from_words("March 2026")) is None


def test_due_is_not_sure_beyond_the_bank_holidays_that_are_held():
    assert due(Row(15, "working_day"), date(2027, 12, 20)) == Due(date(2028, 1, 12), is_sure=False)
    assert due(Row(15, "day"), date(2027, 12, 20)).is_sure


@pytest.mark.parametrize(
    ("on", "done", "words"),
    [
        (date(2026, 4, 9), None, "1 day left"),
        (TODAY, None, "today"),
        (date(2026, 4, 6), None, "2 days overdue"),
        (date(2026, 4, 6), date(2026, 4, 6), "done 6 April 2026, in time"),
        (date(2026, 4, 6), of_day(date(2026, 4, 7)), "done 7 April 2026, 1 day late"),
        (date(2026, 4, 6), from_words("April 2026"), "“April 2026” does not tell whether it was in time"),
        (date(2026, 4, 6), from_words("2025/26"), "done 2025/26, in time"),
        (date(2026, 4, 6), from_words("May 2026"), "done May 2026, late"),
        (date(2026, 4, 6), StatedDate("in spring", "none"), "“in spring” does not tell whether it was in time"),
    ],
)
def test_state(on, done, words):
    assert state(Due(on), done, TODAY) == words
