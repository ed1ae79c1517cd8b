"""Sessions on the server. The one module that writes while a page is only read, each time in its own transaction."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, g
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import CallbackDict

from partnership import clock
from partnership.database import is_full, is_locked
from partnership.extensions import db
from partnership.models import BrowserSession

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOBODYS = timedelta(hours=1)
TOUCH = timedelta(minutes=1)
TOKEN_BYTES = 32
LEFT_BY = "left_by"


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """The data of one session; `renew` asks for a new token at the next save, `close` for its end."""

    def __init__(self, data: dict[str, Any] | None = None, row: Row[Any] | None = None) -> None:
        super().__init__(data or {}, self._changed)
        self.row = row
        self.modified = False
        self.renewing = False

    @staticmethod
    def _changed(session: ServerSession) -> None:
        session.modified = True

    @property
    def user_id(self) -> uuid.UUID | None:
        found = self.get("_user_id")
        return uuid.UUID(found) if found else None

    def renew(self) -> None:
        self.clear()
        self.renewing = True


class ServerSessions(SessionInterface):
    """Reads the session of a request by its opaque cookie, and writes it back when it changed."""

    def cookie_name(self, request: Request) -> str:
        return "__Host-session" if request.is_secure else "session"

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        g.lapsed_user_id = None
        token = request.cookies.get(self.cookie_name(request), "")
        g.is_database_away = False
        try:
            row = _find(digest(token)) if token else None
        except OperationalError:
            g.is_database_away = True
            return ServerSession()
        if row is None:
            return ServerSession()
        has_ended = row.ended_at is not None or _has_lapsed(row, clock.now())
        g.lapsed_user_id = (row.user_id if has_ended else None) or _who_left(row)
        return ServerSession() if has_ended else ServerSession(dict(row.data), row)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not isinstance(session, ServerSession) or not _is_worth_saving(session):
            return
        try:
            token = _write(session)
        except OperationalError as fault:
            if is_locked(fault) or is_full(fault):
                return
            raise
        if token:
            self._set_cookie(response, token)

    def _set_cookie(self, response: Response, token: str) -> None:
        from_https = g.get("is_secure", False)
        name = "__Host-session" if from_https else "session"
        response.set_cookie(name, token, secure=from_https, httponly=True, samesite="Lax", path="/")


def end_all(user_id: uuid.UUID, *, but: uuid.UUID | None = None) -> None:
    """End every session of a person at once: they sign out, are stopped, or change their password."""
    statement = update(BrowserSession).where(BrowserSession.user_id == user_id, BrowserSession.ended_at.is_(None))
    if but is not None:
        statement = statement.where(BrowserSession.id != but)
    db.session.execute(statement.values(ended_at=clock.now()))


def end(session_id: uuid.UUID) -> None:
    """End one session, in the transaction of the request."""
    db.session.execute(update(BrowserSession).where(BrowserSession.id == session_id).values(ended_at=clock.now()))


@contextmanager
def own_transaction(*, writing: bool) -> Iterator[Connection]:
    with db.engine.connect().execution_options(may_write=writing) as connection, connection.begin():
        yield connection


def _find(token_hash: str) -> Row[Any] | None:
    with own_transaction(writing=False) as connection:
        return connection.execute(
            select(BrowserSession.__table__).where(BrowserSession.token_hash == token_hash)
        ).first()


def _who_left(row: Row[Any]) -> uuid.UUID | None:
    """Who signed out in this browser before its session of nobody: what they still had open may be sent later."""
    found = row.data.get(LEFT_BY)
    return uuid.UUID(found) if found else None


def _has_lapsed(row: Row[Any], now: datetime) -> bool:
    idle = IDLE if row.user_id else NOBODYS
    return bool(now - row.seen_at > idle or now - row.created_at > LONGEST)


def _is_worth_saving(session: ServerSession) -> bool:
    if session.row is None:
        return bool(session)
    return session.modified or session.renewing or clock.now() - session.row.seen_at > TOUCH


def _write(session: ServerSession) -> str | None:
    """Write the row; a new token comes back when the session is new or was renewed."""
    now = clock.now()
    values = {"user_id": session.user_id, "data": dict(session), "seen_at": now}
    with own_transaction(writing=True) as connection:
        if session.row is not None and not session.renewing:
            connection.execute(update(BrowserSession).where(BrowserSession.id == session.row.id).values(**values))
            return None
        if session.row is not None:
            connection.execute(update(BrowserSession).where(BrowserSession.id == session.row.id).values(ended_at=now))
        _clear_away(connection, now)
        if not session:
            return None
        token = secrets.token_urlsafe(TOKEN_BYTES)
        connection.execute(
            insert(BrowserSession).values(
                id=uuid.uuid4(), token_hash=digest(token), created_at=now, ended_at=None, **values
            )
        )
        return token


def _clear_away(connection: Connection, now: datetime) -> None:
    """Sessions of nobody go after an hour, all others a day after their longest time."""
    connection.execute(
        delete(BrowserSession).where(BrowserSession.user_id.is_(None), BrowserSession.seen_at < now - NOBODYS)
    )
    connection.execute(delete(BrowserSession).where(BrowserSession.created_at < now - 3 * LONGEST))
