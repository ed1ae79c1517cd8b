"""Coming in: after the password, and where it is asked for after the second factor, a new session for the person.

Between the two nobody is signed in: the session only remembers who is half way, for ten minutes.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user

from partnership import clock
from partnership.access import HALF_WAY
from partnership.models import User
from partnership.queries import users
from partnership.rules.browsers import in_words

HALF, NEW_SECRET = "half_way", "new_secret"
HALF_LASTS = timedelta(minutes=10)


def enter(user: User) -> ResponseReturnValue:
    """On from the right password: to the second factor where this installation asks for one, else in."""
    going = {"to": safe_next(request.args.get("next")), "kept": request.args.get("kept")}
    if not current_app.config["REQUIRE_SECOND_FACTOR"]:
        return redirect(come_in(user, going))
    session.renew()  # type: ignore[attr-defined]
    session[HALF] = {"user": str(user.id), "at": clock.now().isoformat(), "stamp": stamp(user), **going}
    return redirect(url_for("second_factor.code"))


def come_in(user: User, going: dict[str, Any] | None = None) -> str:
    """A new session for the person; the address where they were going, with the words that were kept."""
    going = going or session[HALF]
    session.renew()  # type: ignore[attr-defined]
    session["browser"] = in_words(request.user_agent.string)
    login_user(user)
    to, kept = going["to"], going["kept"]
    return f"{to}{'&' if '?' in to else '?'}{urlencode({'kept': kept})}" if kept else to


def half_signed_in(view: Callable[..., Any]) -> Any:
    """For the step between password and session: the view is given the person, or nobody gets anything."""

    @wraps(view)
    def guarded(**arguments: Any) -> Any:
        person = _half_way()
        return redirect(url_for("sign_in.sign_in", next="/")) if person is None else view(person, **arguments)

    guarded.guarded_by = HALF_WAY  # type: ignore[attr-defined]
    return guarded


def safe_next(wanted: str | None) -> str:
    """Only an address within this installation; else the home page."""
    if wanted and wanted.isprintable() and wanted.startswith("/") and not wanted.startswith(("//", "/\\")):
        return wanted
    return url_for(current_app.config["HOME"])


def _half_way() -> User | None:
    """Whoever gave the right password a short while ago, if the account and the password are still the same."""
    half = session.get(HALF)
    if half is None or clock.now() - datetime.fromisoformat(half["at"]) > HALF_LASTS:
        return None
    user = users.for_request(uuid.UUID(half["user"]))
    return user if user is not None and stamp(user) == half["stamp"] else None


def stamp(user: User) -> str:
    return hashlib.sha256((user.password_hash or "").encode()).hexdigest()[:16]
