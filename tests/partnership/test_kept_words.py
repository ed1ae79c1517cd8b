"""Words that were being saved when the session ended come back to the person who wrote them, and to nobody else."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.models import Board, KeptForm
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person

PASSWORD = "otter kettle lantern"
WORDS = "Northmoor  Partnership"
ADD = "/settings/boards/add"
OURS = {"Origin": "http://localhost"}


@pytest.fixture
def later(monkeypatch):
    """The clock, moved on past the longest time that a session may rest."""
    moved = clock.now() + timedelta(minutes=31)

    def move():
        monkeypatch.setattr(clock, "now", lambda: moved)

    return move


def with_password(role, board):
    found = person(role, board)
    found.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return found


def test_session_ends_while_writing_and_the_words_come_back(browse, later):
    manager = with_password(Role.SYSTEM_ADMINISTRATOR, None)
    browser = browse(manager)
    path = "/settings/boards/add"
    form = browser.get(path)
    later()

    sent = browser.post(path, {"name": "Northmoor  Partnership", "new_id": form.hidden("new_id")})
    back = browser.fill(sent.location, email=manager.email, password=PASSWORD)
    page = browser.get(back.location)

    assert page.hidden("name") == "Northmoor  Partnership"
    assert "You were signed out while you were writing" in page.words


def test_somebody_else_who_signs_in_sees_none_of_it(browse, later):
    manager = with_password(Role.SYSTEM_ADMINISTRATOR, None)
    other = with_password(Role.SYSTEM_ADMINISTRATOR, None)
    browser = browse(manager)
    later()
    sent = browser.post("/settings/boards/add", {"name": "Northmoor Partnership"})

    back = browser.fill(sent.location, email=other.email, password=PASSWORD)

    assert "kept" in parse_qs(urlsplit(back.location).query)
    assert "Northmoor Partnership" not in browser.get(back.location).text


def test_a_button_without_a_page_leads_home(browse, later):
    browser = browse(with_password(Role.MANAGER, BoardFactory()))
    later()

    sent = browser.post("/sign-out")

    assert parse_qs(urlsplit(sent.location).query) == {"next": ["/"]}


def test_signing_out_in_another_tab_keeps_the_words_of_this_one(browse, tokens):
    manager = with_password(Role.SYSTEM_ADMINISTRATOR, None)
    browser = browse(manager)
    form = browser.get(ADD)
    browser.post("/sign-out", {"csrf_token": form.hidden("csrf_token")})

    sent = browser.post(ADD, typed_into(form))
    back = browser.fill(sent.location, email=manager.email, password=PASSWORD)
    page = browser.get(back.location)

    assert page.hidden("name") == WORDS
    assert "You were signed out while you were writing" in page.words
    assert db.session.query(Board).count() == 0


def test_after_cookies_were_cleared_the_words_can_be_copied_and_nothing_is_kept(browse, tokens):
    form = browse(with_password(Role.SYSTEM_ADMINISTRATOR, None)).get(ADD)

    page = browse(None).post(ADD, {**typed_into(form), "password": PASSWORD}, headers=OURS)

    assert (page.status, page.heading) == (403, "You are signed out")
    assert WORDS in page.soup.find(class_="app-said").get_text()
    assert page.links("Sign in")[0] == f"/sign-in?next={ADD}"
    assert PASSWORD not in page.text
    assert form.hidden("csrf_token") not in page.text
    assert form.hidden("new_id") not in page.text
    assert db.session.query(KeptForm).count() == 0


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
@pytest.mark.parametrize("has_left", [True, False])
def test_what_another_site_sent_is_neither_kept_nor_shown(browse, tokens, origin, has_left):
    browser = browse(with_password(Role.SYSTEM_ADMINISTRATOR, None) if has_left else None)
    if has_left:
        browser.post("/sign-out", {"csrf_token": browser.get(ADD).hidden("csrf_token")})

    sent = browser.post(ADD, {"name": WORDS}, headers={"Origin": origin})

    assert sent.location == f"/sign-in?next={ADD}"
    assert WORDS not in sent.text
    assert db.session.query(KeptForm).count() == 0


def test_what_was_chosen_by_its_id_is_not_shown_for_copying(browse):
    chosen = {"agency": "6a2f1c53-53b5-4f39-8a3e-0d2a4b1f6c11", "note": f" {WORDS} ", "reason": ""}

    page = browse(None).post(ADD, chosen)

    assert [each.get_text() for each in page.soup.find_all("dt")] == ["Note"]


def test_a_sign_in_form_that_was_open_too_long_comes_back_and_lets_nobody_in(browse, tokens):
    person = with_password(Role.SYSTEM_ADMINISTRATOR, None)
    browser = browse(None)
    old = browse(None).get("/sign-in").hidden("csrf_token")

    page = browser.post("/sign-in", {"csrf_token": old, "email": person.email, "password": PASSWORD})

    assert (page.status, page.heading) == (400, "Sign in")
    assert "This page had been open too long. Send it again." in page.words
    assert page.hidden("email") == person.email
    assert browser.get(ADD).status == 302


def typed_into(form):
    return {"csrf_token": form.hidden("csrf_token"), "new_id": form.hidden("new_id"), "name": WORDS}


@pytest.fixture
def tokens(app, monkeypatch):
    """Forms ask for their token, as they do outside tests."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
