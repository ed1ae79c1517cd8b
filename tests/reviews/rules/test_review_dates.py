"""Dates of a review that contradict each other, or lie ahead; where there is any doubt they stand."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.review_dates import FUTURE, PLANNED, Move, faults, stage_fault
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind

TODAY = date(2026, 11, 21)
STARTED, CONCLUDED, PUBLISHED = DateKind.STARTED, DateKind.CONCLUDED, DateKind.PUBLISHED


def test_a_review_is_not_concluded_before_it_started():
    dates = {STARTED: from_words("May 2026"), CONCLUDED: from_words("spring 2020")}

    assert faults(dates, [CONCLUDED], TODAY) == {
        CONCLUDED: "Enter a date that is not before “Started”, May 2026, or correct that one"
    }
    assert faults(dates, [STARTED], TODAY) == {
        STARTED: "Enter a date that is not after “Concluded”, spring 2020, or correct that one"
    }
    assert list(faults(dates, [STARTED, CONCLUDED], TODAY)) == [CONCLUDED]


def test_dates_that_are_left_as_they_stood_are_left():
    dates = {STARTED: from_words("May 2026"), CONCLUDED: from_words("2020"), DateKind.AWARE: from_words("June 2019")}

    assert faults(dates, [DateKind.AWARE], TODAY) == {}


@pytest.mark.parametrize("concluded", ["May 2026", "2026", "spring 2026", "20 November 2026"])
def test_dates_that_may_be_in_order_stand(concluded):
    dates = {STARTED: from_words("12 May 2026"), CONCLUDED: from_words(concluded)}

    assert faults(dates, dates, TODAY) == {}


def test_dates_of_no_year_stand():
    dates = {STARTED: StatedDate("in May", "none"), CONCLUDED: from_words("2020"), DateKind.AWARE: None}

    assert faults(dates, dates, TODAY) == {}


@pytest.mark.parametrize(
    ("kind", "sentence"), [(STARTED, FUTURE), (PUBLISHED, PLANNED), (DateKind.PUBLICATION_PLANNED, None)]
)
def test_a_step_that_lies_ahead_is_no_step_but_a_plan_is(kind, sentence):
    ahead, perhaps = {kind: from_words("1 January 2027")}, {kind: from_words("November 2026")}

    assert (faults(ahead, [kind], TODAY).get(kind), faults(perhaps, [kind], TODAY)) == (sentence, {})


HELD = {DateKind.AWARE: from_words("March 2026"), STARTED: from_words("May 2026"), CONCLUDED: from_words("July 2026")}
ON_HOLD = ("On hold", from_words("20 May 2026"))


@pytest.mark.parametrize(
    ("on", "kind", "since", "moves", "said"),
    [
        ("1 January 2027", None, None, [], FUTURE),
        ("November 2026", None, None, [], None),
        ("19 May 2026", None, None, [ON_HOLD], "the stage “On hold”, 20 May 2026, or put that one back"),
        ("May 2026", STARTED, None, [ON_HOLD], None),
        ("21 May 2026", STARTED, None, [ON_HOLD], None),
        ("February 2026", None, None, [], "“Became aware”, March 2026, or correct"),
        ("April 2026", None, None, [], None),
        ("April 2026", None, STARTED, [], "“Started”, May 2026, or correct"),
        ("April 2026", STARTED, None, [], "“Started”, May 2026, or correct"),
        ("April 2026", CONCLUDED, None, [], "“Concluded”, July 2026, or correct"),
        ("April 2026", PUBLISHED, None, [], "“Started”, May 2026, or correct"),
        ("June 2026", PUBLISHED, CONCLUDED, [], "“Concluded”, July 2026, or correct"),
        ("August 2026", PUBLISHED, CONCLUDED, [], None),
    ],
)
def test_a_stage_is_reached_on_no_day_before_those_that_came_first(on, kind, since, moves, said):
    fault = stage_fault(from_words(on), Move(kind, since, HELD, moves), TODAY)

    assert (said or "None") in str(fault)
    assert bool(fault) is bool(said)


def test_of_several_earlier_stages_the_last_is_named():
    moves = [("Under way", from_words("10 November 2026")), ON_HOLD, ("Completed", from_words("1 June 2026"))]

    fault = stage_fault(from_words("19 May 2026"), Move(None, None, {}, moves), TODAY)

    assert "before the stage “Completed”, 1 June 2026" in fault
