"""Pasting an action plan: a look at what the rows make, the doubts settled, and all of it saved at once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import AgencyAlias, Event
from partnership.vocabulary import Role
from reviews.models import Action, ActionSource, Case, Part, Post, Recommendation
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ReviewFactory, action_from
from tests.support.pasting_page import Pasting, answer, form_of

HEADER = "No\tRecommendation\tAction\tLead agency\tOther agencies\tOwner\tDue date\tMeasure\n"
PLAN = (
    HEADER + "1\tWrite the protocol again\tPrint the protocol\tNP\tHospitals Trust\tNamed nurse\tMarch 2027\tAudit\n"
    "\t\tTell every team\tNorthmoor Police\t\t\t3 May 2027\t\n"
    '2\tAsk about fathers\t"Change the form:\nadd a line"\tHospitals Trust; NP\t\t\t\t\n'
)


def test_plan_is_looked_at_and_saved_in_one_go(manager, paste):
    page = manager.look(PLAN)

    assert page.status == 200
    assert page.heading == "Check what will be made"
    assert "2 recommendations 3 actions 5 parts" in page.words
    assert db.session.scalar(select(func.count()).select_from(Action)) == 0

    saved = manager.send(page)

    assert saved.status == 302
    assert saved.location == f"/cases/{paste.case_id}/actions"
    assert counts() == {"Recommendation": 2, "Action": 3, "Part": 5, "Post": 1}
    events = db.session.scalars(select(Event).where(Event.verb == "pasted an action plan")).all()
    assert [(each.told_on_id, each.detail["parts"]) for each in events] == [(paste.case_id, 5)]
    assert db.session.scalar(select(func.count()).select_from(Event)) == 1
    history = manager.get(f"/cases/{paste.case_id}/history").words
    assert "pasted an action plan: 2 recommendations, 3 actions, 5 parts." in history


def test_merged_cells_carry_the_recommendation_down(manager):
    page = manager.look(PLAN)
    manager.send(page)

    told = select(Recommendation.text).join(ActionSource).join(Action, Action.id == ActionSource.action_id)
    assert "Recommendation carried down" in page.words
    assert db.session.scalars(told.where(Action.text == "Tell every team")).all() == ["Write the protocol again"]


def test_lead_post_and_due_date_are_kept(manager, police):
    manager.send(manager.look(PLAN))

    part = db.session.scalars(
        select(Part).join(Part.action).where(Action.text == "Print the protocol", Part.agency_id == police.id)
    ).one()
    assert part.is_lead
    assert str(part.due) == "March 2027"
    assert part.owner_post == "Named nurse"


def test_doubts_are_asked_and_none_is_guessed(manager, police):
    rows = HEADER + "1\tAsk\tPrint it\tPolice and Legal\t\t\t31 November 2026\t\n"

    page = manager.look(rows)
    refused = manager.send(page)

    assert "Who is “Police”?" in page.words
    assert "Who is “Legal”?" in page.words
    assert "When is “31 November 2026”?" in page.words
    assert "3 doubts to settle" in page.words
    assert refused.status == 400
    assert "Row 2: choose an answer" in refused.words
    assert db.session.scalar(select(func.count()).select_from(Action)) == 0

    settled = answer(refused, {"“Police”": str(police.id), "“Legal”": "later", "“31 November": "30 November 2026"})
    assert manager.post(manager.path, settled).status == 302
    part = db.session.scalars(select(Part)).one()
    assert (part.agency_id, str(part.due)) == (police.id, "30 November 2026")


def test_action_that_is_there_already_is_asked_about(manager, paste):
    action_from(paste, text="Print it", text_folded="print it")
    page = manager.look(HEADER + "1\tAsk\tPrint  it\tNP\t\t\t\t\n1\tAsk\tSend it\tNP\t\t\t\t\n")

    manager.post(manager.path, answer(page, {"in the record": "out"}))

    assert sorted(db.session.scalars(select(Action.text))) == ["Print it", "Send it"]


def test_same_agencies_have_a_part_in_every_action(manager, trust):
    page = manager.look(HEADER + "1\tAsk\tPrint it\tNP\t\t\t\t\n1\tAsk\tSend it\tNP\t\t\t\t\n")

    manager.post(manager.path, {**form_of(page), "everywhere": [str(trust.id)]})

    assert counts()["Part"] == 4


def test_number_of_a_recommendation_links_to_it(manager, paste):
    known = RecommendationFactory(review=paste, reference="1", text="Ask")

    manager.send(manager.look("Rec\tAction\tLead agency\n1\tPrint it\tNP\n"))

    assert db.session.scalars(select(ActionSource.recommendation_id)).all() == [known.id]
    assert counts()["Recommendation"] == 1


def test_columns_without_names_are_asked_for(manager):
    rows = "Print it\tNP\nSend it\tHospitals Trust\n"

    page = manager.look(rows)
    again = manager.post(manager.path, {**form_of(page), "column_0": "action", "column_1": "lead", "look": "yes"})

    assert page.status == 400
    assert "Column 1 (first cell: “Print it”)" in page.words
    assert "No row with the headings of the columns was found" in page.words
    assert "Say which column holds the actions" in page.words
    assert again.status == 200
    assert "2 actions 2 parts" in again.words
    assert manager.send(again).status == 302


def test_what_cannot_be_read_keeps_the_text(manager):
    many = manager.look("\n".join(f"Action {n}\tNP" for n in range(301)))
    wide = manager.look("\t".join("Action" for _ in range(13)))

    assert "Paste at most 300 rows at once: these are 301" in many.words
    assert "Action 300\tNP" in many.soup.find("textarea").get_text()
    assert "Paste at most 12 columns: these are 13" in wide.words
    assert (many.status, wide.status, manager.look("").status) == (400, 400, 400)


def test_plan_that_makes_nothing_is_refused(manager):
    page = manager.look(HEADER)

    assert manager.send(page).status == 409


def test_identifying_details_are_warned_of_before_they_are_saved(manager):
    page = manager.look(HEADER + "1\tAsk\tRing the home on 020 7946 0018\tNP\t\t\t\t\n")
    kept = manager.send(page)

    assert "this may identify a person" in page.words
    assert kept.status == 400
    token = kept.soup.find("button", attrs={"name": "warned"})["value"]
    assert manager.post(manager.path, {**form_of(kept), "warned": token}).status == 302


def test_plan_sent_twice_is_made_once(manager):
    page = manager.look(PLAN)

    first, second = manager.send(page), manager.send(page)

    assert first.location == second.location
    assert counts()["Action"] == 3


def test_recommendations_alone_are_known_when_sent_twice(manager, paste):
    page = manager.look("Recommendation\tNo\nAsk about fathers\t1\n")

    first, second = manager.send(page), manager.send(page)

    assert (first.location, second.location) == (f"/cases/{paste.case_id}/actions",) * 2
    assert counts() == {"Recommendation": 1, "Action": 0, "Part": 0, "Post": 0}


def test_case_leads_to_the_page_for_those_who_may(manager, paste, board, browse, police):
    lead = browse(person(Role.AGENCY_LEAD, board, police))
    db.session.get(Case, paste.case_id).sight = "partners"

    assert manager.get(f"/cases/{paste.case_id}/actions").links("Paste an action plan") == [manager.path]
    assert lead.get(f"/cases/{paste.case_id}/actions").links("Paste an action plan") == []
    assert lead.get(manager.path).status == 403


def counts():
    return {each.__name__: db.session.scalar(select(func.count()).select_from(each)) for each in MADE}


MADE = (Recommendation, Action, Part, Post)


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def police(app):
    return AgencyFactory(name="Northmoor Police", abbreviation="NP")


@pytest.fixture
def trust(app):
    found = AgencyFactory(name="Northmoor Hospitals Trust")
    db.session.add(AgencyAlias(agency_id=found.id, name="Hospitals Trust"))
    return found


@pytest.fixture
def paste(board):
    return ReviewFactory(case__board=board)


@pytest.fixture
def manager(browse, board, paste, police, trust):
    return Pasting(browse(person(Role.MANAGER, board)), f"/reviews/{paste.id}/paste")
