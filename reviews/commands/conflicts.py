"""Writes of declared conflicts of interest, each with who stands in."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import User
from reviews.models import Case, CaseReader, DeclaredConflict
from reviews.queries import readers

NOBODY_LEFT = "Nobody could see this case then. Choose somebody who stands in."


def declare_conflict(
    case: Case,
    *,
    new_id: uuid.UUID | None = None,
    user: User,
    reason: str,
    declared_on: date,
    stand_in: User | None = None,
    by: User,
) -> DeclaredConflict:
    """From now on the person sees nothing of the case; who stands in sees it by name, until that is ended.

    Raises RuleBroken where she would stand in for herself, or nobody would see the case.
    """
    if stand_in is not None and stand_in.id == user.id:
        raise RuleBroken("Nobody stands in for themselves. Choose somebody else.")
    conflict = DeclaredConflict(
        id=new_id or uuid.uuid4(),
        case_id=case.id,
        user_id=user.id,
        reason=reason,
        declared_on=declared_on,
        stand_in_id=stand_in.id if stand_in else None,
        recorded_by_id=by.id,
    )
    db.session.add(conflict)
    db.session.flush()
    if stand_in is not None and not readers.sees(case, stand_in):
        db.session.add(CaseReader(id=uuid.uuid4(), case_id=case.id, user_id=stand_in.id))
        db.session.flush()
    if readers.count(case) == 0:
        raise RuleBroken(NOBODY_LEFT)
    detail = {"who": user.name, "stand_in": stand_in.name if stand_in else None, "on": declared_on.isoformat()}
    audit.record("declared a conflict", conflict, by=by, told_on=case.id, detail=detail)
    return conflict


def end_conflict(conflict: DeclaredConflict, *, by: User) -> DeclaredConflict:
    """Her roles let her see the case again: at once, or after the day of the declaration where that is today.

    Raises RuleBroken when it has ended.
    """
    yesterday = clock.today() - timedelta(days=1)
    if conflict.until_on is not None:
        raise RuleBroken("This conflict of interest has ended already.")
    conflict.until_on = max(conflict.declared_on, yesterday)
    db.session.flush()
    audit.record("ended a conflict", conflict, by=by, told_on=conflict.case_id, detail={"who": conflict.user.name})
    return conflict
