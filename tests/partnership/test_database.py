"""How saves and reads go together: a read never writes and never stops a save; a save waits, then says so."""

from __future__ import annotations

import itertools
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from partnership import clock, database
from partnership.commands import one_time_links
from partnership.commands.audit import CHAIN_LOCK
from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Role
from tests.conftest import session_of
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.support import rows
from tests.support import world as worlds
from tests.support.addresses import addresses, guarded
from tests.support.browsing import Browsing, Page

WORDS = "Trust & “Co” <b>"
A_SHORT_WAIT = 0.3


def test_save_when_somebody_reads_for_long_goes(installations):
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser, agency = somebody_with_an_agency(app)

    with reading_all_the_while(app):
        page = save(browser, agency)

    assert page.status == 302


@pytest.mark.parametrize("fault", ["the old journal", "a reader who begins as a writer"])
def test_save_when_reads_were_made_otherwise_does_not_go(installations, server, monkeypatch, fault):
    """The control: without write-ahead logging, or with a reader that begins IMMEDIATE."""
    if server is not None:
        pytest.skip("SQLite is meant")
    if fault == "the old journal":
        pragmas = ["journal_mode=DELETE", *database.PRAGMAS[1:]]
        monkeypatch.setattr(database, "PRAGMAS", pragmas)
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser, agency = somebody_with_an_agency(app)

    with reading_all_the_while(app, begin="BEGIN" if fault == "the old journal" else "BEGIN IMMEDIATE"):
        try:
            status = save(browser, agency).status
        except OperationalError:  # with the old journal nobody can even read while a save waits
            status = 503

    assert status == 503


def test_save_when_somebody_else_saves_for_a_while_waits_and_goes(installations):
    app = installations.make(WAIT_SECONDS=20)
    browser, agency = somebody_with_an_agency(app)

    with saving_all_the_while(app) as let_go:
        waiting = threading.Timer(0.5, let_go)
        waiting.start()
        page = save(browser, agency)
        waiting.join()

    assert page.status == 302


def test_save_when_somebody_else_saves_for_too_long_comes_back_with_its_words(installations):
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser, agency = somebody_with_an_agency(app)

    with saving_all_the_while(app):
        page = save(browser, agency)
        read = browser.get(f"/settings/agencies/{agency}")

    assert (page.status, read.status) == (503, 200)
    assert "Somebody else is saving at this moment." in page.words
    assert page.hidden("abbreviation") == WORDS
    assert save(browser, agency).status == 302


def test_page_while_somebody_else_saves_is_shown_even_if_its_session_should_be_marked(installations, monkeypatch):
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser, agency = somebody_with_an_agency(app)
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)

    with saving_all_the_while(app):
        page = browser.get(f"/settings/agencies/{agency}")

    assert page.status == 200


def test_signing_in_while_somebody_else_saves_for_too_long_comes_back(installations, server):
    if server is not None:
        pytest.skip("PostgreSQL lets it through")
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser = Browsing(app.test_client())

    with saving_all_the_while(app):
        page = browser.post("/sign-in", {"email": "morgan@northmoor.example", "password": "otter kettle lantern"})

    assert (page.status, page.hidden("email")) == (503, "morgan@northmoor.example")
    assert "Somebody else is saving at this moment." in page.words


def test_one_time_link_while_somebody_else_saves_for_too_long_stays_good(installations, server):
    if server is not None:
        pytest.skip("PostgreSQL lets it through")
    app = installations.make(WAIT_SECONDS=A_SHORT_WAIT)
    browser = Browsing(app.test_client())
    with app.app_context():
        somebody = person(Role.MANAGER, BoardFactory())
        path = f"/welcome/{one_time_links.make(somebody, purpose=one_time_links.DEMONSTRATION)}"
        db.session.commit()

    with saving_all_the_while(app):
        page = browser.post(path)

    assert (page.status, page.heading) == (503, f"Welcome, {somebody.name}")
    assert browser.post(path).status == 302


def test_reading_pages_changes_nothing(app, browse):
    world = worlds.build()
    people = [browse(world.people[name]).client for name in ("manager", "lead")]
    paths = [
        each.path
        for rule in guarded(app)
        for each in itertools.islice(addresses(app, world, rule), 2)
        if each.method == "GET"
    ]
    before = everything()

    statuses = [client.get(path).status_code for path in paths for client in people]

    assert statuses.count(200) > 30
    after = everything()
    for kept in (before, after):  # in a session waits what a new second factor is offered
        kept.pop("browser_session")
    assert after == before


def test_reading_request_cannot_write_even_if_it_tries(app):
    with app.test_request_context("/"), pytest.raises(DBAPIError, match=r"read-?only"):
        db.session.execute(sa.insert(Board).values(id=uuid.uuid4(), name="Northmoor", version=1))


