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
    change = _change(part, new_id, DueChangeKind.EXTENSION, reason, by)
    change.part_id, change.approved_by = part.id, approved_by
    change.was, change.became = part.due, due
    part.due = due
    db.session.add(change)
    db.session.flush()
    _tell("extended the due date", change, part, by)
    return change


def correct(
    part: Part,
    *,
    new_id: uuid.UUID | None = None,
    due: StatedDate,
    is_original: bool = False,
    reason: str,
    by: User,
) -> DueChange:
    """Put a mistake right, which is no extension: the date of the part, or the original that it was extended from.

    Whatever else of the action still has the same date is corrected with it. RuleBroken where a date that was
    extended would then stand before its original.
    """
    original = part.action.due
    was = original if is_original else part.due
    parts = db.session.scalars(select(Part).where(Part.action_id == part.action_id)).all()
    rules.check_correction(was, due, original=original)
    if was == original:
        rules.check_original(was, due, [each.due for each in parts if each.due != was])
    change = _change(part, new_id, DueChangeKind.CORRECTION, reason, by)
    change.was, change.became = was, due
    for each in parts:
        each.due = due if each.due == was else each.due
    part.action.due = due if original == was else original
    db.session.add(change)
    db.session.flush()
    _tell("corrected the due date", change, part, by, is_original=is_original)
    return change


def _change(part: Part, new_id: uuid.UUID | None, kind: DueChangeKind, reason: str, by: User) -> DueChange:
    return DueChange(
        id=new_id or uuid.uuid4(),
        action_id=part.action_id,
        kind=kind,
        reason=reason,
        made_at=clock.now(),
        made_by_id=by.id,
    )


def _tell(verb: str, change: DueChange, part: Part, by: User, **more: bool) -> None:
    detail = {
        "agency": part.agency.name,
        "before": str(change.was),
        "after": str(change.became),
        "reason": change.reason,
        "approved_by": change.approved_by,
        **more,
    }
    audit.record(verb, change, by=by, told_on=change.action_id, detail=detail)
