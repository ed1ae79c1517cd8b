"""What every test stands on: one application, an empty migrated database each, and the tripwires."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import make_url

from app import create_app
from partnership import clock, collecting
from partnership.extensions import db
from partnership.mailing import MemoryMailer, SmtpMailer
from partnership.models import BrowserSession, User
from partnership.sessions import digest
from tests.support import postgres, tripwires
from tests.support.browsing import Browsing, Client, Page
from tests.support.installations import EMPTY, Installations
from tests.support.post import PostOffice, post_office

SHIPPED = {
    *("alembic_version", "review_type", "stage", "stage_move", "timescale", "rating_rule"),
    "report_requirement",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


@pytest.fixture(scope="session")
def data_dir() -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - a file system in memory, where there is one
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The address of a PostgreSQL, or None where the tests run on SQLite."""
    if request.config.getoption("--database") == "sqlite":
        yield None
        return
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def application(server: str | None, data_dir: Path) -> Iterator[Flask]:
    settings: dict[str, Any] = {"TESTING": True, "MODE": "live", "DATA_DIR": data_dir, "WTF_CSRF_ENABLED": False}
    app = create_app(settings if server is None else {**settings, "DATABASE_URL": server})
    app.test_client_class = Client
    with app.app_context():
        db.engine.dispose()
    if server is None:
        shutil.copy(data_dir / "record.db", data_dir / "empty.db")
    else:
        postgres.drop(server, EMPTY)
        postgres.make(server, EMPTY, like=make_url(server).database)
    Page.is_strict = server is None
    collecting.settle()  # as the server does
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def installations(application: Flask, server: str | None, data_dir: Path) -> Iterator[Installations]:
    """Makes further applications: `installations.make()` has a database of its own."""
    found = Installations(Path(tempfile.mkdtemp(dir=data_dir)), server=server, empty=data_dir / "empty.db")
    yield found
    found.clear_away()


@pytest.fixture
def app(application: Flask, data_dir: Path) -> Iterator[Flask]:
    """The application over an empty database, in its context."""
    with application.app_context():
        _empty(application, data_dir)
        with tripwires.set_up(application):
            yield application
        db.session.remove()


def _empty(application: Flask, data_dir: Path) -> None:
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        for suffix in ("-wal", "-shm"):
            (data_dir / f"record.db{suffix}").unlink(missing_ok=True)
        shutil.copy(data_dir / "empty.db", data_dir / "record.db")
        return
    _delete_all([name for name in db.metadata.tables if name not in SHIPPED])


def _delete_all(tables: list[str]) -> None:
    """In one go, no trigger and no foreign key asked: to truncate as many tables takes sixty times as long."""
    statements = ["SET LOCAL session_replication_role = replica", *(f'DELETE FROM "{name}"' for name in tables)]
    with db.engine.begin() as connection:
        connection.exec_driver_sql("; ".join(statements))


@pytest.fixture
def browse(app: Flask) -> Callable[[User | None], Browsing]:
    """`browse(person)` is that person's browser, signed in; `browse(None)` is nobody's."""

    def of(person: User | None) -> Browsing:
        client = app.test_client()
        if person is not None:
            client.set_cookie("session", session_of(person))
        return Browsing(client)

    return of


def session_of(person: User) -> str:
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.add(
        BrowserSession(
            token_hash=digest(token),
            user_id=person.id,
            data={"_user_id": str(person.id), "_fresh": True, "csrf_token": secrets.token_hex(20)},
            created_at=now,
            seen_at=now,
        )
    )
    db.session.commit()
    return token


@pytest.fixture
def in_ci() -> bool:
    return os.environ.get("CI") == "true"


@pytest.fixture
def memory_mail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> MemoryMailer:
    """Mail goes into a list."""
    found = MemoryMailer()
    monkeypatch.setitem(app.extensions, "mailer", found)
    return found


@pytest.fixture
def post(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Mail goes to a real mail server on this machine."""
    with post_office() as office:
        mailer = SmtpMailer("127.0.0.1", office.port, "reviews@northmoor.example", "", "", "none")
        monkeypatch.setitem(app.extensions, "mailer", mailer)
        yield office
