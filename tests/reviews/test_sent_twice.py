"""A form that makes something, sent twice, makes it once, and the second gets the answer of the first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.forms.base import Form, NewForm
from partnership.models import Event
from tests.conftest import session_of
from tests.support import catalogue
from tests.support import world as worlds
from tests.support.browsing import Page, filled

AT_ONCE = 10
APART = {"extend", "actions", "hand-overs"}  # each takes away what another form begins with: in a world of their own
MAKING = [
    "boards",
    "agencies",
    "people",
    "roles",
    "hand-overs",
    "cases",
    "reviews",
    "readers",
    "recommendations",
    "actions",
    "plans",
    "posts",
    "sources",
    "parts",
    "extend",
    "correct",
    "reopen",
    "update",
    "incident",
    "conflict",
    "growth",
    "learning point",
    "theme",
    "focus",
    "evidence",
    "sharing",
    "reports",
    "chapters",
    "blocks",
]


def test_catalogue_knows_every_form_that_makes_something(app):
    known = [each.form for each in catalogue.entries(worlds.build()) if each.makes]

    assert sorted(map(repr, known)) == sorted(map(repr, leaves(NewForm)))
    assert len(known) == len(MAKING)


def leaves(kind: type[Form]) -> Iterator[type[Form]]:
    """The forms of this kind that stand on a page."""
    below = [each for each in kind.__subclasses__() if each.__module__.split(".")[0] in ("partnership", "reviews")]
    for each in below:
        yield from leaves(each)
    if not below:
        yield kind


@pytest.mark.parametrize("apart", [False, True])
def test_form_sent_ten_times_at_once_makes_one_thing(installations, apart):
    app = installations.make(WAIT_SECONDS=30)

    for name, entry, token, sent in forms(app, apart=apart):
        before = rows(app, entry.makes)

        with ThreadPoolExecutor(AT_ONCE) as people:
            answers = list(people.map(lambda _, each=(token, entry.path, sent): post(app, *each), range(AT_ONCE)))

        assert_one_effect(name, before, rows(app, entry.makes))
        assert_one_answer(name, answers)


@pytest.mark.parametrize("apart", [False, True])
def test_form_sent_again_later_and_after_back_makes_nothing_more(app, apart):
    """After Back a browser sends the same form with what was typed since."""
    for name, entry, token, sent in forms(app, apart=apart):
        before = rows(app, entry.makes)

        first, later = post(app, token, entry.path, sent), post(app, token, entry.path, sent)
        words = {name: f"{value} again" for name, value in entry.answers.items() if name in ("name", "text", "note")}
        after_back = post(app, token, entry.path, {**sent, **words})

        assert_one_effect(name, before, rows(app, entry.makes))
        assert_one_answer(name, [first, later, *([] if words else [after_back])])
        assert not words or after_back == (409, ""), f"{name}: other words are asked about"


def assert_one_effect(name: str, before: list[int], after: list[int]) -> None:
    """One row and one event; a new account and its link are told apart, and a hand-over is told of both people."""
    events = 2 if name in {"people", "hand-overs"} else 1
    assert [more - one for more, one in zip(after, before, strict=True)] == [1, events], name


def assert_one_answer(name: str, answers: list[tuple[int, str]]) -> None:
    """Everybody goes on to one page; the link of a new account is shown once, in place of going on."""
    shown_once = [each for each in answers if each == (200, "")]
    others = [each for each in answers if each != (200, "")]

    assert len(shown_once) == (1 if name == "people" else 0), name
    assert len(set(others)) == 1, name
    assert others[0][0] == 302, name


def forms(app: Flask, *, apart: bool) -> Iterator[tuple[str, catalogue.Entry, str, dict[str, object]]]:
    """Each form that makes something, of one world: opened and filled in."""
    with app.app_context():
        world = worlds.build()
        making = [each for each in catalogue.entries(world) if each.makes]
        tokens = {each.person: session_of(world.people[each.person]) for each in making}
        db.session.remove()
    for name, entry in zip(MAKING, making, strict=True):
        if (name in APART) is not apart:
            continue
        with app.app_context():
            page = Page(client_of(app, tokens[entry.person]).get(entry.path))
        form = page.soup.find("form", class_="app-form")
        assert form is not None, f"{name}: {page.status}"
        yield name, entry, tokens[entry.person], {**filled(form), **entry.answers}


def client_of(app: Flask, token: str) -> FlaskClient:
    client = FlaskClient(app, app.response_class)
    client.set_cookie("session", token)
    return client


def post(app: Flask, token: str, path: str, sent: dict[str, object]) -> tuple[int, str]:
    with app.app_context():
        answer = client_of(app, token).post(path, data=sent)
    return answer.status_code, answer.headers.get("Location", "")


def rows(app: Flask, table: type[object]) -> list[int]:
    """How many rows there are of what the form makes, and how many events."""
    with app.app_context():
        return [db.session.scalar(select(func.count()).select_from(each)) for each in (table, Event)]
