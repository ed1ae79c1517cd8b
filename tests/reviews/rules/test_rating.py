"""The colour of a part on each boundary day, with its reason."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from reviews.rules.rating import CLOSED, Rated, Tolerance, lateness, rate
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import Outlook, PartStatus, Rating

TODAY = date(2026, 3, 31)
MARCH = StatedDate("March 2026", "month", date(2026, 3, 1), date(2026, 3, 31))
NO_YEAR = StatedDate("in March", "month")
SINCE = StatedDate("since May 2025", "since_month", date(2025, 5, 1))
JUST_NOW = of_day(TODAY)


@pytest.mark.parametrize(
    ("days", "rated"),
    [
        (-1, Rated(Rating.RED, "1 day late")),
        (-14, Rated(Rating.RED, "14 days late")),
        (0, Rated(Rating.AMBER, "due today")),
        (1, Rated(Rating.AMBER, "1 day left")),
        (28, Rated(Rating.AMBER, "28 days left")),
        (29, Rated(Rating.GREEN, "in progress, 29 days left")),
        (400, Rated(Rating.GREEN, "in progress, 400 days left")),
    ],
)
def test_started_part_is_rated_by_the_days_to_its_due_date(days: int, rated: Rated) -> None:
    assert _rate(due=_in(days)) == rated


@pytest.mark.parametrize(
    ("days", "rated"),
    [
        (-1, Rated(Rating.RED, "1 day late")),
        (28, Rated(Rating.AMBER, "28 days left")),
        (29, Rated(Rating.AMBER, "not started, 29 days left")),
        (56, Rated(Rating.AMBER, "not started, 56 days left")),
        (57, Rated(Rating.GREY, "not due yet, 57 days left")),
    ],
)
def test_part_not_started_is_grey_only_while_it_is_not_due(days: int, rated: Rated) -> None:
    assert _rate(PartStatus.NOT_STARTED, due=_in(days), last_position=None) == rated


@pytest.mark.parametrize(
    ("last_position", "rated"),
    [
        (None, Rated(Rating.AMBER, "no dated update yet")),
        (NO_YEAR, Rated(Rating.AMBER, "no dated update yet")),
        (SINCE, Rated(Rating.AMBER, "last update since May 2025")),
        (of_day(TODAY - timedelta(days=57)), Rated(Rating.AMBER, "last update 2 February 2026")),
        (of_day(TODAY - timedelta(days=56)), Rated(Rating.GREEN, "in progress, 90 days left")),
        (MARCH, Rated(Rating.GREEN, "in progress, 90 days left")),
    ],
)
def test_part_without_an_update_for_long_is_amber(last_position: StatedDate | None, rated: Rated) -> None:
    assert _rate(due=_in(90), last_position=last_position) == rated


@pytest.mark.parametrize(
    ("original_due", "rated"),
    [
        (of_day(date(2026, 6, 28)), Rated(Rating.AMBER, "due date moved from 28 June 2026")),
        (of_day(date(2026, 6, 29)), Rated(Rating.GREEN, "in progress, 90 days left")),
        (of_day(date(2026, 6, 30)), Rated(Rating.GREEN, "in progress, 90 days left")),
        (MARCH, Rated(Rating.AMBER, "due date moved from March 2026")),
        (NO_YEAR, Rated(Rating.GREEN, "in progress, 90 days left")),
        (None, Rated(Rating.GREEN, "in progress, 90 days left")),
    ],
)
def test_part_whose_due_date_was_moved_back_is_amber(original_due: StatedDate | None, rated: Rated) -> None:
    assert _rate(due=_in(90), original_due=original_due) == rated


@pytest.mark.parametrize(
    ("outlook", "days", "rated"),
    [
        (Outlook.BEHIND, 90, Rated(Rating.AMBER, "behind, 90 days left")),
        (Outlook.BEHIND, 0, Rated(Rating.AMBER, "behind, due today")),
        (Outlook.BEHIND, -1, Rated(Rating.RED, "1 day late")),
        (Outlook.ON_TRACK, 90, Rated(Rating.GREEN, "on track, 90 days left")),
        (Outlook.ON_TRACK, 28, Rated(Rating.AMBER, "28 days left")),
    ],
)
def test_outlook_is_heard_but_does_not_hide_the_date(outlook: Outlook, days: int, rated: Rated) -> None:
    assert _rate(outlook=outlook, due=_in(days)) == rated


@pytest.mark.parametrize(
    ("due", "outlook", "rated"),
    [
        (None, Outlook.ON_TRACK, Rated(Rating.GREY, "no date set")),
        (None, Outlook.NOT_SAID, Rated(Rating.GREY, "no date set")),
        (None, Outlook.BEHIND, Rated(Rating.AMBER, "behind, no date set")),
        (NO_YEAR, Outlook.ON_TRACK, Rated(Rating.GREY, "date not known to the day: in March")),
        (NO_YEAR, Outlook.BEHIND, Rated(Rating.AMBER, "behind, date not known to the day: in March")),
        (SINCE, Outlook.NOT_SAID, Rated(Rating.GREY, "date not known to the day: since May 2025")),
    ],
)
def test_part_without_a_last_day_says_so(due: StatedDate | None, outlook: Outlook, rated: Rated) -> None:
    assert _rate(outlook=outlook, due=due) == rated


@pytest.mark.parametrize(
    ("status", "outlook", "due"),
    list(product((PartStatus.NOT_STARTED, PartStatus.IN_PROGRESS), Outlook, (None, NO_YEAR, SINCE))),
)
def test_open_part_without_a_last_day_is_never_green_or_red(
    status: PartStatus, outlook: Outlook, due: StatedDate | None
) -> None:
    assert _rate(status, outlook=outlook, due=due).rating in (Rating.GREY, Rating.AMBER)


@pytest.mark.parametrize(
    ("status", "is_signed_off", "rated"),
    [
        (PartStatus.DONE, True, Rated(Rating.BLUE, "done and signed off")),
        (PartStatus.DONE, False, Rated(Rating.GREEN, "done, as the agency says")),
        (PartStatus.CANNOT_BE_DONE, True, Rated(Rating.RED, "cannot be done")),
        (PartStatus.CANNOT_BE_DONE, False, Rated(Rating.RED, "cannot be done")),
        (PartStatus.NOT_OURS, False, Rated(Rating.GREY, "not ours")),
    ],
)
def test_closed_part_is_rated_by_its_status_alone(status: PartStatus, is_signed_off: bool, rated: Rated) -> None:
    assert {_rate(status, due=due, is_signed_off=is_signed_off) for due in (None, _in(-1), _in(9))} == {rated}


def test_every_status_is_open_or_has_its_colour() -> None:
    assert set(CLOSED) | {PartStatus.NOT_STARTED, PartStatus.IN_PROGRESS} == set(PartStatus)


def test_open_part_is_never_blue_when_signed_off_by_mistake() -> None:
    assert _rate(due=_in(90), is_signed_off=True).rating is Rating.GREEN


@pytest.mark.parametrize(
    ("today", "words", "rating"),
    [
        (date(2026, 2, 27), "up to 32 days left", Rating.GREEN),
        (date(2026, 3, 3), "up to 28 days left", Rating.AMBER),
        (date(2026, 3, 30), "up to 1 day left", Rating.AMBER),
        (date(2026, 3, 31), "due today at the latest", Rating.AMBER),
        (date(2026, 4, 1), "at least 1 day late", Rating.RED),
    ],
)
def test_due_date_that_is_a_range_is_overdue_only_after_its_last_day(today: date, words: str, rating: Rating) -> None:
    rated = rate(PartStatus.IN_PROGRESS, Outlook.ON_TRACK, MARCH, MARCH, of_day(today), today, Tolerance())

    assert lateness(MARCH, today) == words
    assert rated.rating is rating
    assert rated.reason.endswith(words)


def test_tolerance_is_the_partnerships_own() -> None:
    strict = Tolerance(due_soon_days=100, no_update_days=7, not_due_days=200)

    assert _rate(due=_in(100), tolerance=strict).rating is Rating.AMBER
    assert _rate(due=_in(101), tolerance=strict).rating is Rating.GREEN
    assert _rate(due=_in(101), last_position=_in(-8), tolerance=strict).rating is Rating.AMBER
    assert _rate(PartStatus.NOT_STARTED, due=_in(200), tolerance=strict).rating is Rating.AMBER


def _in(days: int) -> StatedDate:
    return of_day(TODAY + timedelta(days=days))


def _rate(
    status: PartStatus = PartStatus.IN_PROGRESS,
    *,
    outlook: Outlook = Outlook.NOT_SAID,
    due: StatedDate | None = None,
    original_due: StatedDate | None = None,
    last_position: StatedDate | None = JUST_NOW,
    tolerance: Tolerance = Tolerance(),  # noqa: B008 - frozen
    is_signed_off: bool = False,
) -> Rated:
    return rate(status, outlook, due, original_due, last_position, TODAY, tolerance, is_signed_off=is_signed_off)
