"""Logging a case through the browser: few fields, a neutral name, nothing lost, nothing twice."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Case
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.reviews import CaseFactory, review_type

RAPID = "Rapid Review"


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER])
def test_log_when_the_form_is_filled_in(app, browse, role):
    board = BoardFactory()

    page = browse(person(role, board)).fill(
        "/cases/log",
        review_type=str(review_type(RAPID).id),
        name="Dunlin 42",
        incident_nature="Serious harm at home",
        incident="spring 2026",
        people_count="2",
    )

    case = db.session.scalars(select(Case)).one()
    assert (page.status, page.location) == (302, f"/cases/{case.id}")
    assert (case.board_id, case.name, case.people_count, str(case.incident)) == (
        board.id,
        "Dunlin 42",
        2,
        "spring 2026",
    )


def test_log_offers_a_neutral_name_and_says_who_sees_what(office):
    page = office.get("/cases/log")

    name = page.hidden("name")
    assert name[-2:].isdigit()
    assert "the review team only, until a manager opens it to partners, for Rapid Review, LCSPR" in page.words
    assert page.soup.find("input", attrs={"name": "board"}) is None


def test_log_asks_for_the_board_where_there_are_two(app, browse):
    one, two = BoardFactory(name="Adults"), BoardFactory(name="Children")
    manager = person(Role.MANAGER, one)
    RoleHeldFactory(user=manager, role=Role.MANAGER, board=two)
    RoleHeldFactory(user=manager, role=Role.SCRUTINEER, board=BoardFactory(name="Elsewhere"))
    path, chosen = "/cases/log", {"review_type": str(review_type(RAPID).id)}

    refused = browse(manager).fill(path, **chosen)
    kept = browse(manager).fill(path, **chosen, board=str(two.id))

    assert "Choose the board" in refused.words
    offered = [each["value"] for each in refused.soup.find_all("input", attrs={"name": "board"})]
    assert offered == [str(one.id), str(two.id)]
    assert kept.status == 302
    assert db.session.scalars(select(Case)).one().board_id == two.id


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"review_type": ""}, "Choose the type of review"),
        ({"name": " "}, "Enter a case name"),
        ({"name": "x" * 61}, "Enter a case name of 60 characters or fewer"),
        ({"incident": "soon"}, 'Enter a date, such as "3 March 2023"'),
        ({"people_count": "two"}, "Enter how many children or adults as a number"),
        ({"people_count": "0"}, "Enter how many children or adults as a number"),
        ({"incident_nature": "x" * 301}, "Say what happened in 300 characters or fewer"),
    ],
)
def test_log_when_something_is_wrong_keeps_the_words(office, answers, sentence):
    page = office.fill("/cases/log", **{"incident_nature": "Harm at home", "incident": "May 2026", **answers})

    assert page.status == 400
    assert sentence in page.soup.find(class_="govuk-error-summary").get_text(" ")
    for name, typed in {"incident_nature": "Harm at home", "incident": "May 2026", **answers}.items():
        if name != "review_type":
            assert page.hidden(name).strip() == typed.strip()
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0


def test_log_when_it_may_identify_somebody_asks_first(office):
    page = office.fill("/cases/log", review_type=str(review_type(RAPID).id), incident_nature="Call 07700 900123")

    assert page.status == 400
    assert "Not saved yet: this may identify a person" in page.words


def test_log_when_the_name_is_taken_this_year(office):
    log(office, name="Dunlin 42")

    page = log(office, name="dunlin 42", incident_nature="Another one")

    assert page.status == 409
    assert "A case of this year has that name already." in page.words
    assert page.hidden("incident_nature") == "Another one"


def test_log_when_the_name_is_of_another_year_warns(office):
    CaseFactory(board=office.board, name="Dunlin 42", logged_year=2019)

    page = office.get(log(office, name="Dunlin 42").location)

    assert "A case of 2019 is called Dunlin 42 too." in page.words


def test_log_sent_twice_makes_one_case(office):
    sent = {
        "name": "Dunlin 42",
        "review_type": str(review_type(RAPID).id),
        "new_id": office.get("/cases/log").hidden("new_id"),
    }

    first, second = office.post("/cases/log", sent), office.post("/cases/log", sent)

    assert first.location == second.location
    assert db.session.scalar(select(func.count()).select_from(Case)) == 1


@pytest.mark.parametrize("role", [Role.REVIEW_GROUP_CHAIR, Role.AGENCY_LEAD, Role.SCRUTINEER, Role.AUTHOR])
def test_log_is_refused_to_those_who_may_not(app, browse, role):
    assert browse(person(role, BoardFactory(), AgencyFactory())).get("/cases/log").status == 403


def log(office, **answers):
    return office.fill("/cases/log", review_type=str(review_type(RAPID).id), **answers)
