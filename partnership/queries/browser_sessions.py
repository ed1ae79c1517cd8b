"""Reads of a person's own open sessions."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import BrowserSession, User
from partnership.sessions import IDLE, LONGEST


def own(user: User, session_id: uuid.UUID) -> BrowserSession:
    """One of the person's own sessions; 404 for anybody else's, and for one that has ended."""
    found = db.session.get(BrowserSession, session_id)
    if found is None or found.user_id != user.id or found.ended_at is not None:
        abort(404)
    return found


def open_of(user_id: uuid.UUID) -> Sequence[BrowserSession]:
    """The sessions that have neither ended nor lapsed, the last used first."""
    now = clock.now()
    return db.session.scalars(
        select(BrowserSession)
        .where(
            BrowserSession.user_id == user_id,
            BrowserSession.ended_at.is_(None),
            BrowserSession.seen_at > now - IDLE,
            BrowserSession.created_at > now - LONGEST,
        )
        .order_by(BrowserSession.seen_at.desc())
    ).all()
