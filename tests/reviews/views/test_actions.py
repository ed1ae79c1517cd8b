"""The page of an action, adding one, and changing its words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.forms.actions import MORE_REVIEWS
from reviews.models import Action, ActionSource
from reviews.queries import actions
from reviews.rules.progress import ACTION_STATUS_RULE
from reviews.vocabulary import PartStatus, SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import (
    ActionFactory,
    ActionSourceFactory,
    CaseFactory,
    PartFactory,
    ReviewFactory,
    action_from,
    stage,
)
from tests.support.browsing import filled

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXT = "Revise the bruising protocol"


@pytest.mark.parametrize("has_a_part", [True, False])
def test_list_of_parts_leads_to_the_actions_that_have_none(browse, board, has_a_part):
    ActionFactory(board=board, text="Ask all agencies", text_folded="ask all agencies")
    if has_a_part:
        PartFactory(action__board=board)
    author = browse(person(Role.AUTHOR, board))

    page = author.get("/actions")
    (path,) = page.links("see the actions without an agency")

    assert "Ask all agencies" not in page.words
    assert "Ask all agencies" in author.get(path).words


def test_open_actions_of_a_case_that_have_no_open_part_are_told_of_wherever_they_count(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    PartFactory(action=action_from(review))
    PartFactory(action=action_from(review), status=PartStatus.NOT_OURS)
    manager = browse(person(Role.MANAGER, board))
    of_case = f"/cases/{review.case_id}/actions"

    assert "No agency has 1 open action here as its own, and so no part of it is open" in manager.get(of_case).words
    action_from(review)
    page = manager.get(of_case)
    assert "Open: 3 actions" in page.words
    assert "No agency has 2 open actions here as its own, and so no part of them is open" in page.words
    assert "3 of 3" in manager.get("/reviews").words
    assert "One that no agency has as its own is open too" in manager.get("/reviews").words
    listed = manager.get(f"/actions?case={review.case_id}")
    assert "1 part of 1 action" in listed.words
    assert "one that every agency says is not its own has no open part here" in listed.words


def test_tabs_of_the_list_add_up_to_all(browse, board):
    for status in PartStatus:
        PartFactory(action__board=board, status=status)

    page = browse(person(Role.MANAGER, board)).get("/actions?tab=no")

    tabs = dict(
        each.get_text(" ", strip=True).rsplit(" ", 1) for each in page.soup.select('[aria-label="Saved filters"] li')
    )
    assert {each: tabs[each] for each in ("Open", "Done", "Cannot be done or not theirs", "All")} == {
        "Open": "2",
        "Done": "1",
        "Cannot be done or not theirs": "2",
        "All": "5",
    }
    assert len(page.soup.select("tbody tr")) == 2


def test_show_prints_the_rule_of_its_status_and_each_part(browse, board):
    part = PartFactory(action__board=board, status=PartStatus.DONE, is_lead=True)
    PartFactory(action=part.action, place=2)
    scrutineer = browse(person(Role.SCRUTINEER, board))

    page = scrutineer.get(f"/actions/{part.action_id}")

    assert page.heading == part.action.text
    assert ACTION_STATUS_RULE in page.words
    assert "Original due date No date set" in page.words
    assert len(page.soup.select("tbody tr")) == 2
    assert page.links("Change the words") == page.links("Update") == page.links("Add a part") == []


def test_show_names_only_the_cases_that_the_person_sees(browse, board):
    seen, hidden = CaseFactory(board=board, open=True), CaseFactory(board=board)
    action = action_from(ReviewFactory(case=seen))
    ActionSourceFactory(action=action, review=ReviewFactory(case=hidden), place=2)
    ActionSourceFactory(action=action, review=None, review_id=None, kind=SourceKind.AUDIT, words="Dip sample", place=3)

    author = browse(person(Role.AUTHOR, board)).get(f"/actions/{action.id}").words
    manager = browse(person(Role.MANAGER, board)).get(f"/actions/{action.id}").words

    assert f"{seen.name}, Rapid Review" in author
    assert "Audit: Dip sample" in author
    assert hidden.name not in author
    assert hidden.name in manager


def test_show_tells_its_history_in_sentences(browse, manager, action):
    browse(manager).fill(f"/actions/{action.id}/edit", measure="Audits each quarter")

    words = browse(manager).get(f"/actions/{action.id}").words

    assert f"{manager.name} changed the action: measure." in words
    assert "Measure: “nothing” became “Audits each quarter”" in words


def test_add_makes_the_action_with_its_parts_and_source(browse, board, manager):
    health, police = AgencyFactory(name="Northmoor Health"), AgencyFactory(name="Northmoor Police")
    review = ReviewFactory(case=CaseFactory(board=board))
    db.session.commit()
    browser = browse(manager)

    page = browser.fill(
        f"/actions/add?review={review.id}", text=TEXT, due="March 2027", agencies=str(health.id), lead=str(police.id)
    )

    words = browser.get(page.location).words
    assert "Original due date March 2027" in words
    assert f"{review.case.name}, Rapid Review" in words
    assert "added the action with 2 parts: Northmoor Health and Northmoor Police." in words


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"text": ""}, "Enter what is to change"),
        ({"agencies": []}, "Choose at least one agency"),
        ({"due": "soon"}, "Enter a date, such as"),
        ({"source_kind": "audit"}, "Enter what it came from"),
        ({"source_words": "An audit"}, "Choose what kind of source it is"),
    ],
)
def test_add_when_something_is_missing_says_what_to_do(browse, manager, answers, sentence):
    agency = AgencyFactory()
    db.session.commit()

    page = browse(manager).fill("/actions/add", **{"text": TEXT, "agencies": str(agency.id), **answers})

    assert page.status == 400
    assert sentence in page.words
    assert db.session.query(Action).count() == 0


def test_add_when_from_a_case_chooses_its_last_review(browse, board, manager):
    case = CaseFactory(board=board)
    _, last = ReviewFactory(case=case), ReviewFactory(case=case, place=2)
    ReviewFactory(case=CaseFactory(board=board))
    db.session.commit()

    page = browse(manager).get(f"/actions/add?case={case.id}")

    assert [box["value"] for box in page.soup.find_all("input", checked=True)] == [str(last.id)]


@pytest.fixture
def offers_one(monkeypatch):
    monkeypatch.setattr(actions, "OFFERED", 1)


def offered(page):
    return [box["value"] for box in page.soup.find_all("input", attrs={"name": "reviews"})]


def test_add_offers_the_newest_reviews_and_those_under_way_first(browse, board, manager, offers_one):
    concluded = ReviewFactory(case=CaseFactory(board=board, logged_at=NOW), stage=stage("completed"))
    under_way = ReviewFactory(case=CaseFactory(board=board), stage=stage("in_progress"))
    browser = browse(manager)

    assert offered(browser.get("/actions/add")) == [str(under_way.id)]
    assert offered(browser.get(f"/actions/add?case={concluded.case_id}")) == [str(under_way.id), str(concluded.id)]
    assert offered(browser.get("/actions/add?review=nothing")) == [str(under_way.id)]
    assert MORE_REVIEWS in browser.get("/actions/add").words


def test_add_when_the_review_came_with_the_address_takes_it(browse, board, manager, offers_one):
    old, agency = ReviewFactory(case=CaseFactory(board=board)), AgencyFactory()
    ReviewFactory(case=CaseFactory(board=board, logged_at=NOW))

    browse(manager).fill(f"/actions/add?review={old.id}", text=TEXT, agencies=str(agency.id))

    assert [each.review_id for each in db.session.query(ActionSource)] == [old.id]


def test_add_when_a_hidden_review_is_asked_for_neither_offers_nor_takes_it(browse, board, manager):
    hidden, agency = ReviewFactory(case=CaseFactory()), AgencyFactory()
    shown, browser = ReviewFactory(case=CaseFactory(board=board)), browse(manager)

    page = browser.get(f"/actions/add?review={hidden.id}&case={hidden.case_id}")
    sent = browser.fill("/actions/add", text=TEXT, agencies=str(agency.id), reviews=str(hidden.id))

    assert offered(page) == [str(shown.id)]
    assert sent.status == 400
    assert db.session.query(Action).count() == 0


def test_add_when_of_two_boards_asks_which(browse, manager):
    other, agency = BoardFactory(), AgencyFactory()
    person(Role.MANAGER, other, user=manager)
    browser = browse(manager)

    asked = browser.fill("/actions/add", text=TEXT, agencies=str(agency.id))
    page = browser.fill("/actions/add", text=TEXT, agencies=str(agency.id), board=str(other.id))

    assert "Choose a board" in asked.words
    assert db.session.query(Action).one().board_id == other.id
    assert page.status == 302


def test_add_when_sent_twice_makes_one_action(browse, manager):
    agency, browser = AgencyFactory(), browse(manager)
    db.session.commit()
    form = filled(browser.get("/actions/add").soup.find("form", class_="app-form"))
    sent = {**form, "text": TEXT, "agencies": str(agency.id)}

    first, second = (browser.post("/actions/add", sent) for _ in range(2))

    assert first.location == second.location == f"/actions/{db.session.query(Action).one().id}"


def test_edit_when_somebody_saved_first_shows_both_texts(browse, board, manager, action):
    colleague = person(Role.BUSINESS_SUPPORT_OFFICER, board)
    browser, path = browse(manager), f"/actions/{action.id}/edit"
    form = browser.get(path)
    browse(colleague).fill(path, measure="Audits each month")

    page = browser.post(path, {"version": form.hidden("version"), "text": TEXT, "measure": "Audits by ethnicity"})

    assert page.status == 409
    assert f"{colleague.name} saved this while you were writing" in page.words
    assert "Audits each month" in page.words
    assert "Audits by ethnicity" in page.soup.find("textarea", id="measure").get_text()


def test_edit_when_an_agency_lead_asks_is_refused(browse, board, action):
    lead = browse(person(Role.AGENCY_LEAD, board, AgencyFactory()))

    assert lead.get(f"/actions/{action.id}/edit").status == 403
    assert lead.get("/actions/add").status == 403


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


@pytest.fixture
def action(board):
    action = ActionFactory(board=board, text=TEXT)
    db.session.commit()
    return action
