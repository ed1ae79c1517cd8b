"""What this installation is set to, and whether it is still for training only."""

from __future__ import annotations

import uuid
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, select
from sqlalchemy.exc import SQLAlchemyError

from partnership.extensions import db
from partnership.models import Installation, User
from partnership.queries.second_factors import lacks_one
from partnership.sessions import own_transaction

RECORD_ID = uuid.UUID(int=1)  # what events about the one row are told on


def current() -> Installation:
    """The one row; before anything was recorded, one that holds nothing and is in no session."""
    return db.session.get(Installation, 1) or Installation(id=1, takes_files=False, version=0)


def is_for_training_only() -> bool:
    """Until all is recorded and each active account has a second factor: one statement, on a connection of its own,
    so that it can be asked on the page of any fault. Where it cannot be answered, the answer is yes."""
    try:
        with own_transaction(writing=False) as connection:
            return not connection.scalar(_is_ready())
    except SQLAlchemyError:
        return True


@cache
def _is_ready() -> Select[bool]:
    """The same of everybody on every page, and made once."""
    return select(_is_recorded() & ~_without_factor())


def without_factor() -> int:
    """How many active accounts have no second factor."""
    return db.session.scalar(select(func.count()).select_from(User).where(lacks_one())) or 0


def _is_recorded() -> ColumnElement[bool]:
    said = (
        Installation.assessment_reference,
        Installation.assessment_on,
        Installation.agreement_reference,
        Installation.agreement_on,
        Installation.controllers,
    )
    return exists(select(literal(1)).select_from(Installation).where(and_(*(each.is_not(None) for each in said))))


def _without_factor() -> ColumnElement[bool]:
    return exists(select(literal(1)).select_from(User).where(lacks_one()))
