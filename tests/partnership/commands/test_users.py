"""Accounts: made, changed, stopped, restored."""

from __future__ import annotations

import pytest

from partnership import clock
from partnership.commands import one_time_links, users
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import BrowserSession
from partnership.queries import events
from partnership.vocabulary import Role
from tests.conftest import session_of
from tests.factories.partnership import RoleHeldFactory, UserFactory


def test_create_user_strips_and_folds_the_address(app):
    user = users.create_user(name="Siân Hale", email=" Sian.Hale@Northmoor.example ", by=None)

    assert (user.email, user.email_folded) == ("Sian.Hale@Northmoor.example", "sian.hale@northmoor.example")
    assert user.name_folded == "sian hale"
    assert events.latest(user.id).verb == "added the account"


def test_create_user_when_the_address_is_taken(app):
    UserFactory(email="sian.hale@northmoor.example")

    with pytest.raises(Taken, match="has an account already"):
        users.create_user(name="Sian", email="SIAN.HALE@northmoor.example", by=None)


def test_edit_user_tells_what_changed(app):
    user = UserFactory(name="Morgan Hale", email="morgan@northmoor.example")

    users.edit_user(user, name="Morgan Reed", email="morgan@northmoor.example", by=None)

    assert user.name_folded == "morgan reed"
    assert events.latest(user.id).detail == {"changes": [["name", "Morgan Hale", "Morgan Reed"]]}


def test_edit_user_when_nothing_changed_tells_nothing(app):
    user = UserFactory()

    users.edit_user(user, name=user.name, email=user.email, by=None)

    assert events.latest(user.id) is None


def test_edit_user_when_the_address_is_somebody_elses(app):
    other, user = UserFactory(), UserFactory()

    with pytest.raises(Taken):
        users.edit_user(user, name=user.name, email=other.email, by=None)


def test_welcome_makes_a_link_that_works(app):
    made = users.make_link(users.create_user(name="Morgan Hale", email="morgan@northmoor.example", by=None), by=None)

    link, person = one_time_links.open_link(made.token)
    assert (person, link.purpose) == (made.user, one_time_links.SET_PASSWORD)


def test_make_link_ends_the_one_before(app):
    user = UserFactory()
    first = users.make_link(user, by=None)

    second = users.make_link(user, by=None)

    assert one_time_links.open_link(first.token) is None
    assert one_time_links.open_link(second.token) is not None


def test_make_link_when_the_account_is_stopped(app):
    user = users.deactivate(UserFactory(), by=None)

    with pytest.raises(RuleBroken, match="Restore the account first"):
        users.make_link(user, by=None)


def test_deactivate_ends_sessions_and_links_for_good(app):
    user = UserFactory()
    session_of(user)
    link = users.make_link(user, by=None)

    users.deactivate(user, by=UserFactory())
    users.restore(user, by=None)

    assert db.session.query(BrowserSession).filter_by(user_id=user.id, ended_at=None).count() == 0
    assert one_time_links.open_link(link.token) is None


def test_deactivate_when_it_is_ones_own(app):
    user = UserFactory()

    with pytest.raises(RuleBroken, match="cannot stop your own account"):
        users.deactivate(user, by=user)


def test_deactivate_when_nobody_else_is_a_system_administrator(app):
    only, stopped = UserFactory(name="Morgan Hale"), UserFactory(deactivated_at=clock.now())
    for user in (only, stopped):
        RoleHeldFactory(user=user, role=Role.SYSTEM_ADMINISTRATOR, board=None, board_id=None)

    with pytest.raises(RuleBroken, match="Morgan Hale is the only system administrator"):
        users.deactivate(only, by=None)

    assert only.is_active


def test_deactivate_and_restore_when_sent_twice_are_told_once(app):
    user = UserFactory()

    for command in (users.deactivate, users.deactivate, users.restore, users.restore):
        command(user, by=None)

    assert [each.verb for each in events.told_on(user.id)] == ["restored the account", "stopped the account"]
    assert user.is_active


def test_set_password_ends_every_session_but_one(app):
    user = UserFactory()
    session_of(user), session_of(user)
    mine = db.session.query(BrowserSession).first()

    users.set_password(user, password="otter kettle lantern", but=mine.id, by=user)

    assert db.session.query(BrowserSession).filter_by(ended_at=None).one() is mine
    assert "otter" not in user.password_hash


def test_sign_out_elsewhere_keeps_this_session(app):
    user = UserFactory()
    session_of(user), session_of(user)
    mine = db.session.query(BrowserSession).first()

    users.sign_out_elsewhere(user, but=mine.id)

    assert db.session.query(BrowserSession).filter_by(ended_at=None).one() is mine
    assert events.latest(user.id).verb == "signed out elsewhere"
