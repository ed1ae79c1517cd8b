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
# Whoever writes or reads the reports of a board is told how much there is of it, and no name: docs/decisions/0010.
CLEARED = ("conflicted", "author")
COUNTED = ("/reports", "/report-")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def ask(app, browse, data_dir, monkeypatch, pytestconfig):
    """Ask everything of one world, for some people; the answers come as they are asked for."""
    if pytestconfig.getoption("database") != "sqlite":
        pytest.skip("the comparison is run on SQLite")
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def asked(person, *, with_hidden, paths=None, only=""):
        db.session.remove()
        _empty(app, data_dir)
        world = worlds.build(with_hidden=with_hidden)
        client = browse(world.people[person]).client
        manager = browse(world.people["manager"]).client
        paths = paths or list(every_path(app, world, manager, client, only))
        if person in CLEARED and not only:
            paths = [path for path in paths if not path.startswith(COUNTED)]
        return paths, two_worlds.all_told(client, paths)

    return asked


def every_path(app, world, manager, client, only):
    lists = two_worlds.lists(app, manager) if not only else frozenset()
    ids = two_worlds.known_ids(world)
    db.session.remove()
    return two_worlds.paths(app, ids, lists, client, only)


def compared(ask, person, *, only="", until_one=False):
    """How many answers were compared, and which differ; `only` asks the addresses that begin so."""
    paths, told = ask(person, with_hidden=True, only=only)
    with_it, different, count = dict(told), [], 0
    for path, answer in ask(person, with_hidden=False, paths=paths, only=only)[1]:
        count += 1
        if with_it[path] != answer:
            different.append(path)
        if until_one and different:
            break
    return count, different


@pytest.mark.parametrize("person", WITHOUT)
def test_nobody_without_access_can_tell(ask, person):
    count, different = compared(ask, person)

    print(f"two worlds, {person}: {count} answers compared, {len(different)} differ")
    assert different == []
    assert count > 500


@pytest.mark.parametrize("person", CLEARED)
def test_who_is_cleared_for_counting_is_told_how_many_and_no_name(ask, person):
    paths, with_it = ask(person, with_hidden=True, only="/report")
    answers = [(asked, repr(answer)) for asked, answer in with_it]
    names = ("Zelkova", str(worlds.identity("hidden case")))
    told = [asked for asked, answer in answers for name in names if name in answer and name not in asked]
    _, without_it = ask(person, with_hidden=False, paths=paths, only="/report")
    without = [(asked, repr(answer)) for asked, answer in without_it]

    differ = {asked.partition("?")[0].rpartition("/")[2] for asked, _ in set(answers) ^ set(without)}
    assert told == []
    assert "goes-in" in differ


def test_somebody_cleared_can_tell(ask):
    _, different = compared(ask, "manager", only="/cases/")

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


# What leaks: the module, the name in it, what stands there instead, who is told, and where.
LEAKS = {
    "all cases": (cases, "visible_to", all_of, "lead", "/cases/"),
    "a conflict of interest": (cases, "in_conflict", none_of, "conflicted", "/cases/"),
    "names on cases": (cases, "named_on", all_of, "lead", "/cases/"),
    "the status of a case": (cases, "abort", forbid, "lead", "/cases/"),
    "the register, its counts and files": (reviews, "visible_to", all_of, "lead", "/reviews"),
    "all actions": (actions, "visible_to", all_of, "lead", "/actions/"),
    "the status of an action": (actions, "abort", forbid, "lead", "/actions/"),
    "all parts": (actions, "part_visible_to", all_of, "lead", "/parts/"),
    "where an action came from": (actions, "visible_sources", all_of, "lead", "/actions/"),
    "the list of actions": (part_listing, "actions", but(actions, part_visible_to=all_of), "author", "/actions"),
    "the choices of a filter": (part_listing, "cases", but(cases, visible_to=all_of), "author", "/actions"),
    "the figures at home": (home_own, "actions", but(actions, part_visible_to=all_of), "lead", "/"),
    "the answers of search": (search, "search_sight", SimpleNamespace(visible_to=all_of), "lead", "/search"),
    "the cases that answers hang from": (search_hangs, "cases", but(cases, visible_to=all_of), "lead", "/search"),
    "the notes of a case": (search_sight, "notes_visible_to", all_of, "lead", "/search"),
    "the reviews to choose from": (actions, "cases", but(cases, visible_to=all_of), "elsewhere", "/actions"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_seen(ask, monkeypatch, leak):
    module, name, leaky, person, where = LEAKS[leak]
    monkeypatch.setattr(module, name, leaky)

    _, different = compared(ask, person, only=where, until_one=True)

    assert different
