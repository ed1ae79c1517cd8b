"""The pages of agencies."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.commands import agencies as commands
from partnership.extensions import db
from partnership.models import Agency
from partnership.vocabulary import AgencyKind, Role
from tests.factories.partnership import AgencyFactory, BoardFactory, person

AGENCIES = "/settings/agencies"


@pytest.fixture
def browser(browse):
    return browse(person(Role.BUSINESS_SUPPORT_OFFICER, BoardFactory()))


@pytest.fixture
def police(app):
    says = commands.Description(name="Northmoor Police", abbreviation="NP", aliases=("Constabulary",))
    return commands.add_agency(says=says, by=None)


def test_list_when_there_are_none_says_what_to_do_first(browser):
    page = browser.get(AGENCIES)

    assert "No agencies yet" in page.words
    assert page.links("Add an agency") == [f"{AGENCIES}/add"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=police", ["Northmoor Police", "Northmoor Police Team"]),
        ("words=constab", ["Northmoor Police"]),
        ("words=np", ["Northmoor Police"]),
        ("words=borough", ["Westfell Council"]),
        ("kind=service", ["Northmoor Police Team"]),
        ("state=closed", ["Westfell Council"]),
        ("state=open&sort=-name", ["Northmoor Police Team", "Northmoor Police"]),
        ("sort=-parent", ["Northmoor Police Team", "Northmoor Police", "Westfell Council"]),
    ],
)
def test_list_finds_agencies(browser, police, query, found):
    AgencyFactory(name="Northmoor Police Team", kind=AgencyKind.SERVICE, parent=police)
    council = commands.add_agency(says=commands.Description(name="Westfell Borough"), by=None)
    later = commands.Description(name="Westfell Council", closed_on=date(2025, 3, 31))
    commands.edit_agency(council, says=later, new_name_from=date(2020, 4, 1), by=None)

    page = browser.get(f"{AGENCIES}?{query}")

    assert [cell.a.get_text() for cell in page.soup.select("tbody th")] == found


def test_list_as_a_file(browser, police):
    AgencyFactory(name="Team", kind=AgencyKind.SERVICE, parent=police, sector="local_authority")
    AgencyFactory(name="Later", closed_on=date(2999, 3, 31))

    lines = browser.get(f"{AGENCIES}?format=csv").text.splitlines()

    assert lines[1:] == [
        "Later,Organisation,,,2999-03-31",
        "Northmoor Police,Organisation,,,",
        "Team,Service,Northmoor Police,Local authority,",
    ]


def test_page_leads_to_what_is_above_and_beneath(browser, police):
    team = AgencyFactory(name="Child Abuse Team", parent=police)
    old = AgencyFactory(name="Old Police", successor_id=police.id)

    page = browser.get(f"{AGENCIES}/{police.id}")

    assert page.links("Child Abuse Team") == [f"{AGENCIES}/{team.id}"]
    assert page.links("Old Police") == [f"{AGENCIES}/{old.id}"]
    assert browser.get(f"{AGENCIES}/{team.id}").links("Northmoor Police") == [f"{AGENCIES}/{police.id}"]
    assert browser.get(f"{AGENCIES}/{old.id}").links("Northmoor Police") == [f"{AGENCIES}/{police.id}"]


def test_page_names_who_holds_a_role_there(browser, police):
    lead = person(Role.AGENCY_LEAD, BoardFactory(), police)
    gone = person(Role.AGENCY_LEAD, BoardFactory(), police, until_on=date(2020, 1, 1))

    page = browser.get(f"{AGENCIES}/{police.id}")

    assert page.links(lead.name) == [f"/settings/people/{lead.id}"]
    assert page.links(gone.name) == []


def test_add_agency_when_the_form_is_sent_twice_makes_one(browser, police):
    sent = {
        "name": "Child Abuse Team",
        "kind": "service",
        "parent_id": str(police.id),
        "successor_id": "",
        "opened_on": "3 January 2020",
        "other_words": "CAIT\r\n\r\n CAIT \r\nabuse team",
        "new_id": browser.get(f"{AGENCIES}/add").hidden("new_id"),
    }

    answers = [browser.post(f"{AGENCIES}/add", sent) for _ in range(2)]

    team = db.session.query(Agency).filter_by(name="Child Abuse Team").one()
    assert [answer.location for answer in answers] == [f"{AGENCIES}/{team.id}"] * 2
    page = browser.get(f"{AGENCIES}/{team.id}")
    assert "Opened 3 January 2020" in page.words
    assert "Other words for it CAIT and abuse team" in page.words


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": ""}, "Enter the agency’s name"),
        ({"opened_on": "soon"}, "Enter the day when it opened, such as 3 January 2026"),
        ({"opened_on": "3 January 2026", "closed_on": "2/1/2026"}, "not before the opening day"),
        ({"successor_id": "another"}, "Enter the day when it closed: something else has taken its place"),
        ({"kind": "guild"}, "Choose what it is from the list"),
        ({"parent_id": "elsewhere"}, "Choose an agency from the list"),
    ],
)
def test_add_agency_when_something_is_wrong_keeps_the_words(browser, police, answers, sentence):
    if "successor_id" in answers:
        answers = {"successor_id": str(police.id)}
    page = browser.fill(f"{AGENCIES}/add", **{"name": "Northmoor Police", "sector": "police", **answers})

    assert page.status == 400
    assert sentence in page.words
    assert page.hidden("sector") == "police"
    assert page.hidden("opened_on") == answers.get("opened_on", "")


def test_edit_agency_asks_what_a_changed_name_is(browser, police):
    page = browser.fill(f"{AGENCIES}/{police.id}/edit", name="Northern Police")

    assert page.status == 400
    assert "Say whether you correct the name or the agency has a new one" in page.words
    assert page.hidden("name") == "Northern Police"


def test_edit_agency_asks_from_when_a_new_name_holds(browser, police):
    page = browser.fill(f"{AGENCIES}/{police.id}/edit", name="Northern Police", name_change="new")

    assert page.status == 400
    assert "Enter the first day of the new name" in page.words


def test_edit_agency_when_it_has_a_new_name_keeps_the_old_one(browser, police):
    browser.fill(
        f"{AGENCIES}/{police.id}/edit", name="Northern Police", name_change="new", new_name_from="1 April 2025"
    )

    page = browser.get(f"{AGENCIES}/{police.id}")
    assert page.heading == "Northern Police"
    assert "Northmoor Police until 31 March 2025" in page.words
    assert "the name “Northern Police” from 1 April 2025, before that “Northmoor Police”." in page.words


def test_edit_agency_when_the_name_was_a_mistake_keeps_no_old_one(browser, police):
    browser.fill(
        f"{AGENCIES}/{police.id}/edit",
        name="Northmoor Constabulary",
        name_change="correction",
        new_name_from="1 April 2025",
    )

    page = browser.get(f"{AGENCIES}/{police.id}")
    assert page.heading == "Northmoor Constabulary"
    assert "Earlier names" not in page.words


def test_edit_agency_without_a_name_keeps_the_rest(browser, police):
    page = browser.fill(f"{AGENCIES}/{police.id}/edit", name="", sector="police")

    assert page.status == 400
    assert "Enter the agency’s name" in page.words
    assert page.hidden("sector") == "police"


def test_edit_agency_when_nothing_is_changed_asks_nothing(browser, police):
    assert browser.fill(f"{AGENCIES}/{police.id}/edit").location == f"{AGENCIES}/{police.id}"


def test_edit_agency_into_a_loop_is_refused_with_its_words(browser, police):
    team = AgencyFactory(name="Child Abuse Team", parent=police)

    page = browser.fill(f"{AGENCIES}/{police.id}/edit", parent_id=str(team.id), sector="police")

    assert page.status == 409
    assert "An agency cannot sit under itself" in page.words
    assert page.hidden("sector") == "police"


def test_edit_agency_when_somebody_else_saved_first_shows_both(browser, police):
    form = browser.get(f"{AGENCIES}/{police.id}/edit")
    stale = {"name": "Northmoor Police", "kind": "service", "opened_on": "1/4/1974", "version": form.hidden("version")}
    browser.fill(f"{AGENCIES}/{police.id}/edit", kind="subgroup", opened_on="3 January 2020")

    page = browser.post(f"{AGENCIES}/{police.id}/edit", stale)

    assert page.status == 409
    assert page.hidden("opened_on") == "1/4/1974"
    assert "3 January 2020" in page.words
    assert "1 April 1974" in page.words


def test_lead_sees_no_settings(browse, police):
    browser = browse(person(Role.AGENCY_LEAD, BoardFactory(), police))

    assert browser.get(AGENCIES).status == 403
    assert browser.get(f"{AGENCIES}/{police.id}").status == 403
    assert browser.get("/").links("Settings") == []
