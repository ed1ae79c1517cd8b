"""Whatever refuses a save, the form comes back with what was typed, byte for byte, and nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.pool import NullPool

from partnership import clock
from partnership.extensions import db
from partnership.forms.base import Form, VersionedForm
from tests.conftest import session_of
from tests.reviews.test_sent_twice import leaves
from tests.support import catalogue, rows
from tests.support import world as worlds
from tests.support.browsing import Page, filled

MACHINERY = {"csrf_token", "version", "new_id"}
PASSING = {"browser_session", "kept_form"}
OF_THEIR_OWN = {"SignInForm", "WelcomeForm", "ChangePasswordForm", "ConfirmForm", "SightForm"} | {
    *("ForgottenForm", "CodeForm", "NewAppForm", "ChangeAppForm", "AboutForm", "GoesInForm", "TemplateForm"),
}


class Writers:
    """Everybody who fills in a form of the catalogue, each at it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            world = worlds.build()
            self.entries = catalogue.entries(world)
            self.people = {name: world.people[name] for name in {each.person for each in self.entries}}
            self.clients = {name: self.signed_in(name) for name in self.people}
            db.session.remove()

    def signed_in(self, name: str) -> FlaskClient:
        client = FlaskClient(self.app, self.app.response_class)
        client.set_cookie("session", session_of(self.people[name]))
        return client

    def fill(self, entry: catalogue.Entry, more: dict[str, Any]) -> dict[str, Any]:
        """What is sent from the form: as it was opened, with good answers, the words, and more."""
        form = Page(self.clients[entry.person].get(entry.path)).soup.find("form", class_="app-form")
        assert form is not None, entry.path
        return {**filled(form), **entry.answers, **entry.words, **more}

    def everything(self) -> rows.Rows:
        with self.app.app_context(), db.engine.connect().execution_options(may_write=False) as connection:
            return {name: found for name, found in rows.snapshot(connection).items() if name not in PASSING}


@pytest.fixture
def writers(installations) -> Writers:
    return Writers(installations.make(WAIT_SECONDS=0.1))


def test_catalogue_knows_every_form_with_words(app):
    known = {repr(each.form) for each in catalogue.entries(worlds.build())}

    assert {repr(each) for each in leaves(Form) if each.__name__ not in OF_THEIR_OWN} == known


def test_words_of_an_invalid_form_come_back(writers):
    assert refused(writers, 400, lambda entry: dict(entry.wrong)) == {}


def test_words_of_a_stale_form_come_back(writers):
    writers.entries = [each for each in writers.entries if issubclass(each.form, VersionedForm)]

    assert len(writers.entries) > 7
    assert refused(writers, 409, lambda _: {"version": "0"}) == {}


def test_words_of_a_form_with_an_old_token_come_back(writers):
    writers.app.config["WTF_CSRF_ENABLED"] = True

    assert refused(writers, 400, lambda _: {"csrf_token": "of last week"}) == {}


def test_words_come_back_while_somebody_else_saves(writers, server):
    if server is not None:
        pytest.skip("SQLite is meant: test_database.py shows the same of one form on both")
    sent = [(entry, writers.fill(entry, {})) for entry in writers.entries]
    before = writers.everything()
    with writers.app.app_context():
        engine = sa.create_engine(db.engine.url, poolclass=NullPool, connect_args={"isolation_level": None})

    with engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        faults = {entry.path: fault(writers, entry, data, 503) for entry, data in sent}

    assert {path: found for path, found in faults.items() if found} == {}
    assert writers.everything() == before


def test_words_come_back_after_the_session_ended(writers, monkeypatch):
    sent = [(entry, writers.fill(entry, {})) for entry in writers.entries]
    before, later = writers.everything(), clock.now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    with writers.app.app_context():
        new = {name: writers.signed_in(name) for name in writers.people}
        db.session.remove()

    faults = {}
    for entry, data in sent:
        location = writers.clients[entry.person].post(entry.path, data=data).location
        (kept,) = parse_qs(urlsplit(location).query)["kept"]
        faults[entry.path] = missing(data, Page(new[entry.person].get(entry.path, query_string={"kept": kept})))

    assert {path: found for path, found in faults.items() if found} == {}
    assert writers.everything() == before


def refused(writers: Writers, status: int, wrong: Callable[[catalogue.Entry], dict[str, Any]]) -> dict[str, Any]:
    """Send every form with something wrong; what was amiss with the answer, by address."""
    before = writers.everything()
    found = {}
    for entry in writers.entries:
        found[entry.path] = fault(writers, entry, writers.fill(entry, wrong(entry)), status)
    found = {path: amiss for path, amiss in found.items() if amiss}
    assert found or writers.everything() == before
    return found


def fault(writers: Writers, entry: catalogue.Entry, data: dict[str, Any], status: int) -> dict[str, Any]:
    page = Page(writers.clients[entry.person].post(entry.path, data=data))
    return {"status": page.status} if page.status != status else missing(data, page)


def missing(sent: dict[str, Any], page: Page) -> dict[str, Any]:
    """What was sent and does not stand in the form again."""
    form = page.soup.find("form", class_="app-form")
    shown = filled(form) if form else {}
    return {
        name: (value, shown.get(name))
        for name, value in sent.items()
        if name not in MACHINERY and in_a_list(shown.get(name, "")) != in_a_list(value)
    }


def in_a_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
