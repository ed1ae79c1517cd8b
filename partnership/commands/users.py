"""Writes about people: an account, its sign-in link, its password, its end."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from partnership import clock
from partnership.commands import audit, one_time_links, passwords
from partnership.commands.changes import changes
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import BrowserSession, OneTimeLink, User
from partnership.queries import roles, users
from partnership.rules.folding import fold
from partnership.sessions import end, end_all


@dataclass(frozen=True)
class NewLink:
    """A person and the token of the link just made for them: it is shown once and kept nowhere."""

    user: User
    token: str


def create_user(*, new_id: uuid.UUID | None = None, name: str, email: str, by: User | None) -> User:
    """An account without a password; raises Taken when the address has one already."""
    _check_free(email)
    user = User(
        id=new_id or uuid.uuid4(),
        name=name,
        name_folded=fold(name),
        email=email.strip(),
        email_folded=fold(email),
    )
    db.session.add(user)
    db.session.flush()
    audit.record("added the account", user, by=by, detail={"name": name})
    return user


def edit_user(user: User, *, name: str, email: str, by: User | None) -> User:
    """Raises Taken when the new address is somebody else's. Links that went to the old one no longer work."""
    _check_free(email, but=user)
    found = changes(("name", user.name, name), ("e-mail address", user.email, email))
    if not found:
        return user
    if fold(email) != user.email_folded:
        one_time_links.end_all(user)
    user.name, user.name_folded = name, fold(name)
    user.email, user.email_folded = email, fold(email)
    db.session.flush()
    audit.record("changed the account", user, by=by, detail={"changes": found})
    return user


def make_link(user: User, *, by: User | None) -> NewLink:
    """A link to choose a password by; the links made before stop working."""
    if not user.is_active:
        raise RuleBroken("The account is stopped, so a link would not work. Restore the account first.")
    one_time_links.end_all(user, OneTimeLink.purpose.in_(one_time_links.ASK_FOR_A_PASSWORD))
    token = one_time_links.make(user, purpose=one_time_links.SET_PASSWORD)
    audit.record("made a sign-in link", user, by=by)
    return NewLink(user, token)


def set_password(user: User, *, password: str, but: uuid.UUID | None = None, by: User | None) -> None:
    """The password is stored as a hash only; every session of the person ends, `but` the one they are in.

    Links to choose one by no longer work.
    """
    user.password_hash = passwords.hashed(password)
    one_time_links.end_all(user, OneTimeLink.purpose.in_(one_time_links.ASK_FOR_A_PASSWORD))
    end_all(user.id, but=but)
    db.session.flush()
    audit.record("set a password", user, by=by)


def sign_out_elsewhere(user: User, *, but: uuid.UUID | None) -> User:
    """End the person's own sessions, all `but` the one they are in."""
    end_all(user.id, but=but)
    audit.record("signed out elsewhere", user, by=user)
    return user


def end_session(user: User, session: BrowserSession) -> User:
    """End one of the person's own sessions."""
    end(session.id)
    audit.record("ended a session", user, by=user)
    return user


def deactivate(user: User, *, by: User | None) -> User:
    """The account can no longer sign in; what the person did stays, under their name. Twice is once.

    Raises RuleBroken for one's own account, and for the only system administrator's.
    """
    if by is not None and by.id == user.id:
        raise RuleBroken("You cannot stop your own account. Ask another manager or a system administrator.")
    if not user.is_active:
        return user
    if roles.is_only_administrator(user):
        raise RuleBroken(f"{user.name} is the only system administrator. Give somebody else this role first.")
    close(user)
    audit.record("stopped the account", user, by=by)
    return user


def close(user: User) -> None:
    """Stop the account and end its sessions and links; whoever calls it tells of it."""
    user.deactivated_at = user.deactivated_at or clock.now()
    end_all(user.id)
    one_time_links.end_all(user)
    db.session.flush()


def restore(user: User, *, by: User | None) -> User:
    """The account may sign in again, with the roles it has. Twice is once."""
    if user.is_active:
        return user
    user.deactivated_at = None
    db.session.flush()
    audit.record("restored the account", user, by=by)
    return user


def _check_free(email: str, *, but: User | None = None) -> None:
    there = users.by_email(email)
    if there is not None and there is not but:
        raise Taken("Somebody with this e-mail address has an account already. Look for it in the list of people.")
