"""Guessing passwords: refused from where it comes, told nothing, and no colleague harmed."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from partnership import clock
from partnership.commands import passwords, sign_in, users
from partnership.extensions import db
from partnership.models import SignInAttempt
from tests.factories.partnership import UserFactory

PASSWORD, WRONG = "otter kettle lantern", "wrong"
HERE, THERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def owner(app):
    return with_password(UserFactory())


@pytest.fixture
def verified(monkeypatch):
    """How often a password was held against a hash: what takes time, and would tell."""
    counted = []
    whole = passwords.QUICK

    class Counting:
        def verify(self, stored, password):
            counted.append(stored)
            return whole.verify(stored, password)

        def hash(self, password):
            counted.append("made a hash")
            return whole.hash(password)

    monkeypatch.setattr(passwords, "QUICK", Counting())
    return counted


@pytest.fixture
def after(monkeypatch):
    began = clock.now()

    def move(seconds):
        monkeypatch.setattr(clock, "now", lambda: began + timedelta(seconds=seconds))

    move(0)
    return move


@pytest.fixture(autouse=True)
def slept(monkeypatch):
    found = []
    monkeypatch.setattr(sign_in.time, "sleep", found.append)
    return found


def with_password(user):
    user.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return user


def tried(user, password=WRONG, address=HERE):
    email = user if isinstance(user, str) else user.email
    found = sign_in.check(email=email, password=password, address=address)
    db.session.commit()
    return found


def guess(user, times, address=HERE):
    for _ in range(times):
        assert tried(user, address=address) is None


def test_right_password_signs_in_whatever_the_capitals_of_the_address(owner):
    assert tried(owner.email.upper(), PASSWORD) == owner


@pytest.mark.parametrize(("failures", "enters"), [(4, True), (5, False), (9, False)])
def test_sixth_try_of_a_minute_is_not_looked_at(owner, after, failures, enters):
    guess(owner, failures)
    after(59)

    assert (tried(owner, PASSWORD) == owner) is enters


def test_minute_later_five_more_may_be_tried_and_then_none_for_five_minutes(owner, after):
    guess(owner, 5)
    after(61)
    guess(owner, 4)
    assert tried(owner, PASSWORD) == owner
    guess(owner, 1)
    after(130)
    assert tried(owner, PASSWORD) is None

    after(301)
    assert tried(owner, PASSWORD) == owner


def test_tries_that_are_not_looked_at_make_the_wait_no_longer(owner, after):
    guess(owner, 5)
    for second in range(1, 60):
        after(second)
        guess(owner, 1)

    after(61)
    assert tried(owner, PASSWORD) == owner
    assert db.session.query(SignInAttempt).filter_by(succeeded=False).count() == 5


def test_guesses_from_elsewhere_lock_the_owner_never_out_and_only_slow(owner, slept):
    for number in range(40):
        guess(owner, 5, address=f"198.51.100.{number}")
    assert len(slept) == 40 * 5 - sign_in.SLOW_FROM

    assert tried(owner, PASSWORD, HERE) == owner
    assert slept[-1] == sign_in.SLOW_SECONDS


def test_guesses_harm_no_colleague_at_the_same_address(owner):
    colleague = with_password(UserFactory())
    guess(owner, 12)

    assert tried(colleague, PASSWORD) == colleague


def test_tries_at_once_are_no_more_than_one_by_one(installations, monkeypatch):
    app = installations.make(WAIT_SECONDS=20)
    looked_at, begin = [], threading.Barrier(12)
    monkeypatch.setattr(passwords, "matches", lambda _, stored: looked_at.append(stored))
    with app.app_context():
        email = with_password(UserFactory()).email

    def guess_once():
        with app.app_context():
            begin.wait()
            sign_in.check(email=email, password="wrong", address=HERE)

    threads = [threading.Thread(target=guess_once) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(looked_at) == 12
    assert sum(stored is not None for stored in looked_at) == sign_in.A_MINUTE


def nobody(_):
    return "nobody@northmoor.example"


def stopped(owner):
    users.deactivate(owner, by=None)
    return owner


def without_a_password(_):
    return UserFactory()


def too_often(owner):
    guess(owner, 5)
    return owner


@pytest.mark.parametrize("who", [nobody, stopped, without_a_password, too_often, lambda owner: owner])
@pytest.mark.parametrize("password", ["wrong", PASSWORD])
def test_each_refusal_takes_one_look_at_one_hash(owner, verified, who, password):
    account = who(owner)
    db.session.commit()
    verified.clear()

    found = tried(account, password)

    assert found is None or (account is owner and password == PASSWORD)
    assert len(verified) == 1
    assert "made a hash" not in verified


def test_answer_is_the_same_whoever_is_asked_for(browse, owner):
    asked = ["nobody@northmoor.example", UserFactory().email, owner.email]
    db.session.commit()
    browser = browse(None)

    pages = [browser.post("/sign-in", {"email": email, "password": "wrong"}) for email in asked for _ in range(7)]

    told = {page.words for page in pages}
    assert len(told) == 1
    assert {page.status for page in pages} == {400}
    assert "after several tries you have to wait five minutes" in told.pop().lower()


def test_password_is_kept_as_a_slow_hash(app):
    stored = passwords.OWASP_LEAST.hash(PASSWORD)

    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert isinstance(passwords.OWASP_LEAST, PasswordHasher)
    app.config["TESTING"] = False
    try:
        assert passwords.hasher() is passwords.OWASP_LEAST
    finally:
        app.config["TESTING"] = True


@pytest.mark.parametrize(
    "password", ["x" * 64, "x" * 128, "three words  with spaces", "пароль и ключ и ещё", "🔑" * 12]
)
def test_long_and_foreign_passwords_count_to_the_last_letter(app, password):
    stored = passwords.hashed(password)

    assert passwords.matches(password, stored)
    assert not passwords.matches(password[:-1], stored)


def test_hash_that_is_none_matches_nothing(app):
    assert not passwords.matches(PASSWORD, "not a hash at all")


def test_two_are_hashed_at_once_and_no_more(app, monkeypatch):
    now, most, lock = [0], [0], threading.Lock()

    class Slow:
        def hash(self, _):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            threading.Event().wait(0.05)
            with lock:
                now[0] -= 1
            return "hash"

    monkeypatch.setattr(passwords, "hasher", Slow)
    threads = [threading.Thread(target=passwords.hashed, args=(PASSWORD,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [2]
