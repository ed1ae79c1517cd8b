"""Signing in and out, by password and by link."""

from __future__ import annotations

from partnership.commands import one_time_links, passwords
from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person

PASSWORD = "otter kettle lantern"


def test_sign_in_when_the_password_is_wrong_keeps_the_address(browse):
    page = browse(None).fill("/sign-in", email="nobody@northmoor.example", password="wrong")

    assert page.status == 400
    assert "We could not sign you in" in page.words
    assert page.hidden("email") == "nobody@northmoor.example"


def test_one_time_link_when_only_opened_changes_nothing(browse):
    lead = person(Role.MANAGER, BoardFactory())
    token = one_time_links.make(lead, purpose=one_time_links.DEMONSTRATION)
    db.session.commit()
    scanner = browse(None)

    for _ in range(5):
        assert scanner.get(f"/welcome/{token}").heading == f"Welcome, {lead.name}"

    assert scanner.post(f"/welcome/{token}").status == 302
    assert scanner.get(f"/welcome/{token}").heading == "This link no longer works"


def test_sign_in_when_the_password_is_right_makes_a_new_session(browse):
    lead = person(Role.MANAGER, BoardFactory())
    lead.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()

    page = browse(None).fill("/sign-in", email=lead.email.upper(), password=PASSWORD)

    assert page.status == 302
    assert "session=" in page.response.headers["Set-Cookie"]
