"""Giving and ending roles through their pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.models import RoleHeld
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, UserFactory, person

PEOPLE = "/settings/people"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Board")


@pytest.fixture
def browser(browse, board):
    return browse(person(Role.MANAGER, board))


@pytest.fixture
def robin(app):
    return UserFactory(name="Robin Vale")


def add(person):
    return f"{PEOPLE}/{person.id}/roles/add"


def choices(page, name):
    return {each["value"] for each in page.soup.select(f"select[name={name}] option, input[name={name}]")}


def test_manager_is_offered_her_boards_and_no_administrators_role(browser, board, robin):
    BoardFactory(name="Westfell Board")

    page = browser.get(add(robin))

    assert choices(page, "role") == {role.value for role in Role} - {"system_administrator"}
    assert choices(page, "board") == {str(board.id)}


def test_administrator_is_offered_everything(browse, board, robin):
    other = BoardFactory(name="Westfell Board")

    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get(add(robin))

    assert choices(page, "role") == {role.value for role in Role}
    assert choices(page, "board") == {"", str(board.id), str(other.id)}


def test_manager_cannot_give_what_she_is_not_offered(browser, board, robin):
    other = BoardFactory(name="Westfell Board")
    for sent in ({"role": "system_administrator", "board": ""}, {"role": "author", "board": str(other.id)}):
        page = browser.fill(add(robin), agency="", **sent)

        assert page.status == 400
    assert db.session.query(RoleHeld).filter_by(user_id=robin.id).count() == 0


def test_give_role_when_the_form_is_sent_twice_gives_one(browser, board, robin):
    police = AgencyFactory(name="Northmoor Police")
    sent = {
        "role": "agency_lead",
        "board": str(board.id),
        "agency": str(police.id),
        "from_on": "3 January 2020",
        "until_on": "",
        "new_id": browser.get(add(robin)).hidden("new_id"),
    }

    answers = [browser.post(add(robin), sent) for _ in range(2)]

    assert [answer.location for answer in answers] == [f"{PEOPLE}/{robin.id}"] * 2
    page = browser.get(f"{PEOPLE}/{robin.id}")
    assert "gave the role “Agency lead, Northmoor Police, Northmoor Board” from 3 January 2020." in page.words
    assert db.session.query(RoleHeld).filter_by(user_id=robin.id).count() == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"role": ""}, "Choose the role"),
        ({"role": "king"}, "Choose the role"),
        ({"board": ""}, "Choose a board from the list"),
        ({"agency": ""}, "Choose the agency"),
        ({"until_on": "2 January 2026"}, "Enter a last day that is not before the first"),
        ({"until_on": "30 February 2026"}, "There is no day “30 February 2026”"),
    ],
)
def test_give_role_when_something_is_wrong_keeps_the_rest(browser, board, robin, answers, sentence):
    police = AgencyFactory()
    sent = {"role": "agency_lead", "board": str(board.id), "agency": str(police.id), "from_on": "3/1/2026", **answers}

    page = browser.fill(add(robin), **sent)

    assert page.status == 400
    assert sentence in page.words
    assert page.hidden("from_on") == "3/1/2026"


def test_give_role_tells_all_that_is_wrong_at_once(browser, robin):
    page = browser.fill(add(robin), role="agency_lead", board="elsewhere", agency="", until_on="soon")

    assert [each.get_text() for each in page.soup.select(".govuk-error-summary li a")] == [
        "Choose a board from the list",
        "Choose the agency",
        "Enter the last day, such as 3 January 2026",
    ]


def test_give_role_when_it_is_held_already_keeps_the_words(browser, board):
    author = person(Role.AUTHOR, board)

    page = browser.fill(add(author), role="author", board=str(board.id), from_on="3 January 2999")

    assert page.status == 409
    assert "holds this role at that time already" in page.words
    assert page.hidden("from_on") == "3 January 2999"


def test_administrator_is_asked_for_the_board(browse, board, robin):
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))

    assert "Choose the board" in browser.fill(add(robin), role="author").words
    assert "Choose no board" in browser.fill(add(robin), role="system_administrator", board=str(board.id)).words
    assert browser.fill(add(robin), role="system_administrator").location == f"{PEOPLE}/{robin.id}"


def test_closed_agencies_are_not_offered(browser, robin):
    closed, still_open = AgencyFactory(closed_on=clock.today() - timedelta(days=1)), AgencyFactory()

    offered = choices(browser.get(add(robin)), "agency")

    assert str(closed.id) not in offered
    assert str(still_open.id) in offered


def test_end_role_offers_today_and_is_told(browser, board):
    author = person(Role.AUTHOR, board)
    link = browser.get(f"{PEOPLE}/{author.id}").links("End the role")[0]

    page = browser.get(link)
    browser.fill(link)

    assert page.hidden("until_on") == day(clock.today())
    words = browser.get(f"{PEOPLE}/{author.id}").words
    assert f"ended the role “Annual report author, Northmoor Board”: the last day is {day(clock.today())}." in words


@pytest.mark.parametrize(
    ("until_on", "status", "sentence"),
    [("", 400, "Enter the last day of the role"), ("2 January 2020", 409, "before the day the role began")],
)
def test_end_role_when_the_day_is_wrong(browser, board, until_on, status, sentence):
    author = person(Role.AUTHOR, board, from_on=clock.today())
    role = db.session.query(RoleHeld).filter_by(user_id=author.id).one()

    page = browser.fill(f"/settings/roles/{role.id}/end", until_on=until_on)

    assert (page.status, page.hidden("until_on")) == (status, until_on)
    assert sentence in page.words


def test_a_role_given_from_now_on_is_not_ended_before_today(browser, board, robin):
    browser.fill(add(robin), role="author")
    role = db.session.query(RoleHeld).filter_by(user_id=robin.id).one()

    page = browser.fill(f"/settings/roles/{role.id}/end", until_on="1 January 2020")

    assert role.from_on == clock.today()
    assert "before the day the role began" in page.words


def test_whoever_has_no_role_any_more_reads_which_ended_and_when(browse, board):
    author = person(Role.AUTHOR, board, until_on=clock.today() - timedelta(days=1))
    words = browse(author).get("/").words

    assert (
        f"Your role has ended Annual report author, Northmoor Board: held until {day(author.roles_held[0].until_on)}."
        in words
    )


def test_page_of_somebody_stopped_says_that_nobody_signs_in(browser, board):
    author = person(Role.AUTHOR, board, until_on=clock.today() - timedelta(days=1))
    author.deactivated_at = clock.now()

    words = browser.get(f"{PEOPLE}/{author.id}").words

    assert f"No role today: nor can {author.name} sign in." in words


def test_end_role_of_another_board_is_refused_and_not_offered(browser, robin):
    author = person(Role.AUTHOR, BoardFactory())
    role = db.session.query(RoleHeld).filter_by(user_id=author.id).one()

    assert browser.get(f"/settings/roles/{role.id}/end").status == 403
    assert browser.get(f"{PEOPLE}/{author.id}").links("End") == []


def test_page_parts_roles_by_when_they_are_held(browser, board):
    author = person(Role.AUTHOR, board, from_on=clock.today() + timedelta(days=1))
    page = browser.get(f"{PEOPLE}/{author.id}")

    assert "No role today" in page.words
    assert "Roles that begin later" in page.words
    assert "Roles that have ended" not in page.words


def test_page_shows_roles_that_have_ended_without_a_way_to_end_them(browser, board):
    author = person(Role.AUTHOR, board, until_on=clock.today() - timedelta(days=1))
    page = browser.get(f"{PEOPLE}/{author.id}")

    assert "Roles that have ended" in page.words
    assert page.links("End the role") == []
