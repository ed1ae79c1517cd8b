"""The pages of people: their accounts and sign-in links."""

from __future__ import annotations

import re

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.models import User
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, UserFactory, person

PEOPLE = "/settings/people"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Board")


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


@pytest.fixture
def browser(browse, manager):
    return browse(manager)


def named(page):
    return [cell.a.get_text() for cell in page.soup.select("tbody th")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=SIÂN", ["Siân Reed"]),
        ("words=robin@", ["Robin Vale"]),
        ("role=agency_lead", ["Robin Vale"]),
        ("role=author", []),
        ("account=stopped", ["Siân Reed"]),
        ("account=active", ["Ash Moor"]),
        ("account=waiting", ["Morgan Hale", "Robin Vale"]),
    ],
)
def test_list_finds_people(browser, manager, board, query, found):
    manager.name, manager.name_folded = "Morgan Hale", "morgan hale"
    lead = person(Role.AGENCY_LEAD, board, AgencyFactory())
    lead.name, lead.name_folded, lead.email_folded = "Robin Vale", "robin vale", "robin@northmoor.example"
    UserFactory(name="Siân Reed", deactivated_at=clock.now())
    UserFactory(name="Ash Moor", password_hash="a hash")

    assert named(browser.get(f"{PEOPLE}?{query}")) == found


def test_list_by_board_passes_over_roles_that_have_ended(browser, manager, board):
    person(Role.AUTHOR, board, until_on=clock.today().replace(year=2020, day=1))
    person(Role.AUTHOR, BoardFactory())

    assert named(browser.get(f"{PEOPLE}?board={board.id}")) == [manager.name]


def test_list_as_a_file_says_roles_in_words(browser, manager):
    UserFactory(name="Ash Moor", name_folded="zz", email="ash@northmoor.example")

    lines = browser.get(f"{PEOPLE}?format=csv").text.splitlines()

    assert lines[1] == f'{manager.name},{manager.email},"Partnership manager, Northmoor Board",No password yet'
    assert lines[2] == "Ash Moor,ash@northmoor.example,,No password yet"


def test_add_person_shows_a_link_once_that_lets_them_in(browser, browse):
    page = browser.fill(f"{PEOPLE}/add", name="Robin Vale", email="robin@northmoor.example")

    assert page.heading == "Link for Robin Vale"
    assert "It works once, for 3 days" in page.words
    path = re.sub(r"^https?://[^/]+", "", page.soup.find(id="link")["value"])
    entered = browse(None).fill(path, password="otter kettle lantern")
    assert entered.location == "/"
    assert path not in browser.get(f"{PEOPLE}?words=robin").text


def test_add_person_when_the_form_is_sent_twice_makes_one_and_shows_no_second_link(browser):
    new_id = browser.get(f"{PEOPLE}/add").hidden("new_id")
    sent = {"name": "Robin Vale", "email": "robin@northmoor.example", "new_id": new_id}

    first, second = (browser.post(f"{PEOPLE}/add", sent) for _ in range(2))

    robin = db.session.query(User).filter_by(name="Robin Vale").one()
    assert (first.status, second.location) == (200, f"{PEOPLE}/{robin.id}")


@pytest.mark.parametrize(
    ("answers", "status", "sentence"),
    [
        ({"name": ""}, 400, "Enter the person’s name"),
        ({"email": ""}, 400, "Enter the person’s e-mail address"),
        ({"email": "robin"}, 400, "Enter an e-mail address, such as"),
        ({"email": "TAKEN@northmoor.example"}, 409, "has an account already"),
    ],
)
def test_add_person_when_something_is_wrong_keeps_the_words(browser, answers, status, sentence):
    UserFactory(email="taken@northmoor.example")
    sent = {"name": "Robin Vale", "email": "robin@northmoor.example", **answers}

    page = browser.fill(f"{PEOPLE}/add", **sent)

    assert page.status == status
    assert sentence in page.words
    assert (page.hidden("name"), page.hidden("email")) == (sent["name"], sent["email"])


def test_edit_account_is_told(browser, board):
    author = person(Role.AUTHOR, board)

    assert browser.fill(f"{PEOPLE}/{author.id}/edit", name="Robin Vale").location == f"{PEOPLE}/{author.id}"

    page = browser.get(f"{PEOPLE}/{author.id}")
    assert page.heading == "Robin Vale"
    assert "to “Robin Vale”." in page.words


def test_edit_account_when_somebody_else_saved_first_shows_both(browser, board):
    author = person(Role.AUTHOR, board)
    path = f"{PEOPLE}/{author.id}/edit"
    stale = {"name": "Mine", "email": author.email, "version": browser.get(path).hidden("version")}
    browser.fill(path, name="Theirs")

    page = browser.post(path, stale)

    assert page.status == 409
    assert page.hidden("name") == "Mine"
    assert "Theirs" in page.words


def test_stop_signs_the_person_out_and_restore_lets_them_in(browser, browse, board):
    author = person(Role.AUTHOR, board)
    theirs = browse(author)

    browser.fill(f"{PEOPLE}/{author.id}/stop")

    assert theirs.get("/").location.startswith("/sign-in")
    page = browser.get(f"{PEOPLE}/{author.id}")
    assert page.links("Stop the account") == page.links("Make a new sign-in link") == page.links("Give a role") == []
    browser.fill(page.links("Restore the account")[0])
    assert "restored the account" in browser.get(f"{PEOPLE}/{author.id}").words


def test_stop_ones_own_account_is_refused_and_not_offered(browser, manager):
    assert browser.get(f"{PEOPLE}/{manager.id}").links("Stop the account") == []

    page = browser.fill(f"{PEOPLE}/{manager.id}/stop")

    assert page.status == 409
    assert "You cannot stop your own account" in page.words


def test_new_link_when_the_account_is_stopped_is_refused(browser, board):
    author = person(Role.AUTHOR, board, user__deactivated_at=clock.now())

    page = browser.fill(f"{PEOPLE}/{author.id}/sign-in-link")

    assert page.status == 409
    assert "Restore the account first" in page.words


def test_new_link_is_shown_with_where_to_go_on(browser, board):
    author = person(Role.AUTHOR, board)

    page = browser.fill(f"{PEOPLE}/{author.id}/sign-in-link")

    assert "/welcome/" in page.soup.find(id="link")["value"]
    assert page.links("Go to the page of") == [f"{PEOPLE}/{author.id}"]


@pytest.mark.parametrize("step", ["edit", "sign-in-link", "stop", "restore"])
def test_manager_leaves_accounts_of_other_boards_and_administrators_alone(browser, board, step):
    administrator = person(Role.SYSTEM_ADMINISTRATOR, None)
    both = person(Role.AUTHOR, board)
    RoleHeldFactory(user=both, role=Role.AUTHOR, board=BoardFactory())

    for somebody in (administrator, both, person(Role.AUTHOR, BoardFactory())):
        assert browser.get(f"{PEOPLE}/{somebody.id}/{step}").status == 403
        page = browser.get(f"{PEOPLE}/{somebody.id}")
        assert page.links("Change") == []
        assert "a system administrator changes this account" in page.words


def test_officer_reads_people_and_changes_nothing(browse, board, manager):
    browser = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))

    page = browser.get(f"{PEOPLE}/{manager.id}")

    assert page.status == 200
    assert [page.links(words) for words in ("Change", "Give a role", "End", "Stop the account")] == [[]] * 4
    assert browser.get(f"{PEOPLE}/add").status == 403
    assert browser.get(PEOPLE).links("Add a person") == []
