"""Everything of a leaver goes to a successor, told of on both pages, and the history keeps the old name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import BrowserSession, Event, RoleHeld
from partnership.queries import users
from partnership.vocabulary import Role
from reviews.commands.hand_overs import hand_over
from reviews.models import CaseReader, PostHolder
from tests.conftest import session_of
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, UserFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory, PostFactory, PostHolderFactory

LAST = date(2026, 11, 20)
NEXT = date(2026, 11, 21)
LATER = date(2027, 3, 31)


def test_role_ends_on_the_last_day_and_begins_on_the_next(board, police, leaver, successor, by):
    give(leaver, Role.AGENCY_LEAD, board, police, until_on=LATER)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert held(leaver) == [(Role.AGENCY_LEAD, police.id, None, LAST)]
    assert held(successor) == [(Role.AGENCY_LEAD, police.id, NEXT, LATER)]


def test_role_that_had_not_begun_is_the_successors(board, police, leaver, successor, by):
    give(leaver, Role.AGENCY_LEAD, board, police, from_on=LATER)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert (held(leaver), held(successor)) == ([], [(Role.AGENCY_LEAD, police.id, LATER, None)])


def test_role_that_the_successor_holds_already_is_given_once(board, police, leaver, successor, by):
    give(leaver, Role.AGENCY_LEAD, board, police)
    give(successor, Role.AGENCY_LEAD, board, police)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert held(successor) == [(Role.AGENCY_LEAD, police.id, None, None)]
    assert held(leaver) == [(Role.AGENCY_LEAD, police.id, None, LAST)]


def test_what_has_ended_or_is_not_the_givers_stays(board, police, leaver, successor, by):
    give(leaver, Role.AGENCY_LEAD, board, police, until_on=LAST)
    give(leaver, Role.AUTHOR, BoardFactory())
    give(leaver, Role.SYSTEM_ADMINISTRATOR, None)
    CaseReaderFactory(case=CaseFactory(), user=leaver)

    with pytest.raises(RuleBroken, match="holds nothing after that day"):
        hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert held(successor) == []


def test_posts_go_along(police, leaver, successor, by):
    nurse, doctor, chief = (PostFactory(agency=police, name=name) for name in ("Nurse", "Doctor", "Chief"))
    PostHolderFactory(post=nurse, user=leaver, until_on=LATER)
    PostHolderFactory(post=doctor, user=leaver, from_on=LATER)
    PostHolderFactory(post=chief, user=leaver)
    PostHolderFactory(post=chief, user=successor)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert posts(leaver) == [("Chief", None, LAST), ("Nurse", None, LAST)]
    assert posts(successor) == [("Chief", None, None), ("Doctor", LATER, None), ("Nurse", NEXT, LATER)]


@pytest.mark.parametrize(
    ("until", "named_until", "after"),
    [(LATER, LAST, LATER), (LAST.replace(day=25), LATER, LATER), (None, LAST, None), (LATER, None, None)],
)
def test_case_names_the_successor_until_the_later_day(board, leaver, successor, by, until, named_until, after):
    case = CaseFactory(board=board)
    CaseReaderFactory(case=case, user=leaver, until_on=until)
    CaseReaderFactory(case=case, user=successor, until_on=named_until)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert named(leaver, case) == [LAST]
    assert named(successor, case) == [after]


def test_case_that_did_not_name_the_successor_does_now(board, leaver, successor, by):
    case = CaseFactory(board=board)
    CaseReaderFactory(case=case, user=leaver, until_on=LATER)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    assert (named(leaver, case), named(successor, case)) == ([LAST], [LATER])


def test_hand_over_is_told_of_both_and_names_no_case(board, police, leaver, successor, by):
    give(leaver, Role.AGENCY_LEAD, board, police)
    PostHolderFactory(post=PostFactory(agency=police, name="Nurse"), user=leaver)
    CaseReaderFactory(case=CaseFactory(board=board, name="Alder 12"), user=leaver)

    event = hand_over(leaver, successor_id=successor.id, last_day=LAST, by=by)

    told = db.session.scalars(select(Event).where(Event.id != event.id)).one()
    assert (event.verb, event.subject_id, event.told_on_id) == ("handed over", leaver.id, leaver.id)
    assert (len(event.detail["roles"]), event.detail["posts"], event.detail["cases"]) == (
        1,
        [f"Nurse, {police.name}"],
        1,
    )
    assert (told.verb, told.subject_id, told.detail["leaver"]) == (
        "handed over to this person",
        successor.id,
        "Ash Dale",
    )
    assert (told.detail["roles"], told.detail["posts"]) == (event.detail["roles"], event.detail["posts"])
    assert "Alder" not in f"{event.detail} {told.detail}"


@pytest.mark.parametrize("stopped", [True, False])
def test_account_is_stopped_where_that_is_wished(board, police, leaver, successor, by, stopped):
    give(leaver, Role.AGENCY_LEAD, board, police)
    session_of(leaver)

    hand_over(leaver, successor_id=successor.id, last_day=LAST, stop_account=stopped, by=by)

    session = db.session.scalars(select(BrowserSession).where(BrowserSession.user_id == leaver.id)).one()
    assert (leaver.deactivated_at is not None, session.ended_at is not None) == (stopped, stopped)
    event = db.session.scalars(select(Event).where(Event.verb == "handed over")).one()
    assert event.detail["stopped"] is stopped


def test_nobody_hands_over_their_own_account(by, successor):
    with pytest.raises(RuleBroken, match="your own account"):
        hand_over(by, successor_id=successor.id, last_day=LAST, by=by)


def give(user, role, board, agency=None, **days):
    RoleHeldFactory(
        user=user,
        role=role,
        board=board,
        board_id=board.id if board else None,
        agency_id=agency.id if agency else None,
        **days,
    )


def held(user):
    found = db.session.scalars(
        select(RoleHeld).where(RoleHeld.user_id == user.id).execution_options(populate_existing=True)
    )
    return [(each.role, each.agency_id, each.from_on, each.until_on) for each in found]


def posts(user):
    found = db.session.scalars(select(PostHolder).where(PostHolder.user_id == user.id))
    return sorted((each.post.name, each.from_on, each.until_on) for each in found)


def named(user, case):
    wanted = select(CaseReader.until_on).where(CaseReader.user_id == user.id, CaseReader.case_id == case.id)
    return db.session.scalars(wanted).all()


@pytest.fixture(autouse=True)
def at_a_day(app, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def police(app):
    return AgencyFactory(name="Northmoor Police")


@pytest.fixture
def leaver(app):
    return UserFactory(name="Ash Dale")


@pytest.fixture
def successor(app):
    return UserFactory(name="Robin Vale")


@pytest.fixture
def by(board):
    return users.for_request(person(Role.MANAGER, board).id)
