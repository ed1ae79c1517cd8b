"""Writes of readers: the people and groups that are named on a case."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, User
from reviews.models import Case, CaseReader


def name_reader(
    case: Case,
    *,
    new_id: uuid.UUID | None = None,
    who: User | Agency,
    until_on: date | None = None,
    by: User,
) -> CaseReader:
    """Let a person, or all members of a group, see the case. Raises RuleBroken for one that is named already."""
    if any(who.id in (reader.user_id, reader.agency_id) for reader in case.readers):
        raise RuleBroken(f"{who.name} is named on this case already.")
    reader = CaseReader(
        id=new_id or uuid.uuid4(),
        case_id=case.id,
        user_id=who.id if isinstance(who, User) else None,
        agency_id=who.id if isinstance(who, Agency) else None,
        until_on=until_on,
    )
    db.session.add(reader)
    db.session.flush()
    detail = {"who": who.name, "until": until_on.isoformat() if until_on else None}
    audit.record("named a reader", reader, by=by, told_on=case.id, detail=detail)
    return reader


def end_reader(reader: CaseReader, *, by: User) -> CaseReader:
    """From now on the person or group no longer sees the case by name. Raises RuleBroken when that has ended."""
    yesterday = clock.today() - timedelta(days=1)
    if reader.until_on is not None and reader.until_on <= yesterday:
        raise RuleBroken("They can no longer see this case.")
    reader.until_on = yesterday
    db.session.flush()
    audit.record("ended a reader", reader, by=by, told_on=reader.case_id, detail={"who": reader.name})
    return reader