def test_connection_may_write_where_the_request_may_unless_it_says_itself(app):
    with db.engine.connect() as connection:
        assert database.may_write(connection) is True
        with app.test_request_context("/"):
            assert database.may_write(connection) is False
            assert database.may_write(connection.execution_options(may_write=True)) is True
    with app.test_request_context("/", method="POST"), db.engine.connect() as connection:
        assert database.may_write(connection) is True
        assert database.may_write(connection.execution_options(may_write=False)) is False


def test_sqlite_connections_are_told_what_the_record_needs(app, server):
    if server is not None:
        pytest.skip("SQLite is meant")
    with db.engine.connect() as connection:
        told = {
            name: connection.scalar(sa.text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }

    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_page_after_the_database_let_its_connections_go_is_shown(installations, server):
    if server is None:
        pytest.skip("PostgreSQL is meant")
    app = installations.make()
    browser, agency = somebody_with_an_agency(app)
    assert browser.get(f"/settings/agencies/{agency}").status == 200
    with another_process(app) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(sa.text(f"{others} AND datname = current_database()"))

    assert browser.get(f"/settings/agencies/{agency}").status == 200


def test_page_while_the_database_is_away_says_so_and_comes_by_itself_again(installations, monkeypatch):
    app = installations.make()
    browser, agency = somebody_with_an_agency(app)
    with app.app_context():
        db.engine.dispose()
        monkeypatch.setattr(db.engine.dialect, "connect", refuse)

    read = browser.get(f"/settings/agencies/{agency}")
    saved = browser.post(f"/settings/agencies/{agency}/edit", {"abbreviation": WORDS})

    assert [(page.status, page.heading) for page in (read, saved)] == [(503, "Not available for the moment")] * 2
    monkeypatch.undo()
    assert browser.get(f"/settings/agencies/{agency}").status == 200


def test_save_when_there_is_no_room_comes_back_with_its_words(installations, server):
    if server is not None:
        pytest.skip("SQLite is meant")
    app = installations.make()
    browser, agency = somebody_with_an_agency(app)
    with app.app_context():
        sa.event.listen(db.engine, "connect", lambda driver, _: driver.execute("PRAGMA max_page_count=1"))
        db.engine.dispose()

    for number in range(99):
        page = browser.fill(f"/settings/agencies/{agency}/edit", abbreviation=f"{number} {WORDS}")
        if page.status != 302:
            break

    assert page.status == 503
    assert "There is no room left to save." in page.words
    assert page.hidden("abbreviation") == f"{number} {WORDS}"


def test_fault_of_ours_is_not_taken_for_a_busy_database(app, browse, monkeypatch):
    monkeypatch.setitem(app.view_functions, "dashboard.home", lambda: db.session.execute(sa.text("SELECT nothing")))

    with pytest.raises(DBAPIError):
        browse(None).get("/")


def somebody_with_an_agency(app: Flask) -> tuple[Browsing, uuid.UUID]:
    """A manager's browser, and the id of an agency."""
    with app.app_context():
        agency = AgencyFactory(name="Northmoor Trust").id
        client = app.test_client()
        client.set_cookie("session", session_of(person(Role.MANAGER, BoardFactory())))
        db.session.remove()
    return Browsing(client), agency


def save(browser: Browsing, agency: uuid.UUID) -> Page:
    return browser.fill(f"/settings/agencies/{agency}/edit", abbreviation=WORDS)


def everything() -> rows.Rows:
    with db.engine.connect().execution_options(may_write=False) as connection:
        return rows.snapshot(connection)


def refuse(*_: object, **__: object) -> None:
    raise OperationalError("", {}, Exception("could not connect"))


@contextmanager
def another_process(app: Flask) -> Iterator[sa.Connection]:
    """A connection of its own, with none of our settings."""
    with app.app_context():
        url = db.engine.url
    options = {"check_same_thread": False, "isolation_level": None} if url.get_backend_name() == "sqlite" else {}
    with sa.create_engine(url, poolclass=NullPool, connect_args=options).connect() as connection:
        yield connection


@contextmanager
def reading_all_the_while(app: Flask, begin: str = "BEGIN") -> Iterator[None]:
    with another_process(app) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(begin)
        found = connection.execute(sa.text("SELECT code FROM review_type"))
        assert found.fetchone()
        yield
        assert found.fetchone()


@contextmanager
def saving_all_the_while(app: Flask) -> Iterator[Callable[[], None]]:
    """Somebody else has begun to save; what is given back ends it."""
    with another_process(app) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
        yield connection.connection.dbapi_connection.rollback
