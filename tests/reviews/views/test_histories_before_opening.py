"""Words that were corrected while the review team alone saw a case reach nobody who was let in later."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import LearningPoint
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory, PartFactory, ReviewFactory, action_from

WRONG, RIGHT = "Staff should be disciplined", "Staff should be supervised"


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def office(browse, board):
    return browse(person(Role.MANAGER, board))


@pytest.fixture
def lead(browse, board):
    return browse(person(Role.AGENCY_LEAD, board, AgencyFactory(name="Northmoor Police")))


@pytest.fixture
def review(board):
    found = ReviewFactory(case=CaseFactory(board=board))
    db.session.commit()
    return found


def test_words_of_a_learning_point_before_it_was_corrected_stay_with_the_team(office, lead, review):
    office.fill(f"/reviews/{review.id}/learning-points/add", words=WRONG, kind="learning")
    point = db.session.query(LearningPoint).one()
    office.fill(f"/learning-points/{point.id}/edit", words=RIGHT)
    office.fill(f"/cases/{review.case_id}/open")

    page = f"/cases/{review.case_id}/history"
    to_lead, to_office = lead.get(page).words, office.get(page).words

    assert WRONG not in to_lead
    assert RIGHT not in to_lead
    assert "changed the words of learning point 1 of the Rapid Review" in to_lead
    assert f"Words: “{WRONG}” became “{RIGHT}”" in to_office


def test_words_of_an_action_before_it_was_edited_stay_with_the_team(office, lead, browse, board, review):
    action = action_from(review, text=WRONG)
    PartFactory(action=action)
    named = person(Role.REVIEW_TEAM, board)
    CaseReaderFactory(case=review.case, user=named)
    db.session.commit()
    office.fill(f"/actions/{action.id}/edit", text=RIGHT)
    office.fill(f"/actions/{action.id}/sources", source_kind="audit", source_words=WRONG)
    office.fill(f"/cases/{review.case_id}/open")

    for page in (f"/cases/{review.case_id}/history", f"/actions/{action.id}"):
        told = lead.get(page).soup.find(class_="app-history").get_text(" ", strip=True)
        assert WRONG not in told
        assert "changed the action: what is to change." in told
        for reader in (office, browse(named)):
            assert f"What is to change: “{WRONG}” became “{RIGHT}”" in reader.get(page).words


def test_words_of_a_theme_before_they_were_changed_stay_with_those_who_keep_themes(office, lead):
    page = office.fill("/learning/themes/add", name="Neglect", kind="practice", meaning=WRONG).location
    office.fill(f"{page}/edit", meaning=RIGHT)

    to_lead = lead.get(page).soup.find(class_="app-history").get_text(" ", strip=True)

    assert WRONG not in to_lead
    assert "changed the meaning." in to_lead
    assert f"the meaning from “{WRONG}” to “{RIGHT}”" in office.get(page).words
