"""The demonstration's invented people and their links."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from partnership import clock, demonstration
from partnership.extensions import db
from partnership.models import Board, Event, RoleHeld, User
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, person

OF_AGENCIES = {role for role in Role if role.value.startswith(("agency", "review_group"))}


@pytest.fixture
def demo(app, monkeypatch):
    monkeypatch.setitem(app.config, "MODE", "demonstration")
    return app


@pytest.fixture
def agencies(app):
    return [AgencyFactory(name=name) for name in dict.fromkeys(each.agency for each in demonstration.PEOPLE) if name]


def test_there_is_somebody_for_each_role_of_the_policy():
    assert {each.role for each in demonstration.PEOPLE} == set(Role)


def test_people_hold_their_roles_where_the_agencies_are_there(demo, agencies):
    board = BoardFactory()

    people = demonstration.people_of(board)

    held = db.session.query(RoleHeld).all()
    assert len(people) == len(held) == len(demonstration.PEOPLE)
    assert {role.board_id for role in held} == {board.id, None}


def test_people_whose_agency_is_missing_come_when_it_is_there(demo):
    board = BoardFactory()
    demonstration.people_of(board)
    first = {role.role for role in db.session.query(RoleHeld)}
    AgencyFactory(name=demonstration.POLICE)

    demonstration.people_of(board)

    assert first == set(Role) - OF_AGENCIES
    assert {role.role for role in db.session.query(RoleHeld)} == first | {
        Role.AGENCY_LEAD,
        Role.AGENCY_DEPUTY,
        Role.AGENCY_APPROVER,
    }


def test_start_twice_makes_nobody_twice_and_new_links(demo, agencies, browse):
    db.session.commit()
    first, second = demonstration.start(demo), demonstration.start(demo)

    assert db.session.query(User).count() == len(demonstration.PEOPLE)
    assert db.session.query(Board).one().name == demonstration.BOARD
    assert db.session.query(Event).count() == 2 * len(demonstration.PEOPLE) + 1
    old, new = (urlsplit(lines[2].strip()).path for lines in (first, second))
    assert browse(None).get(old).status == 404
    assert browse(None).post(new).location == "/"


def test_start_fills_the_record_first(demo):
    lines = demonstration.start(demo, fill=lambda: BoardFactory(name="Northmoor Board"))

    assert db.session.query(Board).one().name == "Northmoor Board"
    assert lines[1] == "  Partnership manager: Morgan Hale"


def test_link_of_a_stopped_account_is_not_made(demo):
    demonstration.start(demo)
    manager = db.session.query(User).filter_by(name="Morgan Hale").one()
    manager.deactivated_at = clock.now()

    assert "Morgan Hale" not in [link.name for link in demonstration.links()]


def test_invented_people_stay_out_of_a_real_record(app):
    board = BoardFactory()
    person(Role.MANAGER, board)

    with pytest.raises(RuntimeError, match="for the demonstration only"):
        demonstration.people_of(board)
    with pytest.raises(RuntimeError, match="for the demonstration only"):
        demonstration.links()


def test_only_the_demonstration_is_registered(demo, monkeypatch):
    demonstration.prepare(demo)
    assert demo.extensions["demonstration"](demo)[0].startswith("Sign in as one of these invented people")

    monkeypatch.delitem(demo.extensions, "demonstration")
    monkeypatch.setitem(demo.config, "MODE", "live")
    demonstration.prepare(demo)
    assert "demonstration" not in demo.extensions
