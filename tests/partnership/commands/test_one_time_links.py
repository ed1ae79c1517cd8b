"""A link lets one person do one thing once, and only for a while."""

from __future__ import annotations

import base64
import threading
from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import one_time_links, users
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import OneTimeLink
from tests.factories.partnership import UserFactory

PURPOSES = [one_time_links.SET_PASSWORD, one_time_links.DEMONSTRATION]
NEW = "bramble harbour violin"


def made_for(user, purpose=one_time_links.SET_PASSWORD):
    token = one_time_links.make(user, purpose=purpose)
    db.session.commit()
    return token


def opens(token):
    return one_time_links.open_link(token) is not None


@pytest.mark.parametrize("purpose", PURPOSES)
def test_link_lasts_as_long_as_its_purpose_says(app, monkeypatch, purpose):
    token, now = made_for(UserFactory(), purpose), clock.now()
    for late, works in ((-timedelta(minutes=1), True), (timedelta(minutes=1), False)):
        monkeypatch.setattr(clock, "now", lambda late=late: now + one_time_links.LIVES[purpose] + late)
        assert opens(token) is works


def test_link_is_random_and_kept_as_a_hash(app):
    tokens = {made_for(UserFactory()) for _ in range(4)}

    assert len(tokens) == 4
    assert all(len(base64.urlsafe_b64decode(token + "=")) == 32 for token in tokens)
    assert not tokens & {link.token_hash for link in db.session.query(OneTimeLink)}
    assert not opens("")
    assert not opens("nonsense")


def test_link_works_once(app):
    link, _ = one_time_links.open_link(made_for(UserFactory()))

    one_time_links.use(link)

    with pytest.raises(RuleBroken):
        one_time_links.use(link)


def change_address(user):
    users.edit_user(user, name=user.name, email="new@northmoor.example", by=None)


def stop(user):
    users.deactivate(user, by=None)


def make_another(user):
    one_time_links.make(user, purpose=one_time_links.SET_PASSWORD)


@pytest.mark.parametrize("what", [change_address, stop, make_another])
def test_link_works_no_longer_after(app, what):
    user = UserFactory()
    token = made_for(user)

    what(user)

    assert not opens(token)


def test_link_still_works_after_a_name_is_corrected(app):
    user = UserFactory()
    token = made_for(user)

    users.edit_user(user, name="Morgan Vale", email=user.email, by=None)

    assert opens(token)


def test_link_for_one_purpose_does_not_serve_another(browse, app):
    user = UserFactory()
    token = made_for(user, one_time_links.DEMONSTRATION)

    page = browse(None).post(f"/welcome/{token}", {"password": NEW})

    assert page.status == 302
    assert user.password_hash is None


def test_of_many_who_press_at_once_one_comes_in(installations):
    app = installations.make(WAIT_SECONDS=20)
    with app.app_context():
        path = f"/welcome/{made_for(UserFactory(), one_time_links.DEMONSTRATION)}"
    statuses, begin = [], threading.Barrier(6)

    def press():
        client = app.test_client()
        begin.wait()
        statuses.append(client.post(path).status_code)

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [302, 404, 404, 404, 404, 404]
