"""Timescales in words, and which rows are in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from reviews.queries.review_types import everything
from reviews.rules import timescales
from reviews.vocabulary import DateKind


@dataclass
class Row:
    starts_at: DateKind = DateKind.NOTIFIED
    length: int = 15
    unit: str = "working_day"
    from_on: date | None = None
    until_on: date | None = None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row(), "15 working days from notification to the Panel"),
        (Row(DateKind.PUBLICATION_PLANNED, -7), "7 working days before the planned publication"),
        (Row(DateKind.PUBLISHED, 1, "year"), "1 year from publication"),
        (Row(DateKind.DRAFT, 28, "day"), "28 days from “Draft report”"),
    ],
)
def test_in_words(row, words):
    assert timescales.in_words(row) == words


@pytest.mark.parametrize(
    ("day", "is_in"),
    [(date(2019, 9, 28), False), (date(2019, 9, 29), True), (date(2023, 1, 1), True), (date(2023, 1, 2), False)],
)
def test_a_row_is_in_force_on_both_of_its_days(day, is_in):
    row = Row(from_on=date(2019, 9, 29), until_on=date(2023, 1, 1))

    assert timescales.is_in_force(row, day) is is_in
    assert timescales.in_force([row, Row()], day)[-1].from_on is None


def test_every_shipped_timescale_reads_as_words(app):
    rows = [row for each in everything() for row in each.timescales]

    assert len(rows) >= 10
    assert all("“" not in row.in_words for row in rows), "name the step that it is counted from"
