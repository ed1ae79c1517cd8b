"""A person's own account."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.models import BrowserSession, SignInAttempt
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, UserFactory, person

OLD, NEW = "otter kettle lantern", "bramble harbour violin"


@pytest.fixture
def lead(app):
    police = AgencyFactory(name="Northmoor Police")
    lead = person(Role.AGENCY_LEAD, BoardFactory(name="Northmoor Board"), police, from_on=clock.today())
    lead.password_hash = passwords.hashed(OLD)
    return lead


def test_account_says_roles_in_words_and_is_in_the_frame(browse, lead):
    browser = browse(lead)

    page = browser.get(browser.get("/").links("Account")[0])

    assert page.heading == "Your account"
    assert "Agency lead, Northmoor Police, Northmoor Board From " in page.words


def test_account_of_somebody_without_a_role_says_what_to_do(browse, app):
    page = browse(UserFactory()).get("/account")

    assert "Ask your partnership’s office for one" in page.words


def test_change_password_signs_out_everywhere_else(browse, lead):
    here, elsewhere = browse(lead), browse(lead)

    answer = here.fill("/account/password", old_password=OLD, password=NEW)

    assert answer.location == "/account"
    assert here.get("/account").status == 200
    assert elsewhere.get("/account").status == 302
    assert passwords.matches(NEW, lead.password_hash)


def test_change_password_when_the_present_one_is_wrong_counts_the_try(browse, lead):
    page = browse(lead).fill("/account/password", old_password="guess", password=NEW)

    assert page.status == 400
    assert "This is not your present password" in page.words
    assert db.session.query(SignInAttempt).one().succeeded is False
    assert passwords.matches(OLD, lead.password_hash)


def test_change_password_after_several_tries_refuses_even_the_right_one(browse, lead):
    browser = browse(lead)
    for _ in range(5):
        browser.fill("/account/password", old_password="guess", password=NEW)

    assert browser.fill("/account/password", old_password=OLD, password=NEW).status == 400


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [({"old_password": ""}, "Enter your present password"), ({"password": ""}, "Enter a new password")],
)
def test_change_password_when_something_is_missing(browse, lead, answers, sentence):
    page = browse(lead).fill("/account/password", **{"old_password": OLD, "password": NEW, **answers})

    assert page.status == 400
    assert sentence in page.words


def test_sign_out_elsewhere_ends_the_other_sessions(browse, lead):
    here, elsewhere = browse(lead), browse(lead)
    assert "Sign out everywhere else" in here.get("/account").words

    assert here.post("/account/sign-out-elsewhere").location == "/account"

    assert elsewhere.get("/account").status == 302
    assert "Sign out everywhere else" not in here.get("/account").words


def test_account_shows_no_session_that_has_lapsed(browse, lead):
    browser = browse(lead)
    browse(lead)
    long_ago = clock.now() - timedelta(hours=1)
    other = db.session.query(BrowserSession).order_by(BrowserSession.seen_at.desc()).first()
    other.seen_at = long_ago

    assert "Where you are signed in 1" in browser.get("/account").words


def test_account_says_where_each_session_is_from_and_ends_one(browse, lead):
    here, elsewhere = browse(lead), browse(lead)
    other = db.session.query(BrowserSession).order_by(BrowserSession.created_at.desc()).first()
    other.data = {**other.data, "browser": "Safari on an iPhone"}

    page = here.get("/account")
    assert "Safari on an iPhone" in page.words
    assert "This is the one you are using" in page.words
    answer = here.post(f"/account/sessions/{other.id}/end")

    assert answer.location == "/account"
    assert elsewhere.get("/account").status == 302
    assert "Safari" not in here.get("/account").words
    assert here.post(f"/account/sessions/{other.id}/end").status == 404


def test_sign_in_notes_the_browser_in_words(browse, lead):
    agent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15"
    browser = browse(None)
    browser.post("/sign-in", {"email": lead.email, "password": OLD}, headers={"User-Agent": agent})

    assert "Safari on a Mac" in browser.get("/account").words


def test_session_of_somebody_else_is_not_there(browse, lead):
    browse(lead)
    theirs = db.session.query(BrowserSession).one()

    assert browse(UserFactory()).post(f"/account/sessions/{theirs.id}/end").status == 404
