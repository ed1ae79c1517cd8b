"""What a person without access is told is the same, whether the hidden case is there or never was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import true
from werkzeug.exceptions import Forbidden

from partnership import clock
from partnership.extensions import db
from reviews.models import Case
from reviews.queries import actions, cases
from tests.conftest import _empty
from tests.support import two_worlds
from tests.support import world as worlds

WITHOUT = ("lead", "hospital", "author", "scrutineer", "administrator", "elsewhere", "nobody")
FEW = ("lead", "author")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def ask(app, browse, data_dir, monkeypatch):
    """Ask everything of one world, for some people."""
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def asked(people, *, with_hidden):
        db.session.remove()
        _empty(app, data_dir)
        world = worlds.build(with_hidden=with_hidden)
        clients = {name: browse(world.people[name]).client for name in people}
        return two_worlds.all_told(world, clients, list(two_worlds.paths(app)))

    return asked


def test_nobody_without_access_can_tell(ask):
    with_it, without_it = ask(WITHOUT, with_hidden=True), ask(WITHOUT, with_hidden=False)

    assert two_worlds.differences(with_it, without_it) == []
    assert len(with_it) > len(WITHOUT)


def test_somebody_cleared_can_tell(ask):
    with_it, without_it = ask(("manager",), with_hidden=True), ask(("manager",), with_hidden=False)

    assert len(two_worlds.differences(with_it, without_it)) >= 5


def forbid(code):
    """Answers 403 where something is there to be hidden, 404 where nothing is: a tell-tale."""
    if db.session.query(Case).filter_by(id=worlds.identity("hidden case")).count():
        raise Forbidden
    raise AssertionError(code)


LEAKS = {
    "cases": (cases, "visible_to", lambda user: true()),
    "cases by name": (cases, "named_on", lambda user: true()),
    "actions": (actions, "visible_to", lambda user: true()),
    "parts": (actions, "part_visible_to", lambda user: true()),
    "sources": (actions, "visible_sources", lambda user: true()),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_seen(ask, monkeypatch, leak):
    module, name, leaky = LEAKS[leak]
    monkeypatch.setattr(module, name, leaky)

    with_it, without_it = ask(FEW, with_hidden=True), ask(FEW, with_hidden=False)

    assert two_worlds.differences(with_it, without_it)
