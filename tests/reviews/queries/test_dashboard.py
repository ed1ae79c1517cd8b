"""The home page of each role: every number is that of the list it leads to."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.permissions import AGENCY_ROLES
from partnership.vocabulary import AgencyKind, Role
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import PartStatus
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, UserFactory, person
from tests.factories.reviews import ActionFactory, CaseFactory, PartFactory, ReviewFactory, action_from, stage
from tests.support.statements import counted

OFFICE = (Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER)
EMPTY_WORDS = {
    **dict.fromkeys(Role, "The cases shared with you, and their reviews."),
    **dict.fromkeys(OFFICE, "Nothing on the record yet"),
    **dict.fromkeys(AGENCY_ROLES, "Nothing is open for Northmoor Police."),
    Role.SYSTEM_ADMINISTRATOR: "Agencies, people and boards.",
}
MOST_STATEMENTS = 25


class Record:
    """A board with parts in every state: of the police, of a service beneath it, and of a trust never heard of."""

    def __init__(self):
        self.board = BoardFactory()
        self.police = AgencyFactory(name="Northmoor Police")
        self.team = AgencyFactory(name="Northmoor Child Abuse Team", kind=AgencyKind.SERVICE, parent=self.police)
        self.trust = AgencyFactory(name="Northmoor Hospitals Trust")
        self.shown = ReviewFactory(case=CaseFactory(board=self.board, open=True), stage=stage("in_progress"))
        self.hidden = ReviewFactory(case=CaseFactory(board=self.board), stage=stage("in_progress"))
        ReviewFactory(case=self.hidden.case, place=2, stage=stage("in_progress"))
        self.fill()

    def fill(self):
        today, now = clock.today(), clock.now()
        late, soon, far = (of_day(today + timedelta(days=days)) for days in (-3, 10, 300))
        words = StatedDate("when the policy is next revised", "words")
        action = ActionFactory(board=self.board)
        self.part(action, self.police, due=late, last_heard_at=now)
        self.part(action, self.team, due=soon, last_heard_at=now)
        self.part(action, self.trust, due=late)
        self.part(ActionFactory(board=self.board), self.police, due=of_day(today), last_heard_at=now)
        self.part(ActionFactory(board=self.board), self.team, due=far)
        self.part(ActionFactory(board=self.board), self.trust, due=words)
        of_open = action_from(self.shown)
        self.part(of_open, self.police, status=PartStatus.DONE, due=late, last_heard_at=now)
        self.part(of_open, self.team, status=PartStatus.CANNOT_BE_DONE, due=late)
        of_hidden = action_from(self.hidden)
        self.part(of_hidden, self.police, due=late, is_shared=True)
        self.part(of_hidden, self.team, due=soon)
        self.part(of_hidden, self.trust)
        self.part(ActionFactory(), self.police, due=late)

    def part(self, action, agency, **options):
        return PartFactory(action=action, agency=agency, **options)

    def more(self, actions):
        for _ in range(actions):
            action = action_from(self.shown, due=of_day(clock.today()))
            for agency in (self.police, self.team):
                self.part(action, agency, due=action.due)
        db.session.commit()


@pytest.fixture
def record(app):
    return Record()


@pytest.mark.parametrize("role", OFFICE)
def test_every_number_of_the_office_is_that_of_its_list(browse, record, role):
    browser = browse(person(role, record.board))
    home = browser.get("/")

    assert figures(home) == {
        "open parts are overdue": 3,
        "no response received": 6,
        "due soon": 3,
        "no date set": 2,
        "reviews under way": 3,
    }
    assert_lists_agree(browser, home)
    assert home.soup.select_one(".app-figures__of").get_text() == f"of {count_of(browser, '/actions?tab=open')}"


@pytest.mark.parametrize("role", OFFICE)
def test_every_number_of_an_agency_is_that_of_its_list(browse, record, role):
    browser = browse(person(role, record.board))
    rows = [
        (words, browser, row.find("th").a["href"], [int(cell.get_text()) for cell in row.select("td[data-label]")[:4]])
        for table in agency_tables(browser)[:1]
        for words, row in ((row.find("th").get_text(strip=True), row) for row in table.select("tbody tr"))
    ]

    assert [(words, numbers) for words, _, _, numbers in rows] == [
        ("Northmoor Police", [2, 1, 0, 3]),
        ("Northmoor Hospitals Trust", [1, 0, 2, 3]),
    ]
    for _, _, href, (overdue, soon, later, in_all) in rows:
        agency = href.split("agency=")[1].split("&")[0]
        without = count_of(browser, f"/actions?tab=open&agency={agency}&due=none")
        assert count_of(browser, href) == overdue
        assert count_of(browser, f"/actions?tab=open&agency={agency}&due=soon") == soon
        assert count_of(browser, f"/actions?tab=open&agency={agency}&due=later") + without == later
        assert count_of(browser, f"/actions?tab=open&agency={agency}") == in_all


def test_list_of_agencies_that_is_cut_says_of_how_many(browse, record):
    for number in range(9):
        record.part(ActionFactory(board=record.board), AgencyFactory(name=f"Agency {number}"))
    browser = browse(person(Role.MANAGER, record.board))
    page = browser.get("/")

    assert "8 of 12 agencies, the most without a response first. The whole list" in page.words
    assert "/actions?tab=no_response" in page.links("The whole list")
    assert agency_tables(browser)[1].select_one("tbody th").get_text(strip=True) == "Northmoor Hospitals Trust"


def test_agencies_that_did_not_respond_stand_with_the_numbers_of_their_lists(browse, record):
    browser = browse(person(Role.MANAGER, record.board))
    rows = agency_tables(browser)[1].select("tbody tr")
    unheard = [int(row.select_one("td").get_text()) for row in rows]

    assert rows[0].get_text(" ", strip=True) == "Northmoor Hospitals Trust 3 3 Not yet"
    assert [count_of(browser, row.find("a")["href"]) for row in rows] == unheard
    assert sum(unheard) == figures(browser.get("/"))["no response received"]


def test_a_new_part_hides_none_that_was_not_heard_of(browse, record):
    action = action_from(record.shown, added_at=clock.now())
    record.part(action, record.trust)
    browser = browse(person(Role.MANAGER, record.board))
    row = agency_tables(browser)[1].select_one("tbody tr")

    assert row.get_text(" ", strip=True) == "Northmoor Hospitals Trust 3 4 Not yet"


def test_an_agency_was_last_heard_when_it_spoke_of_any_part_also_one_that_is_closed(browse, record):
    heard = clock.now() - timedelta(days=2)
    record.part(action_from(record.shown), record.trust, status=PartStatus.DONE, last_heard_at=heard)
    browser = browse(person(Role.MANAGER, record.board))
    row = agency_tables(browser)[1].select_one("tbody tr")

    assert row.get_text(" ", strip=True) == f"Northmoor Hospitals Trust 3 3 {day(heard)}"


@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
def test_every_number_of_a_lead_is_that_of_her_list(browse, record, role):
    """The service beneath her agency is counted, a hidden case's part only where it was shared with her."""
    browser = browse(person(role, record.board, record.police))
    home = browser.get("/")

    assert figures(home) == {
        "overdue": 2,
        "due soon": 2,
        "not answered": 2,
        "open in all": 5,
        "done, no change shown yet": 1,
    }
    assert_lists_agree(browser, home)
    assert "Open: 5" in home.words
    assert count_of(browser, "/actions?agency=mine&tab=open") == 5
    assert f"Done: {count_of(browser, '/actions?agency=mine&tab=done')}" in home.words
    assert len(home.links("Update")) == 5


