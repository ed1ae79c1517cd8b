"""Writes of updates: what an agency says about its part."""

from __future__ import annotations

import uuid

from partnership import clock
from partnership.commands import audit
from partnership.extensions import db
from partnership.models import User
from reviews.commands import actions
from reviews.models import Part, Update
from reviews.rules import progress
from reviews.rules.stated import StatedDate
from reviews.vocabulary import Outlook, PartStatus


def post_update(
    part: Part,
    *,
    new_id: uuid.UUID | None = None,
    note: str,
    status: PartStatus,
    outlook: Outlook,
    position: StatedDate,
    on_behalf_of: str | None = None,
    by: User,
) -> Update:
    """Add what was said, and copy it to the part. Raises RuleBroken for a part that is no longer open.

    `on_behalf_of` says who told it and how, where somebody else wrote it down.
    """
    before = part.status
    part.status = progress.move(before, status)
    update = add(part, new_id=new_id, note=note, outlook=outlook, position=position, by=by)
    update.on_behalf_of = on_behalf_of
    part.last_heard_at = update.entered_at
    actions.settle(part.action_id)
    detail = {"agency": part.agency.name, "before": before.label, "after": part.status.label}
    detail |= {"on_behalf_of": on_behalf_of} if on_behalf_of else {}
    audit.record("posted an update", update, by=by, told_on=part.action_id, detail=detail)
    return update


def add(part: Part, *, new_id: uuid.UUID | None, note: str, outlook: Outlook, position: StatedDate, by: User) -> Update:
    """The next row of a part's updates, at the status that the part has now; no outlook once it is closed."""
    part.outlook = outlook if part.is_open else Outlook.NOT_SAID
    part.position = position
    update = Update(
        id=new_id or uuid.uuid4(),
        part_id=part.id,
        note=note,
        status=part.status,
        outlook=part.outlook,
        position=position,
        entered_at=clock.now(),
        entered_by_id=by.id,
    )
    db.session.add(update)
    db.session.flush()
    return update
