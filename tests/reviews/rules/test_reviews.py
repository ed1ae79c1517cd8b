"""Where a review may go, which of its dates says most, and what its type can date."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from partnership.errors import RuleBroken
from reviews.queries.review_types import everything
from reviews.rules import reviews
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind


@dataclass
class Stage:
    code: str
    name: str


@dataclass
class Step:
    kind: DateKind
    on: StatedDate


BEGUN, SENT, DONE = (
    Stage("in_progress", "Under way"),
    Stage("sent", "Sent to the Panel"),
    Stage("completed", "Completed"),
)


def test_move_when_the_type_lets_the_stage_follow():
    assert reviews.move(BEGUN, SENT, [SENT, DONE]) is SENT


@pytest.mark.parametrize(
    ("now", "wanted", "allowed", "sentence"),
    [
        (BEGUN, BEGUN, [SENT], "This review is at the stage “Under way” already."),
        (DONE, SENT, [], "“Completed” is the last stage of this type of review: nothing follows it."),
        (
            SENT,
            BEGUN,
            [DONE],
            "A review at the stage “Sent to the Panel” does not go on to “Under way”. What may follow: “Completed”.",
        ),
    ],
)
def test_move_when_it_may_not_follow(now, wanted, allowed, sentence):
    with pytest.raises(RuleBroken) as refused:
        reviews.move(now, wanted, allowed)

    assert refused.value.sentence == sentence


def test_in_order_puts_what_has_no_year_last():
    undated = Step(DateKind.AWARE, StatedDate("in March", "month"))
    second, first = Step(DateKind.STARTED, from_words("May 2025")), Step(DateKind.DECIDED, from_words("spring 2024"))

    assert reviews.in_order([undated, second, first]) == [first, second, undated]


@pytest.mark.parametrize(
    ("steps", "index"),
    [
        ([Step(DateKind.PUBLICATION_PLANNED, from_words("early 2027")), Step(DateKind.DRAFT, from_words("2025"))], 0),
        ([Step(DateKind.AWARE, from_words("since May 2025")), Step(DateKind.CONCLUDED, from_words("2024"))], 0),
        ([Step(DateKind.DRAFT, StatedDate("soon", "none")), Step(DateKind.PUBLISHED, StatedDate("later", "none"))], 1),
        ([Step(DateKind.PUBLISHED, StatedDate("later", "none")), Step(DateKind.AWARE, from_words("2001"))], 1),
    ],
)
def test_key_date_is_the_latest_or_else_the_furthest(steps, index):
    assert reviews.key_date(steps) is steps[index]


def test_key_date_when_there_is_none():
    assert reviews.key_date([]) is None


def test_kinds_for_stages_and_timescales_come_in_their_usual_order():
    found = reviews.kinds_for([SENT, Stage("on_hold", "On hold")], [(DateKind.AWARE, DateKind.NOTIFIED)])

    assert found == [DateKind.AWARE, DateKind.NOTIFIED, DateKind.RAPID_REVIEW_SENT]


def test_kinds_for_what_can_be_published_hold_the_plan_of_it():
    assert reviews.kinds_for([Stage("published", "Published")], []) == [
        DateKind.PUBLICATION_PLANNED,
        DateKind.PUBLISHED,
    ]


def test_every_dated_stage_and_every_word_on_publication_is_of_a_stage_that_is_shipped(app):
    shipped = {stage.code for each in everything() for stage in each.stages}

    assert set(reviews.DATED_BY) <= shipped
    assert set(reviews.SAYS_PUBLISHED) <= shipped


def test_dated_moves_are_those_that_stand_with_a_date_that_can_be_read():
    told = [
        (reviews.MOVED, {"after": "Under way", "on": "May 2026"}),
        (reviews.MOVED, {"after": "On hold", "on": "as the minutes say"}),
        (reviews.MOVED, None),
        (reviews.MOVED, {"after": "Completed", "on": "June 2026"}),
        (reviews.PUT_BACK, {}),
    ]

    assert reviews.dated_moves(told) == [("Under way", from_words("May 2026"))]
