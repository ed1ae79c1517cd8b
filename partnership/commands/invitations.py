"""Links to choose a password by: handed over, or mailed to an invited person or to one who has forgotten it."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta

from partnership import clock
from partnership.commands import audit, mails, sign_in, users
from partnership.commands.users import NewLink
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import User
from partnership.queries import mails as outbox
from partnership.queries.users import by_email
from partnership.rules.folding import fold
from partnership.rules.mails import INVITATION, NEW_PASSWORD, invitation, new_password

AGAIN_AFTER = timedelta(minutes=5)


def welcome(*, new_id: uuid.UUID | None = None, name: str, email: str, by_mail: bool, by: User) -> NewLink:
    """An account with its first link."""
    return link(users.create_user(new_id=new_id, name=name, email=email, by=by), by_mail=by_mail, by=by)


def link(user: User, *, by_mail: bool, by: User) -> NewLink:
    """A link to choose a password by. Where it goes by mail, there is no token to be shown."""
    if not by_mail:
        return users.make_link(user, by=by)
    if not user.is_active:
        raise RuleBroken("The account is stopped, so nothing is sent to it. Restore the account first.")
    if user.password_hash is None:
        mails.write(user, purpose=INVITATION, words=invitation(user.name, by=by.name))
    else:
        mails.write(user, purpose=NEW_PASSWORD, words=new_password(user.name, by=by.name))
    audit.record("sent a sign-in link", user, by=by)
    return NewLink(user, "")


def forgotten(*, email: str, address: str) -> None:
    """A mail to whoever has this account. Nothing tells whether anybody has, and nobody's mailbox is filled."""
    db.session.rollback()
    asked = hashlib.sha256(f"forgotten {fold(email)}".encode()).hexdigest()
    attempt, _ = sign_in.count(asked, address)
    user = by_email(email)
    if attempt is None or user is None or not user.is_active:
        return
    last = outbox.last_to(user, NEW_PASSWORD)
    if last is not None and last.written_at > clock.now() - AGAIN_AFTER:
        return
    mails.write(user, purpose=NEW_PASSWORD, words=new_password(user.name))
    audit.record("asked for a new password", user, by=None)
