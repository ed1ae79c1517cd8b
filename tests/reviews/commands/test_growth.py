"""A review grows into another: what arises, and what is carried."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands import growth
from reviews.models import LearningPoint
from reviews.queries import reviews
from reviews.vocabulary import DateKind
from tests.factories.partnership import person
from tests.factories.reviews import ReviewFactory, review_type

DECIDED = date(2026, 4, 27)


def test_a_rapid_review_grows_into_an_lcspr_with_its_learning_points(app):
    rapid = ReviewFactory()
    points = [LearningPoint(review_id=rapid.id, place=place, words=f"Point {place}") for place in (1, 2)]
    db.session.add_all(points)
    db.session.flush()

    lcspr = grow(rapid, criteria=["panel", "recurrent"])

    assert (lcspr.review_type.code, lcspr.arose_from_id, lcspr.place) == ("CSPR", rapid.id, 2)
    assert lcspr.date_of(DateKind.DECIDED).latest == DECIDED
    assert (lcspr.criteria, lcspr.decided_because) == ("recurrent panel", "Themes come back.")
    assert reviews.learning_points(lcspr) == reviews.learning_points(rapid) == 2
    event = db.session.scalars(select(Event)).one()
    assert (event.told_on_id, event.detail["carried"]) == (rapid.case_id, "2 learning points")


def test_a_review_without_learning_points_grows_too(app):
    assert reviews.learning_points(grow(ReviewFactory(review_type=review_type("Local learning review")))) == 0


def test_a_review_grows_once(app):
    rapid = ReviewFactory()
    grow(rapid)

    with pytest.raises(RuleBroken, match="has grown already"):
        grow(rapid)


def test_an_lcspr_grows_into_nothing(app):
    with pytest.raises(RuleBroken, match="does not grow into another"):
        grow(ReviewFactory(review_type=review_type("CSPR")))


def grow(review, criteria=()):
    manager = person(Role.MANAGER, review.case.board)
    return growth.grow(review, decided_on=DECIDED, criteria=criteria, decided_because="Themes come back.", by=manager)
