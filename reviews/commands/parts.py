"""Writes of parts: the action for one agency."""

from __future__ import annotations

import uuid

from sqlalchemy import func, select

from partnership import clock
from partnership.commands import audit
from partnership.errors import Taken
from partnership.extensions import db
from partnership.models import Agency, User
from reviews.commands import actions, posts, updates
from reviews.models import Action, Part, Update
from reviews.rules import progress
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


def edit_part(part: Part, *, owner_post: str | None, due: StatedDate | None, is_shared: bool, by: User) -> Part:
    """Change who owns it, its current due date, and whether its agency may see it alone. Nothing changed, no event."""
    after = {"post": posts.post_of(part.agency_id, owner_post), "due": due, "is_shared": is_shared}
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
    today = of_day(clock.today())
    update = updates.add(part, new_id=new_id, note=reason, outlook=Outlook.NOT_SAID, position=today, by=by)
    actions.settle(part.action_id)
    detail = {"agency": part.agency.name, "before": before.label, "reason": reason}
    audit.record("reopened the part", part, by=by, told_on=part.action_id, detail=detail)
    return update
