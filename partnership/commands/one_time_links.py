"""Links that let one person do one thing once: made, read, used. Opening one changes nothing; a button does."""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta

from flask import current_app
from sqlalchemy import ColumnElement, select, update

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import OneTimeLink, User
from partnership.sessions import digest

SET_PASSWORD = "set_password"  # noqa: S105 - the purpose of a link
NEW_PASSWORD = "new_password"  # noqa: S105 - another
DEMONSTRATION = "demonstration"
ASK_FOR_A_PASSWORD = (SET_PASSWORD, NEW_PASSWORD)
LIVES = {SET_PASSWORD: timedelta(days=3), NEW_PASSWORD: timedelta(hours=2), DEMONSTRATION: timedelta(hours=12)}
TOKEN_BYTES = 32


def make(user: User, *, purpose: str) -> str:
    """A new link's token; earlier unused links of the same purpose stop working."""
    end_all(user, OneTimeLink.purpose == purpose)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.session.add(
        OneTimeLink(
            id=uuid.uuid4(),
            token_hash=digest(token),
            user_id=user.id,
            purpose=purpose,
            expires_at=clock.now() + LIVES[purpose],
        )
    )
    db.session.flush()
    return token


def address(token: str) -> str:
    """Where the link leads, outside a request; ADDRESS is where people reach this installation."""
    path = current_app.url_map.bind("").build("sign_in.welcome", {"token": token})
    return f"{current_app.config['ADDRESS'].rstrip('/')}{path}"


def end_all(user: User, *which: ColumnElement[bool]) -> None:
    """The person's links that were not used no longer work."""
    unused = update(OneTimeLink).where(OneTimeLink.user_id == user.id, OneTimeLink.used_at.is_(None), *which)
    db.session.execute(unused.values(used_at=clock.now()))


def use(link: OneTimeLink) -> None:
    """Raises RuleBroken when it was used in the meantime: of two who press at once, one comes in."""
    unused = update(OneTimeLink).where(OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
    if db.session.execute(unused.values(used_at=clock.now()).returning(OneTimeLink.id)).first() is None:
        raise RuleBroken("This link no longer works: it has just been used.")


def open_link(token: str) -> tuple[OneTimeLink, User] | None:
    """The link and its person while it may still be used."""
    row = db.session.execute(
        select(OneTimeLink, User)
        .join(User, User.id == OneTimeLink.user_id)
        .where(
            OneTimeLink.token_hash == digest(token),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > clock.now(),
            User.deactivated_at.is_(None),
        )
    ).first()
    return (row[0], row[1]) if row else None
