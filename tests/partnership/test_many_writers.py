"""Many people save the same thing: nobody's words are lost without being told, and twice is once."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from partnership.extensions import db
from partnership.forms.base import VersionedForm
from partnership.models import Agency, Event
from partnership.queries import events
from partnership.vocabulary import Role
from tests.conftest import session_of
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.support.browsing import Browsing, filled

PEOPLE, EDITS = 8, 8


@pytest.fixture
def office(installations):
    """An application, an agency, and the browsers of all who look after it."""
    app = installations.make(WAIT_SECONDS=30)
    with app.app_context():
        board = BoardFactory()
        tokens = [session_of(person(Role.MANAGER, board)) for _ in range(PEOPLE)]
        agency = AgencyFactory().id
        db.session.commit()
    browsers = []
    for token in tokens:
        client = app.test_client()
        client.set_cookie("session", token)
        browsers.append(Browsing(client))
    return app, agency, browsers


def at_once(what: Callable[[int], None], times: int = PEOPLE) -> None:
    """Each in a thread of its own; a fault in one is a fault of the test."""
    faults: list[BaseException] = []
    begin = threading.Barrier(times)

    def run(number: int) -> None:
        try:
            begin.wait()
            what(number)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults, faults


def edit_all_at_once(agency: uuid.UUID, browsers: list[Browsing]) -> tuple[dict[str, str], int]:
    """What was told to be saved, each with what its writer had seen; and how many were refused as stale."""
    path, saved, refused = f"/settings/agencies/{agency}/edit", {}, []

    def edit(number: int) -> None:
        for time in range(EDITS):
            form = filled(browsers[number].get(path).soup.find("form", class_="app-form"))
            words = f"{number}.{time}"
            status = browsers[number].client.post(path, data=form | {"abbreviation": words}).status_code
            assert status in (302, 409)
            if status == 302:
                saved[words] = form["abbreviation"]
            else:
                refused.append(words)

    at_once(edit)
    return saved, len(refused)


def lost_in_silence(app: Flask, agency: uuid.UUID, saved: dict[str, str]) -> int:
    """Saves that wrote over something which their writer had not seen."""
    with app.app_context():
        told = db.session.scalars(select(Event).where(Event.subject_id == agency).order_by(Event.number)).all()
        changes = [each.detail["changes"][0] for each in told]
    assert len(changes) == len(saved)
    return sum((before or "") != saved[after] for _, before, after in changes)


def test_edits_at_once_lose_nothing_in_silence(office):
    app, agency, browsers = office

    saved, refused = edit_all_at_once(agency, browsers)

    assert len(saved) + refused == PEOPLE * EDITS
    assert refused > 0
    assert lost_in_silence(app, agency, saved) == 0


def test_edits_at_once_would_be_lost_without_the_version(office, monkeypatch):
    """The control."""
    app, agency, browsers = office
    monkeypatch.setattr(VersionedForm, "is_stale", lambda *_: False)

    saved, _ = edit_all_at_once(agency, browsers)

    assert lost_in_silence(app, agency, saved) > 0


def test_new_thing_sent_many_times_at_once_is_made_once(office):
    app, _, browsers = office
    form = filled(browsers[0].get("/settings/agencies/add").soup.find("form", class_="app-form"))
    form |= {"name": "Northmoor Hospice", "kind": "organisation"}
    answers: list[Any] = []
    session = browsers[0].client.get_cookie("session").value

    def send(_: int) -> None:
        client = app.test_client()
        client.set_cookie("session", session)
        answers.append(client.post("/settings/agencies/add", data=form))

    at_once(send, 10)
    later = browsers[0].post("/settings/agencies/add", form)

    assert {answer.status_code for answer in answers} == {302}
    assert {answer.headers["Location"] for answer in answers} == {later.location}
    with app.app_context():
        made = db.session.scalars(select(Agency).where(Agency.name == "Northmoor Hospice")).all()
        assert len(made) == 1
        assert len(events.told_on(made[0].id)) == 1
