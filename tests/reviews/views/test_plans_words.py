"""Pasting an action plan whose words have no place of their own, or name nobody exactly."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Action, ActionSource, Part, Recommendation
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ReviewFactory, action_from
from tests.support.pasting_page import Pasting, answer, form_of


def test_columns_that_are_left_out_are_told_above_the_rows(manager):
    rows = "Action\tLead agency\tLead\tStatus\tEmpty\nPrint it\tNP\tSgt Hale\tCompleted\t\nSend it\t\t\t\t\n"

    page = manager.look(rows)
    without = manager.post(manager.path, {**form_of(page), "column_2": "ignore", "look": "yes"})

    assert "2 columns are kept as words beside each action, which partners do not see: Lead, Status." in page.words
    assert page.soup.select_one("#kept + details").has_attr("open")
    assert "1 column is left out: Lead." in without.words
    assert "1 column is kept as words beside each action, which partners do not see: Status." in without.words
    assert "No agency: it will be an action without parts" in page.words


def test_words_without_a_place_stay_with_the_action(manager, police):
    rows = (
        "No\tRecommendation / Action\tLead agency\tProgress\tRAG\n1\tPrint it\tNorthmoor Wizards Trust\tDrafted\tAmber"
    )

    page = manager.look(rows)
    manager.post(manager.path, answer(page, {"Wizards": "later"}))

    action = db.session.scalars(select(Action)).one()
    shown = manager.get(f"/actions/{action.id}").words
    assert "Named in the plan, no part yet: Northmoor Wizards Trust No: 1 Progress: Drafted RAG: Amber" in shown
    assert "Named in the plan, no part yet" in manager.get("/impact/missing?what=no-agency").words


def test_words_of_the_plan_are_for_the_office_alone(manager, review, police, browse):
    review.case.sight = Sight.PARTNERS
    manager.send(manager.look("Action\tLead\tOffice note\nPrint it\tNP\tPolice are slow\n"))
    action = db.session.scalars(select(Action)).one()
    edit = f"/actions/{action.id}/edit"
    manager.post(edit, {**form_of(manager.get(edit)), "plan_words": "Police are very slow"})
    lead = browse(person(Role.AGENCY_LEAD, review.case.board, police))

    for browser, is_told in ((manager, True), (lead, False)):
        assert "Print it" in browser.get(f"/actions/{action.id}").words
        assert ("are slow" in browser.get(f"/actions/{action.id}").words) is is_told
        assert ("very slow" in browser.get(f"/actions/{action.id}").words) is is_told
    assert lead.get("/search?q=slow").links("Print it") == []


def test_words_of_the_plan_are_changed_with_the_action(manager):
    manager.send(manager.look("Action\tLead\tRAG\nPrint it\tNP\tAmber\nSend it\tNP\t\n"))
    first, second = db.session.scalars(select(Action).order_by(Action.text))
    form = manager.get(f"/actions/{first.id}/edit")
    without = manager.get(f"/actions/{second.id}/edit")

    manager.post(f"/actions/{first.id}/edit", {**form_of(form), "plan_words": ""})

    assert db.session.get(Action, first.id, populate_existing=True).plan_words is None
    assert "From the plan: “RAG: Amber” became “nothing”" in manager.get(f"/actions/{first.id}").words
    assert without.soup.find("textarea", id="plan_words") is None


def test_number_of_a_row_is_not_that_of_a_recommendation(manager, review):
    RecommendationFactory(review=review, reference="1", text="Ask")

    page = manager.look("No\tAction\tLead agency\n1\tPrint it\tNP\n2\tSend it\tNP\n")
    manager.send(page)

    assert "Which recommendation" not in page.words
    assert db.session.scalars(select(ActionSource.recommendation_id)).all() == [None, None]


def test_suggested_agency_is_a_doubt_until_it_is_sent(manager, police):
    page = manager.look("Action\tLead\nPrint it\tPolice\n")
    form = form_of(page)
    (name,) = [each["name"] for each in page.soup.find_all("select", id=True) if each["id"].startswith("agency_")]

    unseen = manager.post(manager.path, {key: value for key, value in form.items() if key != name})

    assert form[name] == str(police.id)
    assert "1 doubt to settle" in page.words
    assert "The only agency that is called so in part." in page.words
    assert (unseen.status, db.session.scalar(select(func.count()).select_from(Action))) == (400, 0)
    assert manager.post(manager.path, form).status == 302
    assert db.session.scalars(select(Part.agency_id)).all() == [police.id]


def test_histories_of_what_was_pasted_tell_of_it(manager, review):
    other = action_from(review, text="Older", text_folded="older")
    manager.send(manager.look("Recommendation\tAction\tLead agency\nAsk\tPrint it\tNP\n"))
    action = db.session.scalars(select(Action).where(Action.text == "Print it")).one()
    recommendation = db.session.scalars(select(Recommendation)).one()

    pasted = manager.get(f"/actions/{action.id}").words
    recommended = manager.get(f"/recommendations/{recommendation.id}").words

    assert "added the action by pasting an action plan." in pasted
    assert "pasted an action plan: 1 recommendation, 1 action, 1 part." in recommended
    assert "Nothing has happened yet." in manager.get(f"/actions/{other.id}").words


@pytest.fixture
def police(app):
    return AgencyFactory(name="Northmoor Police", abbreviation="NP")


@pytest.fixture
def review(app):
    return ReviewFactory(case__board=BoardFactory())


@pytest.fixture
def manager(browse, review, police):
    return Pasting(browse(person(Role.MANAGER, review.case.board)), f"/reviews/{review.id}/paste")
