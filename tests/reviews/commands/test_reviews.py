"""Adding a review, editing it, dating its steps and moving its stage."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands import reviews
from reviews.models import ReviewDate
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind, Led
from tests.factories.partnership import person
from tests.factories.reviews import ReviewFactory, review_type, stage


def test_add_review_comes_after_those_of_the_case(first, by):
    second = reviews.add_review(first.case, review_type=review_type("CSPR"), led=Led.JOINT, arose_from=first, by=by)

    assert (second.place, second.stage.code, second.arose_from, second.led) == (2, "commissioned", first, Led.JOINT)
    assert told() == [("added a review", first.case_id, {"type": "LCSPR", "stage": "Commissioned", "led": "Joint"})]


def test_edit_review_keeps_what_was_changed(first, by):
    edit(first, by, led=Led.ELSEWHERE, is_published=False, publication_form="not published, to protect the family")

    [(verb, case_id, detail)] = told()
    assert (verb, case_id) == ("changed a review", first.case_id)
    assert detail["changes"] == {
        "led": ["Led here", "Led elsewhere"],
        "is_published": [None, False],
        "publication_form": [None, "not published, to protect the family"],
    }


def test_edit_review_says_which_review_it_arose_from(first, by):
    second = ReviewFactory(case=first.case, review_type=review_type("CSPR"), place=2)

    edit(second, by, arose_from=first)

    assert told()[0][2]["changes"] == {"arose_from": [None, "Rapid Review"]}


def test_edit_review_when_nothing_changed_records_nothing(first, by):
    edit(first, by)

    assert told() == []


def test_date_review_adds_changes_and_takes_away(first, by):
    reviews.date_review(first, dates={DateKind.AWARE: from_words("May 2026"), DateKind.NOTIFIED: None}, by=by)
    before = first.version

    reviews.date_review(
        first, dates={DateKind.AWARE: from_words("3 May 2026"), DateKind.NOTIFIED: from_words("spring 2026")}, by=by
    )
    reviews.date_review(first, dates={DateKind.AWARE: None, DateKind.NOTIFIED: from_words("spring 2026")}, by=by)

    assert [detail["changes"] for _, _, detail in told()] == [
        {"aware": [None, "May 2026"]},
        {"aware": ["May 2026", "3 May 2026"], "notified": [None, "spring 2026"]},
        {"aware": ["3 May 2026", None]},
    ]
    assert [each.kind for each in db.session.scalars(select(ReviewDate))] == [DateKind.NOTIFIED]
    assert first.version > before


def test_date_review_when_nothing_changed_records_nothing(first, by):
    reviews.date_review(first, dates={DateKind.AWARE: None}, by=by)

    assert told() == []


def test_move_review_dates_the_step_that_the_stage_stands_for(first, by):
    first.stage_stated = "waiting for the Panel"
    move(first, by, "notified", on="14 July 2026")

    assert (first.stage.code, str(first.date_of(DateKind.NOTIFIED)), first.stage_stated) == (
        "notified",
        "14 July 2026",
        None,
    )
    assert told()[0][2] == {
        "type": "Rapid Review",
        "before": "Being considered",
        "after": "Notified to the Panel",
        "on": "14 July 2026",
        "dated": "notified",
        "was_published": None,
    }


def test_move_review_leaves_a_date_that_is_held_and_needs_none(first, by):
    reviews.date_review(first, dates={DateKind.NOTIFIED: from_words("May 2026")}, by=by)

    move(first, by, "notified", on="14 July 2026")
    move(first, by, "in_progress")

    assert [(each.kind, str(each.on)) for each in first.dates] == [(DateKind.NOTIFIED, "May 2026")]


def test_move_review_to_a_stage_without_a_step_of_its_own(by):
    review = ReviewFactory(review_type=review_type("CSPR"), stage=stage("under_way", of="CSPR"))

    move(review, by, "on_hold", on="May 2026")

    assert review.dates == []
    assert told()[0][2]["on"] == "May 2026"


@pytest.mark.parametrize(("code", "is_published"), [("published", True), ("not_published", False)])
def test_move_review_to_its_end_says_whether_it_is_published(by, code, is_published):
    review = ReviewFactory(review_type=review_type("DHR"), stage=stage("approved", of="DHR"))

    move(review, by, code)

    assert review.is_published is is_published


def test_move_review_when_the_stage_may_not_follow(first, by):
    with pytest.raises(RuleBroken, match="does not go on to “Completed”"):
        move(first, by, "completed")

    assert told() == []


def test_put_back_takes_back_the_move_with_the_date_that_it_set(first, by):
    move(first, by, "in_progress")
    move(first, by, "sent", on="14 July 2026")

    reviews.put_back(first, reason="It was another review.", by=by)

    assert (first.stage.code, first.dates) == ("in_progress", [])
    assert told()[-1] == (
        "put a review back",
        first.case_id,
        {
            "type": "Rapid Review",
            "before": "Sent to the Panel",
            "after": "Under way",
            "undated": f"“{DateKind.RAPID_REVIEW_SENT.label}”, 14 July 2026",
            "reason": "It was another review.",
        },
    )


def test_put_back_leaves_a_date_that_was_changed_or_taken_away_since(first, by):
    move(first, by, "in_progress", on="May 2026")
    move(first, by, "sent", on="14 July 2026")
    dates = {DateKind.STARTED: None, DateKind.RAPID_REVIEW_SENT: from_words("15 July 2026")}
    reviews.date_review(first, dates=dates, by=by)

    for _ in range(2):
        reviews.put_back(first, reason="It was another review.", by=by)

    assert first.stage.code == "being_considered"
    assert [str(each.on) for each in first.dates] == ["15 July 2026"]
    assert [each[2]["undated"] for each in told()[-2:]] == [None, None]


def test_put_back_goes_through_the_moves_one_by_one(first, by):
    for code in ("notified", "in_progress"):
        move(first, by, code)
    reviews.put_back(first, reason="Too early", by=by)
    move(first, by, "not_taken_forward")

    found = []
    for _ in range(2):
        reviews.put_back(first, reason="Too early", by=by)
        found.append(first.stage.code)

    assert found == ["notified", "being_considered"]
    with pytest.raises(RuleBroken, match="No stage was recorded here"):
        reviews.put_back(first, reason="Too early", by=by)


@pytest.mark.parametrize("since", [True, None])
def test_put_back_takes_back_what_the_move_said_of_publication_unless_that_was_changed(by, since):
    review = ReviewFactory(review_type=review_type("DHR"), stage=stage("approved", of="DHR"), is_published=None)
    move(review, by, "not_published")
    if since is not None:
        edit(review, by, is_published=since)

    reviews.put_back(review, reason="It is to be published.", by=by)

    assert (review.stage.code, review.is_published) == ("approved", since)


def test_put_back_where_the_stage_was_reached_otherwise(first, by):
    move(first, by, "notified")
    first.stage = stage("completed")

    with pytest.raises(RuleBroken, match="No stage was recorded here"):
        reviews.put_back(first, reason="Too early", by=by)


def test_put_back_where_the_words_of_the_move_were_taken_out(first, by):
    move(first, by, "notified")
    db.session.scalars(select(Event)).one().detail = None

    with pytest.raises(RuleBroken, match="No stage was recorded here"):
        reviews.put_back(first, reason="Too early", by=by)


def edit(review, by, **answers):
    names = ("led", "arose_from", "title", "is_published", "publication_form")
    return reviews.edit_review(review, **{**{name: getattr(review, name) for name in names}, **answers}, by=by)


def move(review, by, code, on=""):
    wanted = next(each for each in review.review_type.stages if each.code == code)
    return reviews.move_review(review, stage=wanted, on=from_words(on) if on else None, by=by)


def told():
    rows = db.session.scalars(select(Event).order_by(Event.number))
    return [(each.verb, each.told_on_id, each.detail) for each in rows]


@pytest.fixture
def first(app):
    return ReviewFactory()


@pytest.fixture
def by(app):
    return person(Role.SYSTEM_ADMINISTRATOR, None)
