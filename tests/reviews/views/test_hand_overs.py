"""A leaver's page of what goes to a successor, and the letter of what the successor takes over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from partnership import clock
from partnership.commands import audit
from partnership.filters import day
from partnership.vocabulary import Role
from reviews.rules.stated_words import from_words
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, UserFactory, person
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    CaseReaderFactory,
    PartFactory,
    PostFactory,
    PostHolderFactory,
    ReviewFactory,
    action_from,
)


def test_page_lists_what_will_move_before_it_does(manager, leaver, hidden, path):
    CaseReaderFactory(case=hidden, user=leaver)

    page = manager.get(path)

    assert manager.get(f"/settings/people/{leaver.id}").links("Hand over everything") == [path]
    assert page.heading == "Hand over from Ash Dale"
    assert "Agency lead, Northmoor Police" in page.words
    assert "Named nurse, Northmoor Police" in page.words
    assert "1 case Zelkova 88" in page.words


def test_administrator_is_told_neither_which_cases_nor_how_many(browse, board, leaver, hidden, path):
    CaseReaderFactory(case=hidden, user=leaver)

    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get(path)

    assert "Cases that this page does not count" in page.words
    assert "Zelkova" not in page.words


def test_letter_lists_open_parts_and_names_no_case(manager, board, police, leaver, hidden, path):
    PartFactory(action=ActionFactory(board=board, text="Print the protocol"), agency=police)
    PartFactory(action=ActionFactory(board=board, text="Done long ago"), agency=police, status="done")
    secret = ReviewFactory(case=hidden)
    PartFactory(action=action_from(secret, text="Zelkova letter"), agency=police, is_shared=True)
    PartFactory(action=action_from(secret, text="Zelkova form"), agency=police)
    child = AgencyFactory(name="Northmoor Police Child Team", parent=police)
    opened = ReviewFactory(case__board=board, case__sight=Sight.PARTNERS)
    PartFactory(action=action_from(opened, text="Tell every team"), agency=child)

    sent = manager.fill(path, successor_id=str(successor(board).id), stop_account="y")
    page = manager.get(f"{path}/letter")

    assert sent.location == f"{path}/letter"
    assert page.heading == "What Robin Vale takes over"
    assert "Open parts of your agencies 3" in page.words
    assert "Print the protocol" in page.words
    assert "Tell every team" in page.words
    assert "A part that was shared with your agency" in page.words
    assert not [word for word in ("Zelkova", "Done long ago") if word in page.words]
    history = manager.get(f"/settings/people/{leaver.id}").words
    assert f"handed over to Robin Vale after {day(clock.today())}: 1 role, 1 post, no cases; stopped" in history


def test_letter_says_the_day_of_the_last_update_and_no_time(manager, board, police, leaver, path):
    loaded = datetime(2023, 9, 30, tzinfo=UTC)
    PartFactory(action=ActionFactory(board=board), agency=police, last_heard_at=loaded)
    PartFactory(
        action=ActionFactory(board=board), agency=police, last_heard_at=loaded, position=from_words("August 2023")
    )
    PartFactory(action=ActionFactory(board=board), agency=police)

    manager.fill(path, successor_id=str(successor(board).id))
    cells = manager.get(f"{path}/letter").soup.find_all("td", attrs={"data-label": "Last update"})

    assert sorted(cell.get_text() for cell in cells) == ["30 September 2023", "August 2023", "None yet"]


def test_a_last_day_long_ago_or_before_the_leavers_last_word_is_refused(manager, board, leaver, path):
    answers = {"successor_id": str(successor(board).id), "last_day": "1 January 2020"}
    long_ago = manager.fill(path, **answers)
    audit.record("signed out elsewhere", leaver, by=leaver)

    yesterday = manager.fill(path, **answers | {"last_day": day(clock.today() - timedelta(days=1))})

    assert (long_ago.status, long_ago.hidden("last_day")) == (400, "1 January 2020")
    assert "a hand-over reaches back 31 days at most" in long_ago.words
    assert f"Enter {day(clock.today())} or a later day: Ash Dale did something here on that day" in yesterday.words


def test_the_successors_own_history_tells_what_came_to_them(manager, board, path):
    someone = successor(board)

    manager.fill(path, successor_id=str(someone.id))

    told = manager.get(f"/settings/people/{someone.id}").words
    assert f"handed over to this person what Ash Dale held until {day(clock.today())}: “Agency lead, Northmoor" in told


def test_account_is_not_stopped_before_the_last_day(manager, board, path):
    later = day(clock.today() + timedelta(days=9))

    page = manager.fill(path, successor_id=str(successor(board).id), last_day=later, stop_account="y")

    assert page.status == 400
    assert "The last day is still to come: stop the account after it" in page.words


def test_somebody_new_may_take_over_and_somebody_of_another_board_may_not(manager, board, path):
    newcomer = UserFactory(name="Kit Larch")
    person(Role.MANAGER, BoardFactory(name="Westfell"), user__name="Ola West")

    offered = manager.get(path).words
    page = manager.fill(path, successor_id=str(newcomer.id))

    assert "Kit Larch (no role today)" in offered
    assert "Ola West" not in offered
    assert page.location == f"{path}/letter"


def test_who_held_a_role_here_or_will_may_take_over_and_the_page_says_who_may(manager, board, path):
    yesterday, later = clock.today() - timedelta(days=1), clock.today() + timedelta(days=9)
    back = person(Role.SCRUTINEER, board, user__name="Kit Larch", until_on=yesterday).id
    person(Role.AUTHOR, board, user__name="Uma Fern", from_on=later)
    moved = person(Role.AUTHOR, board, user__name="Ola West", until_on=yesterday)
    RoleHeldFactory(user=moved, role=Role.MANAGER, board=BoardFactory(name="Westfell"))
    person(Role.AUTHOR, BoardFactory(name="Eastfell"), user__name="Ines East", until_on=yesterday)

    offered = manager.get(path).words
    page = manager.fill(path, successor_id=str(back))

    assert all(f"{name} (no role today)" in offered for name in ("Kit Larch", "Uma Fern"))
    assert not [name for name in ("Ola West", "Ines East") if name in offered]
    assert "For somebody else, add an account in Settings, People" in offered
    assert page.location == f"{path}/letter"


def test_hand_over_sent_twice_is_done_once(manager, board, path):
    someone = successor(board)
    form = {
        "successor_id": str(someone.id),
        "last_day": day(clock.today()),
        "new_id": manager.get(path).hidden("new_id"),
    }

    first, second = manager.post(path, form), manager.post(path, form)

    assert (first.status, first.location) == (second.status, second.location) == (302, f"{path}/letter")
    assert "There is nothing to hand over" in manager.get(path).words


def test_letter_of_somebody_who_handed_nothing_over_says_so(manager, path):
    assert manager.get(f"{path}/letter").heading == "Letter of the hand-over"


def test_letter_without_agencies_lists_no_part(manager, board, browse):
    author = person(Role.AUTHOR, board)
    path = f"/people/{author.id}/hand-over"

    manager.fill(path, successor_id=str(successor(board).id))

    assert "No open part can be listed here" in manager.get(f"{path}/letter").words


def test_those_with_a_role_on_the_board_are_offered_with_their_roles(manager, board, path):
    successor(board)
    person(Role.MANAGER, BoardFactory(), user__name="Elsewhere Only")

    offered = [option.get_text() for option in manager.get(path).soup.select("select[name=successor_id] option")]

    assert any(each.startswith("Robin Vale (Review group chair") for each in offered)
    assert not [each for each in offered if each.startswith("Elsewhere")]


def test_letter_is_offered_where_there_was_a_hand_over(manager, board, path):
    assert manager.get(path).links("Letter of the last hand-over") == []

    manager.fill(path, successor_id=str(successor(board).id))

    assert manager.get(path).links("Letter of the last hand-over") == [f"{path}/letter"]


def test_only_a_manager_of_all_the_persons_boards_may(browse, board, path):
    assert browse(person(Role.MANAGER, BoardFactory())).get(path).status == 403
    assert browse(person(Role.BUSINESS_SUPPORT_OFFICER, board)).get(path).status == 403


def successor(board):
    return person(Role.REVIEW_GROUP_CHAIR, board, user__name="Robin Vale")


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def police(app):
    return AgencyFactory(name="Northmoor Police")


@pytest.fixture
def hidden(board):
    return CaseFactory(board=board, name="Zelkova 88")


@pytest.fixture
def leaver(board, police):
    found = person(Role.AGENCY_LEAD, board, police, user__name="Ash Dale")
    PostHolderFactory(post=PostFactory(agency=police), user=found)
    return found


@pytest.fixture
def path(leaver):
    return f"/people/{leaver.id}/hand-over"


@pytest.fixture
def manager(browse, board):
    return browse(person(Role.MANAGER, board))
