"""Reads of changes of due dates."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import User
from reviews.models import Action, DueChange, Part
from reviews.queries import actions


def of_part(part: Part, *, is_whole: bool) -> Sequence[DueChange]:
    """The changes of a part's date, newest first. Corrections are of the whole action: who sees one part has none."""
    own = DueChange.part_id == part.id
    of_action = and_(DueChange.action_id == part.action_id, DueChange.part_id.is_(None))
    return db.session.scalars(
        select(DueChange)
        .where(or_(own, of_action) if is_whole else own)
        .options(joinedload(DueChange.made_by))
        .order_by(DueChange.made_at.desc(), DueChange.id)
    ).all()


def found(user: User, change_id: uuid.UUID) -> DueChange | None:
    """A change on an action that the person sees, or nothing: for forms sent twice."""
    wanted = select(DueChange).join(Action, Action.id == DueChange.action_id)
    return db.session.scalar(wanted.where(DueChange.id == change_id, actions.visible_to(user)))


def board_of(change: DueChange) -> uuid.UUID:
    return db.session.scalars(select(Action.board_id).where(Action.id == change.action_id)).one()
