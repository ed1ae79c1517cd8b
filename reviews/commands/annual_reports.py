"""Writes of annual reports that read the record: a draft, and the note of an export."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from partnership.collecting import nothing_to_collect
from partnership.commands import audit
from partnership.commands.report_drafts import take_draft
from partnership.errors import RuleBroken
from partnership.filters import listed
from partnership.models import AnnualReport, User
from reviews.queries import report_documents
from reviews.rules.chapters import chapters


@nothing_to_collect()
def draft(report: AnnualReport, *, known_on: date, by: User | None) -> AnnualReport:
    """Write every chapter from the record, as known on this day; what an author did to an earlier draft stays."""
    found = report_documents.facts_of(report, known_on)
    report.undecided = found.undecided.all
    return take_draft(report, chapters(found), known_on=known_on, by=by)


def refuse_overtaken(reasons: Sequence[str]) -> None:
    """Raises RuleBroken where something was decided since the draft that a file of it would not follow."""
    if reasons:
        raise RuleBroken(f"Draft the report again before you export it. Since it was drafted, {listed(reasons)}.")


def note_export(report: AnnualReport, *, file_format: str, content: bytes, by: User) -> bytes:
    """That the report left the service in this form, told by its digest and not by its words."""
    detail = {"format": file_format, "sha256": hashlib.sha256(content).hexdigest()}
    audit.record("exported the report", report, by=by, detail=detail)
    return content
