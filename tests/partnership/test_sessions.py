"""Sessions live on the server: they end there at once, and no old cookie is worth anything after."""

from __future__ import annotations

import base64
from datetime import timedelta
from http.cookies import Morsel, SimpleCookie

import pytest
from flask import session
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import delete, select, update

from partnership import clock, sessions
from partnership.commands import kept_forms, passwords, users
from partnership.extensions import db
from partnership.models import BrowserSession, KeptForm
from partnership.vocabulary import Role
from tests.conftest import session_of
from tests.factories.partnership import BoardFactory, UserFactory, person
from tests.support.browsing import Browsing

PASSWORD = "otter kettle lantern"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def manager(app):
    found = person(Role.MANAGER, BoardFactory())
    found.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return found


@pytest.fixture
def after(monkeypatch):
    """`after(minutes)` moves the clock on from where the test began."""
    began = clock.now()

    def move(minutes: float):
        monkeypatch.setattr(clock, "now", lambda: began + minutes * MINUTE)

    return move


def signed_in(browser: Browsing) -> bool:
    """By the answer of a page that needs a session."""
    return browser.get("/account").status == 200


def sign_in(app, who, **options) -> tuple[Browsing, Morsel]:
    """Sign in by password; the browser, and the cookie that it was given."""
    browser = Browsing(app.test_client())
    page = browser.post("/sign-in", {"email": who.email, "password": PASSWORD}, **options)
    assert page.status == 302
    return browser, cookie_in(page)


def cookie_in(page) -> Morsel:
    ((_, found),) = SimpleCookie(page.response.headers["Set-Cookie"]).items()
    return found


def replay(app, cookie: Morsel) -> Browsing:
    client = app.test_client()
    client.set_cookie(cookie.key, cookie.value)
    return Browsing(client)


def test_cookie_is_worth_nothing_after_signing_out(app, manager):
    browser, cookie = sign_in(app, manager)
    assert signed_in(replay(app, cookie))

    browser.post("/sign-out")

    assert not signed_in(replay(app, cookie))
    assert not signed_in(browser)


ENDS = {
    "the account is stopped": lambda who: users.deactivate(who, by=None),
    "the password is changed": lambda who: users.set_password(who, password="another long one", by=who),
    "somebody signs out elsewhere": lambda who: users.sign_out_elsewhere(who, but=None),
    "an administrator ends them": lambda who: sessions.end_all(who.id),
}


@pytest.mark.parametrize("how", ENDS)
def test_every_session_ends_with_the_next_request_when(app, manager, how):
    cookies = [sign_in(app, manager)[1] for _ in range(3)]

    ENDS[how](manager)
    db.session.commit()

    assert [signed_in(replay(app, cookie)) for cookie in cookies] == [False] * 3


def test_session_ends_only_for_the_person_who_is_meant(app, manager):
    other = person(Role.MANAGER, BoardFactory())
    token = session_of(other)

    users.deactivate(manager, by=None)
    db.session.commit()

    client = app.test_client()
    client.set_cookie("session", token)
    assert signed_in(Browsing(client))


@pytest.mark.parametrize(("minutes", "lasts"), [(29, True), (30, True), (30.1, False), (600, False)])
def test_idle_session_ends_after_half_an_hour(browse, manager, after, minutes, lasts):
    browser = browse(manager)

    after(minutes)

    assert signed_in(browser) is lasts


def test_used_session_lasts_twelve_hours_and_no_longer(browse, manager, after):
    browser = browse(manager)

    for minutes in range(20, 12 * 60 + 1, 20):
        after(minutes)
        assert signed_in(browser), minutes

    after(12 * 60 + 1)
    assert not signed_in(browser)


def test_session_is_written_to_at_most_once_a_minute(app, browse, manager, after):
    browser = browse(manager)
    seen = select(BrowserSession.seen_at).where(BrowserSession.user_id == manager.id)
    first = db.session.scalar(seen)
    after(0.9)
    browser.get("/account")
    db.session.rollback()
    assert db.session.scalar(seen) == first

    after(1.1)
    browser.get("/account")

    db.session.rollback()
    assert db.session.scalar(seen) > first


def test_signing_in_gives_a_new_session(app, manager):
    browser = Browsing(app.test_client())
    with browser.client.session_transaction() as before:
        before["planted"] = "by somebody who knows this cookie"
    (known,) = browser.client._cookies.values()

    page = browser.post("/sign-in", {"email": manager.email, "password": PASSWORD})

    assert cookie_in(page).value != known.value
    assert not signed_in(replay(app, SimpleCookie(f"session={known.value}")["session"]))
    with browser.client.session_transaction() as now:
        assert "planted" not in now


