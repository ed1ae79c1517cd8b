"""Back after saving shows the form as it was left: sent again, it is known as the same, and nothing is made twice."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from reviews.models import LearningPoint, Update
from tests.browser import steps
from tests.factories.reviews import CaseFactory, ReviewFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def northmoor(app):
    return steps.Northmoor()


@pytest.fixture
def saved(northmoor, open_as):
    """The page of a learning point that was saved, one step before it the form."""
    review = ReviewFactory(case=CaseFactory(board=northmoor.board))
    page = open_as(northmoor.manager)
    page.goto(f"/reviews/{review.id}/learning-points/add")
    words_of(page).fill("Nobody asked who else lived there.")
    steps.press(page, "Save the learning point")
    return page


def words_of(page):
    return page.locator("form.app-form textarea").first


def kept():
    return db.session.scalars(select(LearningPoint.words).order_by(LearningPoint.place)).all()


def test_a_learning_point_that_is_saved_again_after_back_is_one(saved):
    saved.go_back()
    again = words_of(saved).input_value()
    steps.press(saved, "Save the learning point")

    assert again == "Nobody asked who else lived there."
    assert kept() == [again]


def test_other_words_after_back_are_asked_about_and_kept(saved):
    saved.go_back()
    words_of(saved).fill("The letter came late.")
    steps.press(saved, "Save the learning point")
    asked = steps.words(saved)
    steps.press(saved, "Save the learning point")

    assert "This was saved already, with other words." in asked
    assert kept() == ["Nobody asked who else lived there.", "The letter came late."]


def test_an_update_that_is_posted_again_after_back_is_one(northmoor, open_as):
    part = steps.open_part(northmoor)
    page = open_as(northmoor.lead, width=390)
    page.goto(f"/parts/{part.id}/update")
    steps.answer(page)

    page.go_back()
    steps.press(page, "Post update")

    assert db.session.scalar(select(func.count()).select_from(Update)) == 1
