"""What a decision means for the reviews that stand on its case."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest

from reviews.rules.decisions import Days, against, carried, disputed, refusal, steps
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind, IncidentDecision, Led

AWARE, FIRST, LATER = date(2026, 3, 30), date(2026, 4, 2), date(2026, 4, 9)
DHR, NONE, ELSEWHERE = IncidentDecision.DHR, IncidentDecision.NOT_NOTIFIED, IncidentDecision.OTHER_AREA
BY_MISTAKE = IncidentDecision.LOGGED_BY_MISTAKE
NOTHING = Days(None, None, None, None)


def review(stage="under_way", *, led=Led.HERE, is_under_way=True, **dates):
    held = {DateKind(kind): from_words(on) for kind, on in dates.items()}
    return SimpleNamespace(
        id=uuid4(),
        review_type=SimpleNamespace(code="DHR", name="DHR"),
        stage=SimpleNamespace(code=stage, name=stage.replace("_", " ").capitalize(), is_under_way=is_under_way),
        led=led,
        date_of=held.get,
    )


def test_a_notification_is_the_decision_to_carry_out_its_review():
    assert steps(Days(IncidentDecision.NOTIFIED, AWARE, FIRST, LATER)) == {
        DateKind.AWARE: AWARE,
        DateKind.NOTIFIED: FIRST,
    }
    assert steps(Days(DHR, None, None, LATER)) == {DateKind.DECIDED: LATER}


@pytest.mark.parametrize(
    ("before", "now", "held", "expected"),
    [
        (FIRST, FIRST, LATER, None),
        (FIRST, FIRST, None, None),
        (FIRST, LATER, FIRST, LATER),
        (FIRST, LATER, AWARE, None),
        (FIRST, LATER, None, None),
    ],
)
def test_only_a_day_that_was_changed_goes_for_the_review_where_both_agreed(before, now, held, expected):
    dates = {DateKind.DECIDED: of_day(held)} if held else {}

    found = carried(Days(DHR, None, None, before), Days(DHR, None, None, now), dates)

    assert found == ({DateKind.DECIDED: of_day(expected)} if expected else {})


@pytest.mark.parametrize("before", [NOTHING, Days(IncidentDecision.SAR, AWARE, None, LATER)])
def test_a_review_that_the_decision_is_new_to_is_given_what_it_lacks(before):
    found = carried(before, Days(DHR, AWARE, None, LATER), {DateKind.DECIDED: of_day(FIRST)})

    assert found == {DateKind.AWARE: of_day(AWARE)}


@pytest.mark.parametrize(
    ("decision", "stands"),
    [
        (NONE, ["under_way", "elsewhere", "published"]),
        (ELSEWHERE, ["under_way", "published"]),
        (DHR, []),
        (BY_MISTAKE, []),
        (None, []),
    ],
)
def test_which_reviews_stand_against_a_decision(decision, stands):
    every = [review(code) for code in ("being_considered", "under_way", "not_taken_forward", "published")]
    every.insert(2, review("elsewhere", led=Led.ELSEWHERE))

    assert [each.stage.code for each in against(decision, every)] == stands


def test_a_refusal_says_what_to_do_and_words_of_a_decision_that_stands_are_not_refused():
    said, of_another = (refusal(DHR, decision, [review()]) for decision in (NONE, ELSEWHERE))

    assert said == (
        "“Not notified, no review” cannot be recorded: the DHR of this case stands at the stage “Under way”. If it is "
        "not carried out, record its stage “Not taken forward” first, or put back a stage that was recorded by "
        "mistake. Else choose the decision that led to it."
    )
    assert "is led here and stands at the stage" in of_another
    assert "If another area leads it, say so under “Edit” of the review." in of_another
    assert [refusal(NONE, NONE, [review()]), refusal(None, NONE, [])] == [None, None]


def asked(decision, *reviews):
    return [need.words for need in disputed(Days(decision, AWARE, None, FIRST), reviews)]


def test_days_of_the_decision_and_of_its_review_that_differ_are_asked_about():
    assert asked(DHR, review(decided="2 April 2026"), review(decided="April 2026"), review()) == []
    assert asked(IncidentDecision.SAR, review(decided="5 November 2025")) == []
    assert asked(DHR, review(decided="5 November 2025", aware="31 March 2026")) == [
        "Which day of becoming aware is right: 30 March 2026, or 31 March 2026 as the review has it",
        "Which day of the decision is right: 2 April 2026, or 5 November 2025 as the review has it",
    ]


@pytest.mark.parametrize(
    ("stage", "is_under_way", "is_asked"),
    [("under_way", True, True), ("not_published", False, True), ("published", False, False)],
)
def test_a_date_of_publication_is_asked_about_unless_the_stage_agrees(stage, is_under_way, is_asked):
    found = asked(DHR, review(stage, is_under_way=is_under_way, published="May 2026"))

    assert [words.startswith("Whether the DHR is published") for words in found] == [True] * is_asked


def test_a_decision_against_a_review_that_stands_is_asked_about():
    assert asked(NONE, review(), review("not_taken_forward")) == [
        "What is right: “Not notified, no review”, or the DHR at the stage “Under way”"
    ]


def test_nothing_is_asked_about_a_case_that_was_logged_by_mistake():
    assert asked(BY_MISTAKE, review(published="May 2026")) == []
