"""Two people edit one thing: nobody's save is lost without somebody being told, and both texts are shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from partnership.extensions import db
from partnership.forms.base import VersionedForm
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.models import Action
from tests.conftest import session_of
from tests.factories.partnership import BoardFactory, person
from tests.factories.reviews import ActionFactory, CaseFactory

PEOPLE, EDITS = 8, 25
VERSION = re.compile(r'name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"')
TEXT = re.compile(r'<textarea[^>]*name="text"[^>]*>([^<]*)</textarea>')


@dataclass(frozen=True)
class Edit:
    """One edit: the text its writer was shown, the text sent, and the answer."""

    round: int
    seen: str
    sent: str
    status: int
    page: str


@pytest.fixture
def together(installations) -> Callable[[int], tuple[list[Edit], list[tuple[str, str]], str]]:
    """`together(times)`: everybody opens the form of one action, then everybody sends it, so many times."""
    app = installations.make(WAIT_SECONDS=30)

    def run(times: int) -> tuple[list[Edit], list[tuple[str, str]], str]:
        path, tokens = an_action(app)
        all_have_opened = threading.Barrier(PEOPLE, timeout=60)
        with ThreadPoolExecutor(PEOPLE) as people:
            working = [
                people.submit(edit, app, path, token, name, times, all_have_opened) for name, token in tokens.items()
            ]
            edits = [each for one in working for each in one.result()]
        with app.app_context():
            return edits, told(), db.session.scalars(select(Action.text)).one()

    return run


def an_action(app: Flask) -> tuple[str, dict[str, str]]:
    with app.app_context():
        board = BoardFactory()
        action = ActionFactory(board=board, text="the first wording")
        tokens = {f"writer{n}": session_of(person(Role.BUSINESS_SUPPORT_OFFICER, board)) for n in range(PEOPLE)}
        return f"/actions/{action.id}/edit", tokens


def edit(app: Flask, path: str, token: str, name: str, times: int, all_have_opened: threading.Barrier) -> list[Edit]:
    client, edits = FlaskClient(app), []
    client.set_cookie("session", token)
    for number in range(times):
        form = client.get(path).text
        version = next(filter(None, VERSION.search(form).groups()))
        all_have_opened.wait()
        sent = f"wording by {name} of round {number}."
        answer = client.post(path, data={"text": sent, "version": version})
        edits.append(Edit(number, TEXT.search(form)[1], sent, answer.status_code, answer.text))
        all_have_opened.wait()
    return edits


def told() -> list[tuple[str, str]]:
    """What the history says of each edit in its order: the text before and after."""
    events = db.session.scalars(select(Event).where(Event.verb == "changed the action").order_by(Event.number))
    return [(change["before"], change["after"]) for event in events for change in event.detail["changes"]]


def lost(edits: list[Edit], history: list[tuple[str, str]]) -> list[str]:
    """Texts that were saved and then written over by somebody who had not been shown them."""
    seen = {each.sent: each.seen for each in edits if each.status == 302}
    return [before for before, after in history if before != seen[after]]


def test_many_edit_one_action_and_nothing_is_lost_silently(together):
    edits, history, text = together(EDITS)
    saved = {each.round: each.sent for each in edits if each.status == 302}
    refused = [each for each in edits if each.status == 409]

    assert (len(edits), len(saved), len(refused)) == (PEOPLE * EDITS, EDITS, (PEOPLE - 1) * EDITS)
    assert lost(edits, history) == []
    assert [after for _, after in history] == [saved[each] for each in range(EDITS)]
    assert text == saved[EDITS - 1]
    for each in refused:
        writer_of_the_other = saved[each.round].split()[2]
        assert "saved this while you were writing" in each.page
        assert TEXT.search(each.page)[1] == each.sent
        assert writer_of_the_other in each.page


def test_many_edit_one_action_without_the_version_and_saves_are_lost(together, monkeypatch, pytestconfig):
    """The control: the same eight people, with forms that do not look at the version."""
    if pytestconfig.getoption("database") == "postgresql":
        pytest.skip("there the version of the row itself refuses them: without the form's check nothing is lost either")
    monkeypatch.setattr(VersionedForm, "is_stale", lambda *_: False)

    edits, history, _ = together(2)

    assert len(lost(edits, history)) > PEOPLE


def test_edit_over_the_text_that_was_shown_is_saved(browse, app):
    board = BoardFactory()
    action = ActionFactory(board=board, text="The first wording.")
    mine, hers = browse(person(Role.MANAGER, board)), browse(person(Role.MANAGER, board))
    path = f"/actions/{action.id}/edit"
    opened = mine.get(path).hidden("version")
    hers.fill(path, text="Her wording.")

    refused = mine.post(path, {"text": "My wording.", "version": opened})
    again = mine.post(path, {"text": "Both wordings.", "version": refused.hidden("version")})

    assert (refused.status, again.status) == (409, 302)
    assert "Her wording." in refused.words
    assert db.session.get(Action, action.id).text == "Both wordings."


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("edit", "open", "changed this while you were looking at it"),
        ("open", "edit", "saved this while you were writing"),
    ],
)
def test_case_is_opened_while_somebody_edits_it_and_the_second_is_told(browse, app, first, second, sentence):
    case = CaseFactory()
    db.session.commit()
    mine, hers = (browse(person(Role.MANAGER, case.board)) for _ in range(2))
    answers = {
        "name": "Willow 88",
        "summary": "A summary.",
        "version": mine.get(f"/cases/{case.id}/edit").hidden("version"),
    }
    hers.fill(f"/cases/{case.id}/{first}")
    if first == "edit":
        hers.fill(f"/cases/{case.id}/edit", summary="Hers.")

    page = mine.post(f"/cases/{case.id}/{second}", answers)

    assert page.status == 409
    assert sentence in page.words
