"""Writes of what goes into a report: decide on things of one kind, and take decisions back."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import select

from partnership import clock
from partnership.commands import audit
from partnership.extensions import db
from partnership.models import AnnualReport, User
from reviews.models import Inclusion
from reviews.vocabulary import Reportable


def decide(
    report: AnnualReport, *, kind: Reportable, ids: Collection[uuid.UUID], is_in: bool, reason: str | None, by: User
) -> None:
    """These go in, or stay out; what was decided on them before is decided again."""
    there = _decisions(report, kind, ids)
    for thing_id in ids:
        row = there.get(thing_id) or Inclusion(report_id=report.id, **{f"{kind.value}_id": thing_id})
        row.is_in, row.reason = is_in, reason or None
        row.decided_at, row.decided_by_id = clock.now(), by.id
        db.session.add(row)
    db.session.flush()
    detail = {"kind": kind.value, "count": len(ids), "is_in": is_in, "reason": reason or None}
    audit.record("decided what goes in", report, by=by, detail=detail)


def take_back(report: AnnualReport, *, kind: Reportable, ids: Collection[uuid.UUID], by: User) -> None:
    """From now on these stand as suggested."""
    for row in _decisions(report, kind, ids).values():
        db.session.delete(row)
    db.session.flush()
    audit.record("took decisions back", report, by=by, detail={"kind": kind.value, "count": len(ids)})


def _decisions(report: AnnualReport, kind: Reportable, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Inclusion]:
    """All of the report are read and sorted out here: a statement cannot name thousands of ids."""
    of_report = db.session.scalars(select(Inclusion).where(Inclusion.report_id == report.id))
    found = {getattr(each, f"{kind.value}_id"): each for each in of_report}
    return {each: found[each] for each in ids if each in found}