def test_cookie_over_https_is_bound_to_the_host(app, manager):
    _, cookie = sign_in(app, manager, base_url="https://record.northmoor.example")

    assert cookie.key == "__Host-session"
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")
    assert (cookie["domain"], cookie["expires"], cookie["max-age"]) == ("", "", "")


def test_cookie_over_http_is_for_this_machine_alone(app, manager):
    _, cookie = sign_in(app, manager)

    assert cookie.key == "session"
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == ("", True, "Lax", "/")


def test_plain_cookie_is_not_taken_over_https(app, manager):
    _, cookie = sign_in(app, manager)

    page = replay(app, cookie).get("/account", base_url="https://record.northmoor.example")

    assert page.status == 302


def test_cookie_says_nothing_and_cannot_be_guessed(app, manager):
    values = [sign_in(app, manager)[1].value for _ in range(4)]

    assert len(set(values)) == 4
    for value in values:
        raw = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        assert len(raw) >= 32
        assert manager.id.bytes not in raw
        with pytest.raises(BadSignature):
            URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="cookie-session").loads(value)
    stored = db.session.scalars(select(BrowserSession.token_hash)).all()
    assert not set(stored) & set(values)


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(delete(BrowserSession), id="deleted"),
        pytest.param(update(BrowserSession).values(ended_at=clock.now()), id="ended"),
    ],
)
def test_session_that_goes_while_its_request_is_answered_does_not_come_back(app, browse, manager, monkeypatch, how):
    browser = browse(manager)

    def end_meanwhile():
        with sessions.own_transaction(writing=True) as connection:
            connection.execute(how)
        session["written"] = "by a request that began before"
        return "answered"

    monkeypatch.setitem(app.view_functions, "dashboard.home", end_meanwhile)
    answer = browser.client.get("/")

    assert answer.text == "answered"
    assert "Set-Cookie" not in answer.headers
    assert not signed_in(browser)


def test_session_is_not_ended_while_somebody_else_saves_and_is_not_said_to_be(browse, manager, monkeypatch):
    def busy(_: object) -> None:
        raise sessions.OperationalError("", {}, Exception("database is locked"))

    browser = browse(manager)
    monkeypatch.setattr("partnership.views.sign_in.end", busy)

    page = browser.post("/sign-out")

    assert page.location == "/"
    assert "Somebody else is saving at this moment." in browser.get("/").words
    assert signed_in(browser)


def test_old_sessions_are_cleared_away(app, manager, after):
    session_of(manager)
    Browsing(app.test_client()).get("/sign-in")
    with app.test_client().session_transaction() as nobodys:
        nobodys["csrf_token"] = "x"

    after(3 * 12 * 60 + 1)
    sign_in(app, manager)

    assert db.session.query(BrowserSession).count() == 1


def test_words_of_a_session_that_was_ended_elsewhere_come_back_to_their_writer(app, browse, manager):
    browser, other = browse(manager), person(Role.MANAGER, BoardFactory())
    form = browser.get("/settings/agencies/add")
    words = {"name": "Trust & “Co” <b>", "sector": "health  & care", "new_id": form.hidden("new_id")}
    sessions.end_all(manager.id)
    db.session.commit()

    sent = browser.post("/settings/agencies/add", words)
    back = browser.post(sent.location, {"email": manager.email, "password": PASSWORD})

    page = browser.get(back.location)
    assert {name: page.hidden(name) for name in ("name", "sector")} == {
        "name": "Trust & “Co” <b>",
        "sector": "health  & care",
    }
    assert "Trust" not in browse(other).get(back.location).text


def test_passwords_are_never_kept(app, browse, manager):
    browser = browse(manager)
    sessions.end_all(manager.id)
    db.session.commit()

    browser.post("/account/password", {"old_password": PASSWORD, "password": "bramble harbour violin", "code": "1"})

    assert db.session.scalars(select(KeptForm)).one().fields == []


def test_kept_words_are_let_go_after_a_day(app, after):
    writer = UserFactory()
    kept_forms.keep(path="/a", fields=[("note", "old")], reason="", user_id=writer.id)

    after(24 * 60 + 1)
    kept_forms.keep(path="/b", fields=[("note", "new")], reason="", user_id=writer.id)

    assert [kept.path for kept in db.session.scalars(select(KeptForm))] == ["/b"]
