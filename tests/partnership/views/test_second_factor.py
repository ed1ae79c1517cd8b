"""The second factor: asked of everybody where it is required, with no way round, and restored by who knows them."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest

from partnership import clock
from partnership.commands import one_time_links, passwords, second_factors
from partnership.extensions import db
from partnership.models import Event, RecoveryCode, SecondFactor, SignInAttempt, User
from partnership.rules.second_factors import SECONDS
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, SecondFactorFactory, UserFactory, person

PASSWORD = "otter kettle lantern"
ASK, SET_UP = "/sign-in/code", "/sign-in/second-factor"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def required(app, monkeypatch):
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", True)


@pytest.fixture
def robin(app):
    robin = person(Role.AUTHOR, BoardFactory())
    robin.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return robin


@pytest.fixture
def with_app(robin):
    SecondFactorFactory(user=robin, secret=SECRET)
    db.session.commit()
    return robin


def half_way(browse, user, to=""):
    browser = browse(None)
    browser.fill(f"/sign-in{to}", email=user.email, password=PASSWORD)
    return browser


def code(secret=SECRET, steps=0):
    return pyotp.TOTP(secret).generate_otp(int(clock.now().timestamp()) // SECONDS + steps)


def secret_on(page):
    return page.soup.find("code").get_text().replace(" ", "")


def codes_on(page):
    return [each.get_text() for each in page.soup.select(".app-codes code")]


def later(monkeypatch, **time):
    moment = clock.now() + timedelta(**time)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_who_has_none_sets_it_up_before_anything_else(browse, robin):
    browser = half_way(browse, robin, "?next=/account")
    assert browser.get("/account").location.startswith("/sign-in?")
    assert browser.get(ASK).location == SET_UP
    page = browser.get(SET_UP)
    assert page.soup.select_one(".app-qr svg")
    assert "style=" not in str(page.soup.select_one(".app-qr"))

    page = browser.fill(SET_UP, new_code=code(secret_on(page)))

    assert page.heading == "Keep your recovery codes"
    assert len(set(codes_on(page))) == 10
    assert page.links("I have kept them: go on") == ["/account"]
    assert browser.get("/account").status == 200
    assert "10 of 10 left" in browser.get("/account").words
    assert db.session.get(SecondFactor, robin.id).confirmed_at is not None
    stored = [each.code_hash for each in db.session.query(RecoveryCode)]
    assert not set(stored) & set(codes_on(page))


def test_secret_stays_the_same_while_it_is_set_up(browse, robin):
    browser = half_way(browse, robin)
    first = secret_on(browser.get(SET_UP))

    page = browser.fill(SET_UP, new_code="000000")

    assert page.status == 400
    assert "This code is not right" in page.words
    assert secret_on(page) == first
    assert secret_on(half_way(browse, robin).get(SET_UP)) != first


def test_right_code_signs_in_with_a_new_session(browse, with_app):
    browser = half_way(browse, with_app, "?next=/account&kept=words")
    before = browser.client.get_cookie("session").value

    answer = browser.fill(ASK, code=code())

    assert answer.location == "/account?kept=words"
    assert browser.client.get_cookie("session").value != before
    assert browser.get("/account").status == 200


@pytest.mark.parametrize("path", ["/", "/account", "/cases/log", "/account/second-factor", "/account/recovery-codes"])
def test_half_way_reaches_nothing_else(browse, with_app, path):
    browser = half_way(browse, with_app)

    assert browser.get(path).location.startswith("/sign-in?")
    assert browser.post(path).status in (302, 405)


def test_who_has_one_cannot_set_up_another_with_the_password_alone(browse, with_app):
    browser = half_way(browse, with_app)

    assert browser.get(SET_UP).location == ASK
    assert browser.post(SET_UP, {"new_code": code()}).location == ASK
    assert db.session.get(SecondFactor, with_app.id).secret == SECRET


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_code_counts_one_half_minute_early_or_late(browse, with_app, steps, works):
    browser = half_way(browse, with_app)

    assert browser.fill(ASK, code=code(steps=steps)).status == (302 if works else 400)


def test_code_works_once_even_at_another_sign_in(browse, with_app):
    used = code()
    half_way(browse, with_app).fill(ASK, code=used)

    browser = half_way(browse, with_app)

    assert browser.fill(ASK, code=used).status == 400
    assert browser.fill(ASK, code=code(steps=-1)).status == 400
    assert browser.fill(ASK, code=code(steps=1)).status == 302


def test_tries_are_counted_over_all_addresses(browse, with_app):
    browser = half_way(browse, with_app)
    for number in range(5):
        browser.post(ASK, {"code": "000000"}, environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"})

    assert browser.fill(ASK, code=code()).status == 400


def test_right_code_is_no_failure(browse, with_app):
    half_way(browse, with_app).fill(ASK, code=code())

    assert {each.succeeded for each in db.session.query(SignInAttempt)} == {True}


def test_recovery_code_stands_in_once(browse, with_app):
    first, second = second_factors.new_recovery_codes(with_app, by=with_app)[:2]
    db.session.commit()

    assert half_way(browse, with_app).fill(ASK, code=first.upper().replace("-", " ")).status == 302
    assert half_way(browse, with_app).fill(ASK, code=first).status == 400
    assert half_way(browse, with_app).fill(ASK, code=second).status == 302
    assert db.session.query(Event).filter_by(verb="used a recovery code").count() == 2


def test_recovery_code_of_somebody_else_is_none(browse, with_app):
    other = UserFactory()
    SecondFactorFactory(user=other)
    codes = second_factors.new_recovery_codes(other, by=other)
    db.session.commit()

    assert half_way(browse, with_app).fill(ASK, code=codes[0]).status == 400


def test_half_way_lasts_ten_minutes(browse, with_app, monkeypatch):
    browser = half_way(browse, with_app)
    later(monkeypatch, minutes=11)

    assert browser.post(ASK, {"code": code()}).location.startswith("/sign-in?")


def test_half_way_ends_with_the_password_it_came_by(browse, with_app):
    browser = half_way(browse, with_app)
    db.session.get(User, with_app.id).password_hash = passwords.hashed("bramble harbour violin")
    db.session.info["without_event"] = True
    db.session.commit()

    assert browser.post(ASK, {"code": code()}).location.startswith("/sign-in?")


def test_half_way_ends_with_the_account(browse, with_app):
    browser = half_way(browse, with_app)
    with_app.deactivated_at = clock.now()
    db.session.info["without_event"] = True
    db.session.commit()

    assert browser.get(ASK).status == 302


def test_link_for_a_new_password_does_not_pass_over_it(browse, with_app):
    token = one_time_links.make(with_app, purpose=one_time_links.NEW_PASSWORD)
    db.session.commit()
    browser = browse(None)

    answer = browser.fill(f"/welcome/{token}", password="bramble harbour violin")

    assert answer.location == ASK
    assert browser.get("/account").status == 302


def test_another_phone_needs_a_code_of_the_one_before(browse, with_app):
    here, elsewhere = browse(with_app), browse(with_app)
    secret = secret_on(here.get("/account/second-factor"))

    refused = here.fill("/account/second-factor", new_code=code(secret), code="000000")
    page = here.fill("/account/second-factor", new_code=code(secret), code=code())

    assert refused.status == 400
    assert page.heading == "Keep your recovery codes"
    assert len(codes_on(page)) == 10
    assert db.session.get(SecondFactor, with_app.id).secret == secret
    assert here.get("/account").status == 200
    assert elsewhere.get("/account").status == 302
    assert secret_on(here.get("/account/second-factor")) != secret


def test_new_recovery_codes_replace_the_old(browse, with_app):
    old = second_factors.new_recovery_codes(with_app, by=with_app)
    db.session.commit()

    page = browse(with_app).fill("/account/recovery-codes", code=code())

    assert not set(codes_on(page)) & set(old)
    assert half_way(browse, with_app).fill(ASK, code=old[0]).status == 400
    assert half_way(browse, with_app).fill(ASK, code=codes_on(page)[0]).status == 302


def test_lost_one_is_restored_by_who_knows_the_person(browse, with_app):
    theirs = browse(with_app)
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))
    (restore,) = browser.get(f"/settings/people/{with_app.id}").links("Restore a lost second factor")

    answer = browser.fill(restore, note="Rang back on the number of the office.")

    told = browser.get(answer.location).words
    assert "took away the lost second factor. How they knew that it was them: Rang back" in told
    assert "Not set up yet" in told
    assert theirs.get("/account").status == 302
    assert half_way(browse, with_app).get(ASK).location == SET_UP


def test_lost_one_needs_a_note(browse, with_app):
    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).fill(
        f"/settings/people/{with_app.id}/lost-second-factor", note=""
    )

    assert "Enter how you knew that it was them" in page.words
    assert db.session.get(SecondFactor, with_app.id)


def test_manager_of_another_board_restores_nothing(browse, with_app):
    path = f"/settings/people/{with_app.id}/lost-second-factor"

    assert browse(person(Role.MANAGER, BoardFactory())).post(path, {"note": "It is me."}).status == 403


def test_where_it_is_not_required_nobody_is_asked(app, browse, with_app, monkeypatch):
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", False)

    browser = half_way(browse, with_app)

    assert "sign-in does not ask for it" in browser.get("/account").words


def test_page_of_the_code_needs_a_password_first(browse, with_app):
    assert browse(None).get(ASK).location.startswith("/sign-in?")
    assert browse(None).post(SET_UP).location.startswith("/sign-in?")


def test_secret_never_stands_in_the_history(browse, robin):
    browser = half_way(browse, robin)
    secret = secret_on(browser.get(SET_UP))
    page = browser.fill(SET_UP, new_code=code(secret))

    told = " ".join(f"{each.verb} {each.detail}" for each in db.session.query(Event))
    assert "set up a second factor" in told
    assert not re.search("|".join([secret, *codes_on(page)]), told)
