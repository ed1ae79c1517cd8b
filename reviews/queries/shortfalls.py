"""Reads of what boards have said themselves falls short."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import ColumnElement, select

from partnership.extensions import db
from partnership.models import User
from reviews.models import Shortfall
from reviews.permissions import boards_seen_open, boards_seen_whole


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Shortfall: of a board of the person's. It was published with the board's report."""
    return Shortfall.board_id.in_({*boards_seen_whole(user), *boards_seen_open(user)})


def shortfall(user: User, shortfall_id: uuid.UUID) -> Shortfall:
    """One of them; 404 when it is of no board of the person's."""
    found = db.session.scalar(select(Shortfall).where(Shortfall.id == shortfall_id, visible_to(user)))
    return found or abort(404)


def all_seen(user: User) -> Sequence[Shortfall]:
    return db.session.scalars(select(Shortfall).where(visible_to(user)).order_by(Shortfall.place, Shortfall.id)).all()
