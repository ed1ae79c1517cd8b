"""Words that were being saved when the session ended come back to the person who wrote them, and to nobody else."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person

PASSWORD = "otter kettle lantern"


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
