"""What goes into a report: each suggestion with its reason."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from reviews.rules.facts import Undecided
from reviews.rules.inclusion import Dated, Decision, Known, Reported, Span, State, Suggestion, Suggestions, suggest
from reviews.rules.stated import Period, StatedDate, of_day

YEAR = Period.of_months("2025-04", "2026-03")
THIS = Reported(YEAR, "Annual report 2025/26")
LAST = Reported(Period.of_months("2024-04", "2025-03"), "Annual report 2024/25")
TOUCHING = Reported(Period.of_months("2024-03", "2025-04"), "A report of 14 months")
CALENDAR = Reported(Period.of_months("2024-09", "2025-08"), "A report from September")
CALENDAR_SHARES = "In the report for September 2024 to August 2025, which shares only some months with this one"
THIRTEEN = Reported(Period.of_months("2025-09", "2026-09"), "A report of 13 months")
QUARTER = Reported(Period.of_months("2025-07", "2025-09"), "A report of a quarter")
NEXT = Reported(Period.of_months("2026-04", "2027-03"), "Annual report 2026/27")
SPRING = StatedDate("spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))
UNDATED = StatedDate("last week", "none")


def held(day: date) -> Dated:
    return Dated("Held", of_day(day))


def open_since(day: date | None, *, is_over: bool = False, ended: StatedDate | None = None) -> Span:
    return Span("Open", of_day(day) if day else None, is_over, ended)


@pytest.mark.parametrize(
    ("known", "state", "reason"),
    [
        (Known(reported=(THIS,)), State.IN, "Reported for April 2025 to March 2026"),
        (Known(reported=(LAST, THIS)), State.IN, "Reported for April 2025 to March 2026"),
        (Known((held(date(2025, 4, 1)),)), State.IN, "Held: 1 April 2025"),
        (Known((held(date(2024, 1, 1)), held(date(2025, 4, 1)))), State.IN, "Held: 1 April 2025"),
        (Known((held(date(2025, 4, 1)),), (LAST,)), State.IN, "Held: 1 April 2025"),
        (Known(reported=(LAST,)), State.OUT, "In the report for April 2024 to March 2025"),
        (Known(reported=(TOUCHING,)), State.OUT, "In the report for March 2024 to April 2025"),
        (Known(reported=(NEXT,)), State.OUT, "In the report for April 2026 to March 2027"),
        (
            Known(reported=(CALENDAR,)),
            State.UNDECIDED,
            CALENDAR_SHARES,
        ),
        (
            Known(reported=(THIRTEEN,)),
            State.UNDECIDED,
            "In the report for September 2025 to September 2026, which shares only some months with this one",
        ),
        (Known((held(date(2025, 10, 1)),), (THIRTEEN,)), State.IN, "Held: 1 October 2025"),
        (Known((held(date(2026, 5, 1)),), (THIRTEEN,)), State.OUT, "Outside the period. Held: 1 May 2026"),
        (
            Known((held(date(2026, 5, 1)),), (THIRTEEN,), open_since(None)),
            State.UNDECIDED,
            "In the report for September 2025 to September 2026, which shares only some months with this one",
        ),
        (
            Known((held(date(2026, 5, 1)),), (THIRTEEN,), open_since(date(2026, 5, 1))),
            State.OUT,
            "Outside the period. Held: 1 May 2026",
        ),
        (Known(reported=(QUARTER,)), State.IN, "Reported for July 2025 to September 2025"),
        (Known(reported=(LAST, NEXT, CALENDAR)), State.UNDECIDED, CALENDAR_SHARES),
        (
            Known(reported=(LAST,), span=open_since(None)),
            State.UNDECIDED,
            "In the report for April 2024 to March 2025, and not known to be over",
        ),
        (Known(reported=(NEXT,), span=open_since(None)), State.OUT, "In the report for April 2026 to March 2027"),
        (Known((Dated("Describes", SPRING),)), State.UNDECIDED, "May be inside. Describes: spring 2026"),
        (Known(), State.UNDECIDED, "No date"),
        (Known((Dated("Held", UNDATED),)), State.UNDECIDED, "No date"),
        (Known((held(date(2026, 4, 1)),)), State.OUT, "Outside the period. Held: 1 April 2026"),
    ],
)
def test_suggestions(known: Known, state: State, reason: str) -> None:
    assert suggest(YEAR, known) == Suggestion(state, reason)


def test_a_month_of_a_longer_report_is_undecided() -> None:
    month = Period.of_months("2025-06", "2025-06")

    assert suggest(month, Known(reported=(THIS,))).state is State.UNDECIDED
    assert suggest(month, Known(reported=(LAST,))).state is State.OUT


@pytest.mark.parametrize(
    ("span", "state", "reason"),
    [
        (open_since(date(2024, 6, 1)), State.IN, "Open in the period"),
        (open_since(date(2026, 3, 31)), State.IN, "Open in the period"),
        (open_since(date(2026, 4, 1)), State.OUT, "Outside the period"),
        (open_since(date(2024, 6, 1), is_over=True, ended=of_day(date(2025, 4, 1))), State.IN, "Open in the period"),
        (open_since(date(2024, 6, 1), is_over=True, ended=of_day(date(2025, 3, 31))), State.OUT, "Outside the period"),
        (open_since(date(2024, 6, 1), is_over=True), State.UNDECIDED, "May have been open in the period"),
        (Span("Open", SPRING, False), State.UNDECIDED, "May have been open in the period"),
        (open_since(None), State.UNDECIDED, "No date"),
    ],
)
def test_what_went_on_in_the_period_is_in(span: Span, state: State, reason: str) -> None:
    assert suggest(YEAR, Known(span=span)) == Suggestion(state, reason)


def test_a_span_that_begins_at_an_unknown_time_may_be_inside() -> None:
    assert suggest(YEAR, Known(span=Span("Open", UNDATED, False))).state is State.UNDECIDED


@pytest.mark.parametrize(("is_in", "state"), [(True, State.IN), (False, State.OUT)])
def test_a_decision_goes_before_all(is_in: bool, state: State) -> None:
    decided = suggest(YEAR, Known(reported=(THIS,)), Decision(is_in, "The chair asked for it"))

    assert decided == Suggestion(state, "The chair asked for it", is_decided=True)
    assert suggest(YEAR, Known(), Decision(is_in)).reason == "Decided for this report"


def test_what_is_in_and_how_much_is_undecided() -> None:
    first, second, third = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    all_ = Suggestions(
        reviews={first: Suggestion(State.IN, ""), second: Suggestion(State.UNDECIDED, "")},
        events={third: Suggestion(State.OUT, "")},
    )

    included = all_.included

    assert included.reviews == {first}
    assert included.events == frozenset()
    assert included.undecided == Undecided(reviews=1)
    assert included.undecided.all == 1
