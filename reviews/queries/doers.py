"""Who did each thing of a history, by the name or by the words that a reader may be given instead."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership import clock
from partnership.extensions import db
from partnership.models import Event, RoleHeld, User
from reviews.permissions import SEE_WHOLE
from reviews.rules.history import who


def of(user: User, told: Iterable[Event], *, board_id: uuid.UUID, by_name: bool) -> dict[uuid.UUID, str]:
    """For each event who did it, as `user` may read it: the roles on that board on that day say whose side it was."""
    in_all = list(told)
    held = {} if by_name else _held({event.by.id for event in in_all if event.by}, board_id)
    return {event.id: _who(event, user, held.get(event.by.id, []) if event.by else [], by_name) for event in in_all}


def _who(event: Event, user: User, held: Sequence[RoleHeld], by_name: bool) -> str:
    day = event.happened_at.astimezone(clock.LONDON).date()
    then = [role for role in held if role.is_held_on(day)]
    return who(
        event.by.name if event.by else None,
        is_named=by_name,
        is_reader=event.by is not None and event.by.id == user.id,
        is_office=any(role.role in SEE_WHOLE for role in then),
        agencies={role.agency.name for role in then if role.agency},
    )


def _held(user_ids: set[uuid.UUID], board_id: uuid.UUID) -> dict[uuid.UUID, list[RoleHeld]]:
    wanted = select(RoleHeld).where(RoleHeld.user_id.in_(user_ids), RoleHeld.board_id == board_id)
    found: dict[uuid.UUID, list[RoleHeld]] = defaultdict(list)
    for role in db.session.scalars(wanted.options(joinedload(RoleHeld.agency))):
        found[role.user_id].append(role)
    return found
