"""Reads of second factors."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, and_, exists, func, select

from partnership.extensions import db
from partnership.models import RecoveryCode, SecondFactor, User


def of(user_id: uuid.UUID) -> SecondFactor | None:
    """The person's second factor, when it is confirmed."""
    confirmed = (SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_not(None))
    return db.session.scalar(select(SecondFactor).where(*confirmed).execution_options(populate_existing=True))


def lacks_one() -> ColumnElement[bool]:
    """An active account without a confirmed second factor."""
    has_one = exists().where(SecondFactor.user_id == User.id, SecondFactor.confirmed_at.is_not(None))
    return and_(User.deactivated_at.is_(None), ~has_one)


def codes_left(user_id: uuid.UUID) -> int:
    unused = (RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(select(func.count()).where(*unused)) or 0
