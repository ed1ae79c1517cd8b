"""Writes about people: an account, its roles, its password, its end."""

from __future__ import annotations

import uuid
from datetime import date

from partnership import clock
from partnership.commands import audit, passwords
from partnership.errors import Taken
from partnership.extensions import db
from partnership.models import Agency, Board, RoleHeld, User
from partnership.queries import users
from partnership.rules.folding import fold
from partnership.sessions import end_all
from partnership.vocabulary import Role


def create_user(*, new_id: uuid.UUID | None = None, name: str, email: str, by: User | None) -> User:
    """An account without a password; raises Taken when the address has one already."""
    if users.by_email(email) is not None:
        raise Taken("Somebody with this e-mail address has an account already.")
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


def give_role(
    user: User,
    *,
    role: Role,
    board: Board | None = None,
    agency: Agency | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    by: User | None,
) -> RoleHeld:
    """One role for one person; board and agency as the role asks."""
    held = RoleHeld(
        id=uuid.uuid4(),
        user_id=user.id,
        role=role,
        board_id=board.id if board else None,
        agency_id=agency.id if agency else None,
        from_on=from_on,
        until_on=until_on,
    )
    db.session.add(held)
    db.session.flush()
    detail = {
        "role": role.label,
        "board": board.name if board else None,
        "agency": agency.name if agency else None,
    }
    audit.record("gave the role", user, by=by, detail=detail)
    return held


def set_password(user: User, *, password: str, by: User) -> None:
    """The password is stored as a hash only; every session of the person ends."""
    user.password_hash = passwords.hashed(password)
    end_all(user.id)
    db.session.flush()
    audit.record("set a password", user, by=by)


def deactivate(user: User, *, by: User | None) -> None:
    """The account can no longer sign in; what the person did stays, under their name."""
    user.deactivated_at = clock.now()
    end_all(user.id)
    db.session.flush()
    audit.record("ended the account", user, by=by)
