"""Adding, changing and moving learning points."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.learning_points import add_learning_point, edit_learning_point, move_learning_point
from reviews.models import LearningPoint
from reviews.queries import learning_points
from reviews.vocabulary import LearningKind
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import person
from tests.factories.reviews import ReviewFactory

RETIRED = date(2026, 1, 5)


@pytest.fixture
def review(app):
    return ReviewFactory()


@pytest.fixture
def manager(review):
    return person(Role.MANAGER, review.case.board)


def test_add_comes_last_and_is_told_on_the_case(review, manager):
    LearningPointFactory(review=review, place=4)
    theme = ThemeFactory()

    point = add_learning_point(
        review, words="Ask about the father", kind=LearningKind.GOOD_PRACTICE, in_grid=False, themes=[theme], by=manager
    )

    assert (point.place, point.kind, point.in_grid, point.themes) == (5, LearningKind.GOOD_PRACTICE, False, [theme])
    detail = {"type": "Rapid Review", "place": 5, "words": "Ask about the father", "kind": "Good practice"}
    assert told() == [("added a learning point", point.id, review.case_id, detail)]


def test_add_with_a_retired_theme_is_refused(review, manager):
    retired = ThemeFactory(name="Thresholds", retired_on=RETIRED)

    with pytest.raises(RuleBroken, match="“Thresholds” takes no new links"):
        add_learning_point(review, words="x", kind=LearningKind.LEARNING, in_grid=True, themes=[retired], by=manager)

    assert db.session.scalars(select(LearningPoint)).all() == []
    assert told() == []


def test_edit_keeps_a_retired_theme_that_was_there_and_tells_what_changed(review, manager):
    kept, new = ThemeFactory(name="Thresholds", retired_on=RETIRED), ThemeFactory(name="Think Family")
    point = LearningPointFactory(review=review, themes=[kept])

    edit_learning_point(
        point, words=point.words, kind=LearningKind.LEARNING, in_grid=True, themes=[kept, new], by=manager
    )

    assert (point.themes, point.version) == ([kept, new], 2)
    changes = {"themes": [["Thresholds"], ["Think Family", "Thresholds"]]}
    detail = {"type": "Rapid Review", "place": 1, "changes": changes}
    assert told() == [("changed a learning point", point.id, review.case_id, detail)]


def test_edit_that_changes_nothing_leaves_no_event(review, manager):
    point = LearningPointFactory(review=review)

    edit_learning_point(point, words=point.words, kind=point.kind, in_grid=True, themes=[], by=manager)

    assert (told(), point.version) == ([], 1)


def test_move_changes_the_order_of_its_review_alone(review, manager):
    first, second, third = (LearningPointFactory(review=review, place=place) for place in (1, 3, 4))
    LearningPointFactory()

    move_learning_point(first, is_up=False, by=manager)

    assert set(learning_points.in_order(review)[:2]) == {second, first}
    assert [each.place for each in learning_points.in_order(review)] == [1, 2, 3]
    assert third.place == 3
    detail = {"type": "Rapid Review", "before": 1, "after": 2}
    assert told() == [("moved a learning point", first.id, review.case_id, detail)]


@pytest.mark.parametrize(("is_up", "sentence"), [(True, "the first already"), (False, "the last already")])
def test_move_beyond_an_end_is_refused(review, manager, is_up, sentence):
    point = LearningPointFactory(review=review)

    with pytest.raises(RuleBroken, match=sentence):
        move_learning_point(point, is_up=is_up, by=manager)

    assert told() == []


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events]
