"""Writes of parts: the action for one agency."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import func, select

from partnership import clock
from partnership.commands import audit
from partnership.errors import Taken
from partnership.extensions import db
from partnership.models import Agency, User
from reviews.commands import actions, posts, sign_offs, updates
from reviews.models import Action, Part, Update
from reviews.rules import due_dates, progress
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import Outlook

DETAILS = {"post": "Owner", "due": "Due date", "is_shared": "Shared with its agency"}


def add_part(
    action: Action,
    *,
    new_id: uuid.UUID | None = None,
    agency_id: uuid.UUID,
    owner_post: str | None = None,
    due: StatedDate | None = None,
    by: User,
) -> Part:
    """A part for one more agency. Raises Taken when that agency has one."""
    of_action = select(Part).where(Part.action_id == action.id)
    if db.session.scalar(of_action.where(Part.agency_id == agency_id)) is not None:
        raise Taken("This agency has a part in the action already. Choose another agency.")
    places = db.session.scalar(select(func.max(Part.place)).where(Part.action_id == action.id)) or 0
    part = Part(
        id=new_id or uuid.uuid4(),
        action_id=action.id,
        agency_id=agency_id,
        place=places + 1,
        post=posts.post_of(agency_id, owner_post),
        due=due,
    )
    db.session.add(part)
    db.session.flush()
    actions.settle(action.id)
    agency = db.session.get_one(Agency, agency_id)
    audit.record("added a part", part, by=by, told_on=action.id, detail={"agency": agency.name})
    return part


def edit_part(part: Part, *, owner_post: str | None, due: StatedDate | None = None, is_shared: bool, by: User) -> Part:
    """Change who owns it and whether its agency may see it alone; set a due date where there was none.

    Nothing changed leaves no event. RuleBroken where a date that is set would become another.
    """
    date = due_dates.to_set(part.due, due)
    after = {"post": posts.post_of(part.agency_id, owner_post), "due": date, "is_shared": is_shared}
    changes = actions.changed(part, DETAILS, after)
    if changes:
        db.session.flush()
        detail = {"agency": part.agency.name, "changes": changes}
        audit.record("changed the part", part, by=by, told_on=part.action_id, detail=detail)
    return part


def reopen(part: Part, *, new_id: uuid.UUID | None = None, reason: str, by: User) -> Update:
    """Open the part again, as an update whose words are the reason; the agency has not been heard from by it.

    Raises RuleBroken for a part that is open.
    """
    before = part.status
    part.status = progress.reopen(before)
    was_signed_off = part.signed_off_on is not None
    sign_offs.undo(part)
    today = of_day(clock.today())
    update = updates.add(part, new_id=new_id, note=reason, outlook=Outlook.NOT_SAID, position=today, by=by)
    actions.settle(part.action_id)
    detail: dict[str, Any] = {"agency": part.agency.name, "before": before.label, "reason": reason}
    detail |= {"was_signed_off": True} if was_signed_off else {}
    audit.record("reopened the part", part, by=by, told_on=part.action_id, detail=detail)
    return update
