"""Whether a theme came again after what was to be done about it was done."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from reviews.rules.recurrence import Came, Recurrence, Verdict, Work, verdict

ALDER, BIRCH, CEDAR = (uuid.UUID(int=number) for number in (1, 2, 3))
MARCH, MAY, JULY = date(2026, 3, 31), date(2026, 5, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("work", "came", "expected"),
    [
        ([], [Came(ALDER, MARCH), Came(BIRCH, MAY)], Recurrence.NO_ACTION),
        ([Work(ALDER, False)], [Came(ALDER, MARCH), Came(BIRCH, MAY)], Recurrence.STILL_OPEN),
        ([Work(ALDER, True, MAY)], [Came(ALDER, MARCH), Came(BIRCH, MARCH)], Recurrence.NOT_SINCE),
        ([Work(ALDER, True, MAY)], [Came(ALDER, MARCH), Came(BIRCH, MAY)], Recurrence.NOT_SINCE),
        ([Work(ALDER, True)], [Came(ALDER, MARCH), Came(BIRCH, MAY)], Recurrence.CANNOT_BE_TOLD),
        ([Work(ALDER, True, MARCH)], [Came(ALDER, MARCH), Came(BIRCH, None)], Recurrence.CANNOT_BE_TOLD),
        ([Work(ALDER, True, MARCH)], [Came(ALDER, JULY)], Recurrence.NOT_SINCE),
    ],
)
def test_theme_that_is_not_seen_to_come_again(work, came, expected):
    assert verdict(work, came) == Verdict(expected)


def test_theme_comes_again_in_a_case_after_the_work_of_an_earlier_one_whatever_is_open_besides():
    work = [Work(ALDER, True, MARCH), Work(BIRCH, False)]

    found = verdict(work, [Came(ALDER, date(2025, 1, 1)), Came(BIRCH, MAY)])

    assert found == Verdict(Recurrence.CAME_AGAIN, ((BIRCH, ALDER),))


def test_case_is_told_once_with_the_work_that_was_done_last_before_it():
    work = [Work(BIRCH, True, MAY), Work(ALDER, True, MARCH), Work(None, True, date(2026, 1, 1))]

    found = verdict(work, [Came(CEDAR, JULY)])

    assert found.again == ((CEDAR, BIRCH),)


def test_work_of_no_case_counts_too():
    assert verdict([Work(None, True, MARCH)], [Came(ALDER, MAY)]).again == ((ALDER, None),)
