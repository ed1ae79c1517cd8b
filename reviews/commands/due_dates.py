"""Writes of due dates: a part is given more time, or a mistake is put right. The date that stood is kept."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from partnership import clock
from partnership.commands import audit
from partnership.extensions import db
from partnership.models import User
from reviews.models import DueChange, Part
from reviews.rules import due_dates as rules
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DueChangeKind


def extend(
    part: Part, *, new_id: uuid.UUID | None = None, due: StatedDate, reason: str, approved_by: str, by: User
) -> DueChange:
    """Give one part until a later date. RuleBroken where it has no date, or the new one is no later."""
    rules.check_extension(part.due, due)
    change = DueChange(
        id=new_id or uuid.uuid4(),
        action_id=part.action_id,
        part_id=part.id,
        kind=DueChangeKind.EXTENSION,
        reason=reason,
        approved_by=approved_by,
        made_at=clock.now(),
        made_by_id=by.id,
        was=part.due,
        became=due,
    )
    part.due = due
    db.session.add(change)
    db.session.flush()
    _tell("extended the due date", change, part, by)
    return change


def correct(part: Part, *, new_id: uuid.UUID | None = None, due: StatedDate, reason: str, by: User) -> DueChange:
    """Put a mistake right: the original date where it was that, and every part that still has it. No extension."""
    rules.check_correction(part.due, due)
    was = part.due
    change = DueChange(
        id=new_id or uuid.uuid4(),
        action_id=part.action_id,
        kind=DueChangeKind.CORRECTION,
        reason=reason,
        made_at=clock.now(),
        made_by_id=by.id,
        was=was,
        became=due,
    )
    for each in db.session.scalars(select(Part).where(Part.action_id == part.action_id)):
        if each.due == was:
            each.due = due
    if part.action.due == was:
        part.action.due = due
    db.session.add(change)
    db.session.flush()
    _tell("corrected the due date", change, part, by)
    return change


def _tell(verb: str, change: DueChange, part: Part, by: User) -> None:
    detail = {
        "agency": part.agency.name,
        "before": str(change.was),
        "after": str(change.became),
        "reason": change.reason,
        "approved_by": change.approved_by,
    }
    audit.record(verb, change, by=by, told_on=change.action_id, detail=detail)
