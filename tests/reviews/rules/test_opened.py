"""How many reviews were open as the months began, and began and ended in them, by facts made by hand."""

from __future__ import annotations

from datetime import date

from reviews.rules.facts import ReviewFacts
from reviews.rules.opened import in_these_months, was_open
from reviews.rules.prose import paragraph
from reviews.rules.prose_reviews import review_rows
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind
from tests.reviews.rules.test_chapter_reviews import COMPLETED, PUBLISHED, WINTER, of, told
from tests.support.report_facts import SCOPE, SPRING, case, review

MAY, JUNE, APRIL_AFTER = (of_day(day) for day in (date(2025, 5, 4), date(2025, 6, 5), date(2026, 4, 1)))
YEAR = StatedDate("2025", "year", date(2025, 1, 1), date(2025, 12, 31))


def turned(*reviews: ReviewFacts) -> str:
    return "".join(each.text for each in paragraph(*in_these_months(of(*reviews))).sentences)


def test_what_was_open_at_the_start_is_said_as_far_as_dates_allow() -> None:
    reviews = (
        review(case(), dates={DateKind.STARTED: WINTER}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: SPRING}),
        review(case(), **COMPLETED, dates={DateKind.CONCLUDED: WINTER}),
        review(case(), dates={DateKind.STARTED: SPRING}),
        review(case(), dates={DateKind.DRAFT: SPRING}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER}),
    )

    known = "Two reviews are known to have been open at the start of April 2025. Of two reviews it cannot be said: "
    assert known in told(of(*reviews[:2], *reviews[3:5], review(case())))
    assert "At the start of April 2025 one review was open." in told(of(reviews[0], reviews[2], reviews[3]))
    no_end = told(of(reviews[0], reviews[2], reviews[5]))
    assert "One review is known to have been open at the start of April 2025. Of one review it cannot be said" in no_end
    assert "How many were open at the start of April 2025 cannot be said" in told(of(review(case())))


def test_none_is_said_to_have_been_open_of_those_alone_whose_dates_say_so() -> None:
    later = [review(case(), dates={DateKind.STARTED: SPRING}) for _ in range(2)]
    earlier, silent = review(case(), dates={DateKind.STARTED: WINTER}), [review(case()) for _ in range(7)]
    start = "at the start of April 2025"

    one, few = told(of(later[0], *silent)), told(of(*later, silent[0]))

    assert f"The one review whose dates allow an answer was not open {start}. Of seven reviews it cannot be said" in one
    assert f"None of the two reviews whose dates allow an answer was open {start}. Of one review it cannot be" in few
    assert "when it began or ended" in few
    assert "no reviews were open" not in one + few
    assert f"One review is known to have been open {start}. Of one review" in told(of(earlier, silent[0]))
    assert "At the start of April 2025 no reviews were open." in told(of(*later))


def test_a_review_that_ended_at_an_unknown_time_may_have_been_open() -> None:
    year = StatedDate("2025", "year", date(2025, 1, 1), date(2025, 12, 31))
    found = review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: year})

    assert "cannot be said" in told(of(found))


def test_what_came_before_a_review_does_not_open_it_where_its_start_is_held() -> None:
    told_of = {DateKind.AWARE: WINTER, DateKind.NOTIFIED: WINTER}
    first = SCOPE.period.first

    assert was_open(review(case(), dates=told_of), first, SCOPE.position_on)
    assert was_open(review(case(), dates={**told_of, DateKind.STARTED: MAY}), first, SCOPE.position_on) is False
    assert was_open(review(case(), dates={**told_of, DateKind.STARTED: YEAR}), first, SCOPE.position_on) is None


def test_a_report_that_was_taken_down_did_not_end_then() -> None:
    dates = {DateKind.STARTED: WINTER, DateKind.PUBLISHED: WINTER, DateKind.WITHDRAWN: MAY}

    assert was_open(review(case(), **PUBLISHED, dates=dates), SCOPE.period.first, SCOPE.position_on) is False


def test_how_many_began_and_ended_where_every_date_tells_it() -> None:
    early = review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: MAY})
    both = review(case(), **COMPLETED, dates={DateKind.STARTED: MAY, DateKind.REVIEWED: JUNE})
    after = {"is_under_way": False, "is_to_begin": True, "dates": {DateKind.STARTED: APRIL_AFTER}}

    said = turned(early, both, review(case(), **after))

    assert said == "In these months one review began. In these months two reviews ended."
    began, ended = in_these_months(of(early, both))
    assert [run.source.rows for run in (began.runs[1], ended.runs[1])] == [
        review_rows([both]),
        review_rows([early, both]),
    ]


def test_what_is_possible_and_what_is_not_held_stand_apart_from_what_is_certain() -> None:
    reviews = (
        review(case(), dates={DateKind.STARTED: MAY}),
        review(case(), dates={DateKind.STARTED: JUNE}),
        review(case(), dates={DateKind.STARTED: YEAR}),
        review(case()),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: JUNE}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: SPRING}),
    )

    assert turned(*reviews) == (
        "In these months two reviews are known to have begun; one review may have done so; "
        "of one review the record does not hold when it began. "
        "In these months one review is known to have ended; one review may have done so; "
        "of two reviews the record does not hold when they ended."
    )
    assert turned(review(case(), dates={DateKind.STARTED: YEAR})).startswith(
        "In these months no reviews are known to have begun; one review may have done so. In these months no reviews"
    )
    assert turned(*reviews) in told(of(*reviews))
