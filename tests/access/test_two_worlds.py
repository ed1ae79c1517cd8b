"""What a person without access is told is the same, whether the hidden case is there or never was."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import false, select, true
from werkzeug.exceptions import Forbidden, NotFound

from partnership import clock
from partnership.extensions import db
from reviews.models import Case
from reviews.queries import actions, cases, home_own, part_listing, reviews, search, search_hangs, search_sight
from tests.conftest import _empty
from tests.support import two_worlds
from tests.support import world as worlds

WITHOUT = ("lead", "conflicted", "author", "administrator", "elsewhere", "nobody")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def ask(app, browse, data_dir, monkeypatch, pytestconfig):
    """Ask everything of one world, for some people; the answers come as they are asked for."""
    if pytestconfig.getoption("database") != "sqlite":
        pytest.skip("the comparison is run on SQLite")
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def asked(people, *, with_hidden, briefly=False):
        db.session.remove()
        _empty(app, data_dir)
        world = worlds.build(with_hidden=with_hidden)
        clients = {name: browse(world.people[name]).client for name in people}
        found = two_worlds.lists(app, browse(world.people["manager"]).client)
        assert len(found) >= 4
        return two_worlds.all_told(clients, list(two_worlds.paths(app, frozenset() if briefly else found)))

    return asked


def compared(ask, people, *, until_one=False):
    """How many answers were compared, and which differ; `until_one` asks less and stops at the first."""
    with_it, different, count = dict(ask(people, with_hidden=True, briefly=until_one)), [], 0
    for asked, answer in ask(people, with_hidden=False, briefly=until_one):
        count += 1
        if with_it[asked] != answer:
            different.append(asked)
        if until_one and different:
            break
    return count, different


def test_nobody_without_access_can_tell(ask):
    count, different = compared(ask, WITHOUT)

    print(f"two worlds: {count} answers compared, {len(different)} differ")
    assert different == []
    assert count > 1000


def test_somebody_cleared_can_tell(ask):
    _, different = compared(ask, ("manager",))

    assert len(different) >= 20


def all_of(_):
    return true()


def none_of(_):
    return select(Case.id).where(false())


def but(module, **changes):
    """A module with some of its functions leaking."""
    return SimpleNamespace(**{**vars(module), **changes})


def forbid(code):
    """Tells by its status whether there is something to hide."""
    there = db.session.query(Case).filter_by(id=worlds.identity("hidden case")).count()
    raise Forbidden if there else NotFound


# What leaks: the module, the name in it, what stands there instead, and who is told.
LEAKS = {
    "all cases": (cases, "visible_to", all_of, "lead"),
    "a conflict of interest": (cases, "in_conflict", none_of, "conflicted"),
    "names on cases": (cases, "named_on", all_of, "lead"),
    "the status of a case": (cases, "abort", forbid, "lead"),
    "the register, its counts and files": (reviews, "visible_to", all_of, "lead"),
    "all actions": (actions, "visible_to", all_of, "lead"),
    "the status of an action": (actions, "abort", forbid, "lead"),
    "all parts": (actions, "part_visible_to", all_of, "lead"),
    "where an action came from": (actions, "visible_sources", all_of, "lead"),
    "the list of actions": (part_listing, "actions", but(actions, part_visible_to=all_of), "author"),
    "the choices of a filter": (part_listing, "cases", but(cases, visible_to=all_of), "author"),
    "the figures at home": (home_own, "actions", but(actions, part_visible_to=all_of), "lead"),
    "the answers of search": (search, "search_sight", SimpleNamespace(visible_to=all_of), "lead"),
    "the cases that answers hang from": (search_hangs, "cases", but(cases, visible_to=all_of), "lead"),
    "the notes of a case": (search_sight, "notes_visible_to", all_of, "lead"),
    "the reviews to choose from": (actions, "cases", but(cases, visible_to=all_of), "elsewhere"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_seen(ask, monkeypatch, leak):
    module, name, leaky, person = LEAKS[leak]
    monkeypatch.setattr(module, name, leaky)

    _, different = compared(ask, (person,), until_one=True)

    assert different
