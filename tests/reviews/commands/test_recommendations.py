"""Adding and changing recommendations."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.recommendations import add_recommendation, edit_recommendation
from reviews.models import LearningPoint, Recommendation
from reviews.vocabulary import Acceptance, RecommendationKind, Watch
from tests.factories.partnership import person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ReviewFactory


def test_add_comes_after_the_others_with_its_learning_points(app):
    review = RecommendationFactory(place=3).review
    point, manager = learning_point(review), person(Role.MANAGER, review.case.board)

    made = add_recommendation(review, text="Agree one form", reference="R4", learning_points=[point.id], by=manager)

    assert (made.place, made.text_folded, made.learning_points) == (4, "agree one form", [point])
    assert (made.acceptance, made.watch) == (Acceptance.NOT_SAID, Watch.THIS_BOARD)
    detail = {"reference": "R4", "type": "Rapid Review"}
    assert told() == [("added a recommendation", made.id, review.case_id, detail)]


def test_add_when_it_answers_a_point_of_another_review_is_refused(app):
    review, point = ReviewFactory(), learning_point(ReviewFactory())

    with pytest.raises(RuleBroken, match="same review"):
        add_recommendation(review, text="Agree", learning_points=[point.id], by=person(Role.MANAGER, review.case.board))

    assert told() == []


def test_add_when_the_point_was_carried_to_the_review_is_taken(app):
    review, point = ReviewFactory(), learning_point(ReviewFactory())
    point.carried_to.append(review)
    db.session.flush()

    made = add_recommendation(
        review, text="Agree", learning_points=[point.id], by=person(Role.MANAGER, review.case.board)
    )

    assert made.learning_points == [point]


def test_add_when_not_accepted_without_a_reason_is_refused(app):
    review = ReviewFactory()

    with pytest.raises(RuleBroken, match="Enter why"):
        add_recommendation(
            review, text="Agree", acceptance=Acceptance.NOT_ACCEPTED, by=person(Role.MANAGER, review.case.board)
        )

    assert db.session.scalars(select(Recommendation)).all() == []


def test_edit_tells_choices_with_what_they_were_and_of_texts_that_they_changed(app):
    made = RecommendationFactory(reference="1", kind=RecommendationKind.NATIONAL)
    point = learning_point(made.review)

    edit(
        made,
        text="Agree two forms",
        kind=None,
        acceptance=Acceptance.PARTLY,
        acceptance_reason="One is enough.",
        learning_points=[point.id],
    )

    assert (made.text_folded, made.kind, made.learning_points, made.version) == ("agree two forms", None, [point], 2)
    changes = [
        {"field": "Recommendation"},
        {"field": "Reason"},
        {"field": "Whom it asks", "before": "National", "after": "Not stated"},
        {"field": "Acceptance", "before": "Not decided yet", "after": "Accepted in part"},
        {"field": "Learning points it answers"},
    ]
    detail = {"reference": "1", "type": "Rapid Review", "changes": changes}
    assert told() == [("changed a recommendation", made.id, made.review.case_id, detail)]


def test_edit_when_nothing_changes_leaves_no_event(app):
    made = RecommendationFactory()

    edit(made)
    edit(made, learning_points=[])

    assert (told(), made.version) == ([], 1)


def edit(made, **changes):
    fields = ("reference", "text", "kind", "acceptance", "acceptance_reason", "watch", "outcome")
    said = {**{name: getattr(made, name) for name in fields}, **changes}
    return edit_recommendation(made, by=person(Role.MANAGER, made.review.case.board), **said)


def learning_point(review):
    point = LearningPoint(review=review, words="The letter came late.")
    db.session.add(point)
    db.session.flush()
    return point


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events]
