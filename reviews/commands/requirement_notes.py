"""Writes of what an author says of a requirement in one report."""

from __future__ import annotations

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import AnnualReport, ReportRequirement, RequirementNote, User
from reviews.vocabulary import RequirementStatus


def say(
    report: AnnualReport,
    requirement: ReportRequirement,
    *,
    there: RequirementNote | None,
    status: RequirementStatus | None,
    note: str | None,
    by: User,
) -> RequirementNote:
    """Without a status it stands as the report tells. Saying what is said already records nothing."""
    found = there or RequirementNote(report_id=report.id, requirement_id=requirement.id)
    said = (status.value if status else None, note or None)
    if said == (found.status, found.note):
        return found
    found.status, found.note = said
    db.session.add(found)
    db.session.flush()
    label = status.label if status else "as the report tells"
    detail = {"code": requirement.code, "status": label}
    audit.record("said where a requirement stands", found, by=by, told_on=report.id, detail=detail)
    return found
