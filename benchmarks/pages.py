"""Every page that somebody of the record can open, and the SQL statements that each takes."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.routing import Rule

from app import create_app
from benchmarks import things
from partnership import clock
from partnership.commands import one_time_links
from partnership.extensions import db
from partnership.models import BrowserSession, User
from partnership.sessions import digest
from reviews.inventing.partnership import Size, invent

FRAME = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")  # of the connection, not of the page
OPENING = ("manager", "lead", "scrutineer", "administrator")  # whose pages differ from one another
NOT_FOR_HER, FAULT = 403, 500  # no other thing would answer otherwise
AHEAD = timedelta(minutes=20)  # so that no page also notes when its session was last seen


@dataclass(frozen=True)
class Page:
    """One address as one person opened it."""

    endpoint: str
    rule: str
    person: str
    path: str
    statements: int


@dataclass
class Sweep:
    """What was opened, and what it takes to open it again from outside."""

    pages: list[Page] = field(default_factory=list)
    unopened: dict[str, set[int]] = field(default_factory=dict)  # rule → what it answered instead of a page
    asked: dict[str, tuple[Any, str]] = field(default_factory=dict)  # statement → its parameters, and the rule
    tokens: dict[str, str] = field(default_factory=dict)  # person → session
    usual: dict[str, list[Any]] = field(default_factory=dict)  # noun → ids, neither large nor small first

    @property
    def failed(self) -> list[str]:
        return [rule for rule, answers in self.unopened.items() if FAULT in answers]

    def of(self, rule: str, person: str) -> Page | None:
        return next((each for each in self.pages if (each.rule, each.person) == (rule, person)), None)


def application(folder: Path) -> Flask:
    """The product over an empty SQLite database in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return create_app({"MODE": "live", "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder / 'record.db'}"})


def swept(app: Flask, size: Size, *, only: str = "/") -> Sweep:
    """Fill the application's database and open every page of it, from the address `only` on, as each of the people."""
    with app.app_context():
        invented = invent(size, today=clock.today())
        people = {name: invented[name] for name in OPENING}
        busy: dict[str, list[Any]] = {**things.busiest(people["lead"]), "token": [link_for(people["lead"])]}
        found = Sweep(
            tokens={name: session_of(person) for name, person in people.items()},
            usual={noun: ids[len(ids) // 2 :] for noun, ids in busy.items()},
        )
    clients = {"nobody": app.test_client()}
    for name, token in found.tokens.items():
        clients[name] = app.test_client()
        clients[name].set_cookie("session", token)
    for rule in readable(app, only):
        with quiet():
            answers = [_open(app, rule, name, client, busy, found) for name, client in clients.items()]
        if not any(isinstance(each, Page) for each in answers) or FAULT in answers:
            found.unopened[rule.rule] = {each for each in answers if isinstance(each, int)}
        found.pages.extend(each for each in answers if isinstance(each, Page))
    with app.app_context():
        db.engine.dispose()
    return found


def readable(app: Flask, only: str) -> list[Rule]:
    """What can be opened, static files left out."""
    rules = [each for each in app.url_map.iter_rules() if "GET" in (each.methods or ()) and each.endpoint != "static"]
    return sorted((each for each in rules if each.rule.startswith(only)), key=lambda each: (each.endpoint, each.rule))


@contextmanager
def quiet() -> Iterator[None]:
    """A page that fails is told in the table, not in a hundred lines above it."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _open(
    app: Flask, rule: Rule, person: str, client: FlaskClient, busy: dict[str, list[Any]], found: Sweep
) -> Page | int | None:
    """The page of the busiest thing that the person may open, or the last other answer."""
    view: Any = app.view_functions[rule.endpoint]
    last = None
    if (view.guarded_by.predicate == "public") != (person == "nobody"):
        return last
    for path in things.paths(rule.rule, busy):
        with counted(app) as statements:
            answer = client.get(path)
        last = answer.status_code
        if last in (NOT_FOR_HER, FAULT):
            return last
        if last == 200 and answer.mimetype == "text/html":
            for statement, parameters in statements:
                found.asked.setdefault(statement, (parameters, rule.rule))
            return Page(rule.endpoint, rule.rule, person, path, len(statements))
    return last


def unequal(few: Sweep, many: Sweep) -> list[tuple[Page, int | None]]:
    """Pages that take more or fewer statements over the large record, with the number over the small one."""
    before = [(page, few.of(page.rule, page.person)) for page in many.pages]
    counts = [(page, other.statements if other else None) for page, other in before]
    return [(page, count) for page, count in counts if count != page.statements]


@contextmanager
def counted(app: Flask) -> Iterator[list[tuple[str, Any]]]:
    """The statements that the database is asked inside, with their parameters."""
    seen: list[tuple[str, Any]] = []

    def on_sql(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.startswith(FRAME):
            seen.append((statement, parameters))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", on_sql)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", on_sql)


def link_for(person: User) -> str:
    token = one_time_links.make(person, purpose=one_time_links.SET_PASSWORD)
    db.session.commit()
    return token


def session_of(person: User) -> str:
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.add(
        BrowserSession(
            token_hash=digest(token),
            user_id=person.id,
            data={"_user_id": str(person.id), "_fresh": True},
            created_at=now,
            seen_at=now + AHEAD,
        )
    )
    db.session.commit()
    return token
