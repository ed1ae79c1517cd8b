"""Reads of the outbox: what waits, what was not delivered, and what one person was sent."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from partnership.extensions import db
from partnership.models import Mail, RoleHeld, User
from partnership.permissions import can_manage_people, can_manage_person


def mail(user: User, mail_id: uuid.UUID) -> Mail:
    """One mail with its person; 404 when there is none."""
    return db.session.scalar(_with_people().where(Mail.id == mail_id)) or abort(404)


def not_delivered(user: User) -> Sequence[Mail]:
    """Mails that were given up, to people with an account, for whoever may mend their addresses."""
    if not can_manage_people(user):
        return []
    found = db.session.scalars(_with_people().where(*_given_up()).order_by(Mail.given_up_at.desc(), Mail.id))
    return [each for each in found if each.user is not None and can_manage_person(user, each.user)]


def not_delivered_to(person: User) -> Sequence[Mail]:
    return db.session.scalars(select(Mail).where(Mail.user_id == person.id, *_given_up())).all()


def waiting() -> int:
    unsent = (Mail.sent_at.is_(None), Mail.given_up_at.is_(None))
    return db.session.scalar(select(func.count()).where(*unsent)) or 0


def unsent_to(user: User, purpose: str) -> Mail | None:
    """What waits for this person, or was not delivered: a new one takes its place."""
    unsent = (Mail.user_id == user.id, Mail.purpose == purpose, Mail.sent_at.is_(None))
    return db.session.scalar(select(Mail).where(*unsent).limit(1))


def last_to(user: User, purpose: str) -> Mail | None:
    of_these = (Mail.user_id == user.id, Mail.purpose == purpose)
    return db.session.scalar(select(Mail).where(*of_these).order_by(Mail.written_at.desc()).limit(1))


def _given_up() -> tuple[Any, ...]:
    active = select(User.id).where(User.id == Mail.user_id, User.deactivated_at.is_(None)).exists()
    return Mail.sent_at.is_(None), Mail.given_up_at.is_not(None), active


def _with_people() -> Select[Mail]:
    roles = selectinload(User.roles_held).options(joinedload(RoleHeld.board), joinedload(RoleHeld.agency))
    return select(Mail).options(joinedload(Mail.user).options(roles))
