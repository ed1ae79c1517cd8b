"""Invited and reset by mail: links that scanners may open, that a button uses up, and that tell nobody anything."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import mails, passwords
from partnership.extensions import db
from partnership.models import Event, Mail, OneTimeLink, SignInAttempt, User
from partnership.views import sign_in
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, UserFactory, person

PASSWORD = "otter kettle lantern"
FORGOTTEN = "/forgotten-password"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(sign_in, "ANSWER_SECONDS", 0)


@pytest.fixture
def manager(app):
    return person(Role.MANAGER, BoardFactory())


@pytest.fixture
def robin(app):
    robin = UserFactory(email="robin@northmoor.example", email_folded="robin@northmoor.example")
    robin.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return robin


def path_in(letter):
    text = letter.get_content() if hasattr(letter, "get_content") else letter.body
    return re.search(r"/welcome/\S+", text)[0]


def test_invited_person_comes_in_though_a_scanner_was_there_first(browse, manager, post):
    answer = browse(manager).fill("/settings/people/add", name="Robin Vale", email="robin@northmoor.example")
    assert "/settings/people/" in answer.location
    mails.send_waiting()
    path = path_in(post.taken[0])
    scanner = browse(None)

    for _ in range(5):
        assert scanner.client.head(path).status_code == 200
        assert scanner.get(path).heading == "Welcome, Robin Vale"

    assert db.session.query(OneTimeLink).one().used_at is None
    assert browse(None).fill(path, password=PASSWORD).status == 302
    assert browse(None).get(path).heading == "This link no longer works"
    assert post.taken[0]["Subject"] == "Your account for learning from reviews"


def test_manager_may_hand_the_link_over_instead(browse, manager, memory_mail):
    account = {"name": "Robin Vale", "email": "robin@northmoor.example", "by_hand": "y"}

    page = browse(manager).fill("/settings/people/add", **account)

    assert page.heading == "Link for Robin Vale"
    assert db.session.query(Mail).count() == 0


def test_without_a_mail_server_the_page_shows_the_link_and_says_why(browse, manager):
    browser = browse(manager)

    words = browser.get("/settings/people/add").words
    assert "this installation sends no mail" in words
    assert "mailed" not in words
    page = browser.fill("/settings/people/add", name="Robin Vale", email="robin@northmoor.example")

    assert page.heading == "Link for Robin Vale"


def test_with_a_mail_server_the_account_says_that_links_are_mailed(browse, robin, memory_mail):
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))

    pages = [browser.get(path).words for path in ("/settings/people/add", f"/settings/people/{robin.id}/edit")]

    assert ["are mailed to it" in words for words in pages] == [True, True]
    assert "sends no mail" not in pages[0]


def test_new_link_goes_by_mail(browse, robin, memory_mail):
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))

    answer = browser.fill(f"/settings/people/{robin.id}/sign-in-link")

    assert "sent a one-time sign-in link by mail" in browser.get(answer.location).words
    mails.send_waiting()
    assert "made a link for you" in memory_mail.sent[0].body


def test_forgotten_password_is_chosen_anew_and_ends_what_was_open(browse, robin, memory_mail):
    elsewhere = browse(robin)
    browse(None).fill(FORGOTTEN, email="Robin@Northmoor.example")
    mails.send_waiting()

    answer = browse(None).fill(path_in(memory_mail.sent[0]), password="bramble harbour violin")

    assert answer.status == 302
    assert elsewhere.get("/account").status == 302
    assert passwords.matches("bramble harbour violin", db.session.get(User, robin.id).password_hash)


def test_link_for_a_new_password_lasts_two_hours(browse, robin, memory_mail, monkeypatch):
    browse(None).fill(FORGOTTEN, email=robin.email)
    mails.send_waiting()
    late = clock.now() + timedelta(hours=2, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: late)

    assert browse(None).get(path_in(memory_mail.sent[0])).status == 404


def test_answer_is_the_same_whether_the_address_is_known_or_not(browse, robin, memory_mail):
    stopped = UserFactory(email_folded="stopped@northmoor.example", deactivated_at=clock.now())
    nonce = re.compile(r'nonce="[^"]*"')
    told = {}

    for address in (robin.email, "nobody@northmoor.example", stopped.email_folded):
        page = browse(None).fill(FORGOTTEN, email=address)
        told[address] = (page.status, nonce.sub("", page.text).replace(address, ""))

    assert len(set(told.values())) == 1
    assert [mail.address for mail in db.session.query(Mail)] == [robin.email]


def test_asking_often_fills_nobodys_mailbox(browse, robin, memory_mail, monkeypatch):
    for _ in range(8):
        assert browse(None).fill(FORGOTTEN, email=robin.email).status == 200
        mails.send_waiting()

    assert len(memory_mail.sent) == 1
    assert db.session.query(SignInAttempt).count() == 5
    assert db.session.query(Event).filter_by(verb="asked for a new password").count() == 1

    later = clock.now() + timedelta(minutes=6)
    monkeypatch.setattr(clock, "now", lambda: later)
    browse(None).fill(FORGOTTEN, email=robin.email)
    assert mails.send_waiting().sent == 1


def test_answer_takes_as_long_for_everybody(browse, robin, memory_mail, monkeypatch):
    slept = []
    monkeypatch.setattr(sign_in, "ANSWER_SECONDS", 60)
    monkeypatch.setattr(sign_in.time, "sleep", slept.append)

    browse(None).fill(FORGOTTEN, email=robin.email)
    browse(None).fill(FORGOTTEN, email="nobody@northmoor.example")

    assert all(0 < seconds < 60 for seconds in slept)
    assert len(slept) == 2


@pytest.mark.parametrize(("answers", "status"), [({"email": ""}, 400)])
def test_forgotten_password_when_nothing_is_typed(browse, memory_mail, answers, status):
    page = browse(None).fill(FORGOTTEN, **answers)

    assert page.status == status
    assert "Enter your e-mail address" in page.words


def test_forgotten_password_without_a_mail_server_says_whom_to_ask(browse, robin):
    assert "Ask your partnership’s office for a new link" in browse(None).get(FORGOTTEN).words
    browse(None).post(FORGOTTEN, {"email": robin.email})
    assert db.session.query(Mail).count() == 0
