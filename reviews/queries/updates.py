"""Reads of updates."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import User
from reviews.models import Part, Update
from reviews.queries import actions


def found(user: User, update_id: uuid.UUID) -> Update | None:
    """An update of a part that the person may see, or nothing: for forms sent twice."""
    wanted = select(Update).join(Update.part).join(Part.action)
    return db.session.scalar(wanted.where(Update.id == update_id, actions.part_visible_to(user)))