def test_longest_lists_lead_to_the_whole(browse, record):
    for _ in range(60):
        record.part(ActionFactory(board=record.board), record.trust)
    for _ in range(9):
        record.part(ActionFactory(board=record.board), record.trust, status=PartStatus.DONE)
    browser = browse(person(Role.AGENCY_LEAD, record.board, record.trust))
    home = browser.get("/")

    (whole,), (done,) = home.links("All 62 open parts"), home.links("All 9 parts that are done")

    assert (count_of(browser, whole), count_of(browser, done)) == (62, 9)


@pytest.mark.parametrize("role", list(Role))
def test_home_when_there_is_nothing_says_what_comes_here(browse, role):
    board = None if role is Role.SYSTEM_ADMINISTRATOR else BoardFactory()
    agency = AgencyFactory(name="Northmoor Police") if role in AGENCY_ROLES else None

    page = browse(person(role, board, agency)).get("/")

    assert page.status == 200
    assert EMPTY_WORDS[role] in page.words
    assert all(number == 0 for number in figures(page).values())


def test_home_of_somebody_without_a_role_says_whom_to_ask(browse):
    assert "Ask the partnership’s office for one." in browse(UserFactory()).get("/").words


def test_home_of_somebody_with_two_roles_shows_both(browse, record):
    both = person(Role.MANAGER, record.board)
    RoleHeldFactory(user=both, role=Role.AGENCY_LEAD, board=record.board, agency_id=record.police.id)

    home = browse(both).get("/")

    assert home.heading == "What needs you now"
    assert "My agencies’ open parts" in home.words


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENCY_LEAD])
def test_home_asks_the_database_as_often_for_many_actions_as_for_few(browse, record, role):
    browser = browse(person(role, record.board, record.police if role is Role.AGENCY_LEAD else None))
    asked = []
    for more in (10, 190):
        record.more(more)
        with counted() as statements:
            assert browser.get("/").status == 200
        asked.append(len(statements))

    assert asked[0] == asked[1] <= MOST_STATEMENTS


def agency_tables(browser):
    """What is overdue by agency, and the agencies that were not heard of."""
    return [table for table in browser.get("/").soup.select("table") if "gencies" in table.caption.get_text()]


def figures(page):
    """Label → number of the figures on a page."""
    items = page.soup.select(".app-figures li")
    return {each.select_one(".app-figures__label").get_text(): number_in(each) for each in items}


def number_in(item):
    return int(item.select_one(".app-figures__number").get_text().replace(",", ""))


def assert_lists_agree(browser, home):
    items = home.soup.select(".app-figures li")
    assert items
    for item in items:
        assert count_of(browser, item.a["href"]) == number_in(item), item.get_text(" ", strip=True)


def count_of(browser, path):
    """What a list says of its length, which is that of its file too."""
    page = browser.get(path)
    said = re.match(r"(no|[\d,]+) (?:part|review)s?\b", page.soup.select_one(".app-count h2").get_text(strip=True))
    rows = len(browser.get(f"{path}&format=csv").text.strip().splitlines()) - 1
    count = 0 if said[1] == "no" else int(said[1].replace(",", ""))
    assert rows == count
    return count
