"""Where a part was on a day, by what was said of it: late news, months, reports that were loaded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reviews.rules.positions import Said, done_in_period, done_on, from_report, known
from reviews.rules.stated import Period, StatedDate, of_day
from reviews.vocabulary import PartStatus

END = date(2026, 3, 31)
JUNE = date(2026, 6, 12)
YEAR = Period.of_months("2025-04", "2026-03")
LAST_YEAR = Period.of_months("2024-04", "2025-03")
IN_PROGRESS, DONE = PartStatus.IN_PROGRESS, PartStatus.DONE
MARCH = StatedDate("March 2026", "month", date(2026, 3, 1), date(2026, 3, 31))
NO_YEAR = StatedDate("in March", "none")


def said(status: PartStatus, entered: date, position: StatedDate | None = None, **options: object) -> Said:
    return Said(status, datetime(entered.year, entered.month, entered.day, 12, tzinfo=UTC), position, **options)


def status(updates: list[Said], on: date = END, known_on: date = JUNE) -> PartStatus | None:
    found = known(updates, on, known_on)
    return found[-1].status if found else None


def test_news_that_came_late_counts_for_the_day_it_is_about() -> None:
    """Done on 20 March, told on 10 June."""
    updates = [said(IN_PROGRESS, date(2026, 1, 8)), said(DONE, date(2026, 6, 10), of_day(date(2026, 3, 20)))]

    assert status(updates, known_on=date(2026, 6, 9)) is IN_PROGRESS
    assert status(updates, known_on=date(2026, 6, 10)) is DONE
    assert status(updates, on=date(2026, 3, 19)) is IN_PROGRESS


def test_what_happened_after_the_day_is_not_told_of_it() -> None:
    updates = [said(IN_PROGRESS, date(2026, 1, 8)), said(DONE, date(2026, 4, 2))]

    assert status(updates) is IN_PROGRESS
    assert status(updates, on=date(2026, 4, 2)) is DONE
    assert status(updates, on=date(2025, 12, 31)) is None


def test_a_moment_just_before_midnight_in_winter_is_of_its_day_in_london() -> None:
    late = Said(DONE, datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    assert late.entered_on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("entered", "expected"), [(date(2026, 3, 5), DONE), (date(2026, 4, 5), IN_PROGRESS)], ids=["before", "after"]
)
def test_a_month_is_as_late_in_it_as_it_was_written_down(entered: date, expected: PartStatus) -> None:
    """What was said in early March of March does not undo what was done on the 20th; what was said in April does."""
    updates = [said(IN_PROGRESS, entered, MARCH), said(DONE, date(2026, 3, 20), of_day(date(2026, 3, 20)))]

    assert status(updates) is expected


def test_a_report_without_a_date_is_true_of_its_months() -> None:
    loaded = said(DONE, JUNE, is_from_file=True, reported_for=YEAR)

    assert status([loaded]) is DONE
    assert status([loaded], on=date(2025, 9, 30)) is DONE, "its months had begun"
    assert status([loaded], on=date(2025, 3, 31)) is None
    assert loaded.stated is None


def test_a_report_of_no_known_time_holds_from_the_beginning() -> None:
    loaded = said(DONE, JUNE, is_from_file=True)

    assert status([loaded], on=date(2001, 1, 1)) is DONE


def test_a_later_report_goes_before_an_earlier_one_whichever_was_loaded_first() -> None:
    first = said(IN_PROGRESS, JUNE, is_from_file=True, reported_for=LAST_YEAR)
    second = said(DONE, date(2026, 6, 1), is_from_file=True, reported_for=YEAR)

    assert status([second, first]) is DONE


def test_a_day_that_is_stated_goes_before_one_that_a_report_left_to_be_assumed() -> None:
    """A report of the year said no more than "in progress"; later somebody says that it was done in August."""
    loaded = said(IN_PROGRESS, date(2026, 6, 1), is_from_file=True, reported_for=YEAR)
    done = said(DONE, date(2026, 6, 10), of_day(date(2025, 8, 15)))

    for updates in ([loaded, done], [done, loaded]):
        assert status(updates) is DONE
        assert status(updates, on=date(2026, 6, 1)) is DONE, "at a later position too"
        assert status(updates, on=date(2025, 8, 14)) is IN_PROGRESS, "of after the day"
        assert status(updates, known_on=date(2026, 6, 9)) is IN_PROGRESS, "not yet written down"


def test_a_report_loaded_after_a_day_was_stated_is_taken_by_the_end_of_its_months() -> None:
    stated = said(DONE, date(2026, 5, 1), of_day(date(2025, 8, 15)))
    loaded = said(IN_PROGRESS, date(2026, 6, 1), is_from_file=True, reported_for=YEAR)
    later = said(DONE, date(2026, 6, 2), of_day(date(2025, 7, 1)))

    assert status([stated, loaded]) is IN_PROGRESS
    assert status([stated, loaded, later]) is DONE, "of two that are stated the later day counts"


def test_of_one_day_stated_twice_what_was_written_down_last_counts() -> None:
    day = of_day(date(2025, 8, 15))
    updates = [said(DONE, date(2026, 6, 2), day), said(IN_PROGRESS, date(2026, 6, 1), day)]

    assert status(updates) is DONE


def test_a_day_that_a_file_states_is_no_assumption() -> None:
    loaded = said(IN_PROGRESS, date(2026, 6, 1), of_day(date(2025, 9, 1)), is_from_file=True, reported_for=YEAR)

    assert status([loaded, said(DONE, date(2026, 6, 2), of_day(date(2025, 8, 15)))]) is IN_PROGRESS


def test_words_without_a_year_are_of_the_day_they_were_written_or_of_their_report() -> None:
    assert status([said(DONE, date(2026, 4, 2), NO_YEAR)]) is None
    assert status([said(DONE, date(2026, 4, 2), NO_YEAR, is_from_file=True, reported_for=YEAR)]) is DONE


def test_it_was_done_by_the_first_of_the_last_updates_that_say_so() -> None:
    reopened = [
        said(DONE, date(2025, 5, 1)),
        said(IN_PROGRESS, date(2025, 6, 1)),
        said(DONE, date(2025, 7, 1)),
        said(DONE, date(2025, 8, 1)),
    ]

    found = done_on(known(reopened, END, JUNE))

    assert found is not None
    assert found.entered_on == date(2025, 7, 1)
    assert done_on(known(reopened[:2], END, JUNE)) is None
    assert done_on(known(reopened[:1], END, JUNE)) == reopened[0]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2025, 3, 31)], False),
        ([date(2025, 4, 1)], True),
        ([date(2025, 3, 31), date(2026, 3, 31)], True),
        ([date(2025, 5, 1), date(2026, 4, 1)], False),
        ([date(2025, 5, 1), None], True),
        ([date(2025, 3, 1), None], None),
        ([None], None),
        ([], None),
    ],
)
def test_an_action_is_done_with_its_last_part(days: list[date | None], expected: bool | None) -> None:
    assert done_in_period([of_day(day) if day else None for day in days], YEAR) is expected


def test_a_season_at_the_edge_may_be_outside() -> None:
    spring = StatedDate("spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))

    assert done_in_period([spring], YEAR) is None


def test_a_report_that_says_no_more_than_the_state_is_named() -> None:
    assert from_report("Annual report 2025/26") == "Reported in Annual report 2025/26."
