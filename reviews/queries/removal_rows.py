"""Texts that stand in rows of a record: the views of partners, the figures of evidence, sessions and materials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import ReportBlock, RequirementNote
from reviews.models import Inclusion

if TYPE_CHECKING:
    from partnership.models import AnnualReport
    from reviews.models import DisseminationEvent, Evidence, Incident
    from reviews.queries.removal import Wording

FIGURE = {"label": "what was counted", "period": "period"}
MATERIAL = {"title": "title", "kept_where": "where it is kept", "link": "link"}
Text = tuple[Any, str, str]


def added(wording: Wording, texts: Iterable[Text]) -> Wording:
    """The same record with the texts of its rows that hold something: (row, field, label)."""
    held = [(f"{row.id}:{field}", row, field, label) for row, field, label in texts if getattr(row, field)]
    return replace(
        wording,
        fields={**wording.fields, **{key: label for key, _, _, label in held}},
        rows={key: (row, field) for key, row, field, _ in held},
    )


def of_incident(incident: Incident) -> Iterator[Text]:
    for each in incident.views:
        yield each, "words", f"View of {each.agency.name}"


def of_evidence(piece: Evidence) -> Iterator[Text]:
    for number, each in enumerate(piece.figures, start=1):
        yield from ((each, name, f"Figure {number}: {label}") for name, label in FIGURE.items())


def of_event(event: DisseminationEvent) -> Iterator[Text]:
    for number, session in enumerate(event.sessions, start=1):
        yield session, "words", f"Session {number}"
    for number, material in enumerate(event.materials, start=1):
        yield from ((material, name, f"Material {number}: {label}") for name, label in MATERIAL.items())


def of_report(report: AnnualReport) -> Iterator[Text]:
    """Rows whose texts hold something: a long report has more blocks than an author wrote in."""
    titles = {each.id: each.title for each in report.chapters}
    for chapter in report.chapters:
        yield chapter, "title", f"Title of the chapter “{chapter.title}”"
    written = select(ReportBlock).where(ReportBlock.report_id == report.id, ReportBlock.words.is_not(None))
    for place, block in enumerate(db.session.scalars(written.order_by(ReportBlock.place, ReportBlock.id)), start=1):
        yield block, "words", f"Your words {place}, in “{titles[block.chapter_id]}”"
    noted = select(RequirementNote).where(RequirementNote.report_id == report.id)
    for note in db.session.scalars(noted.options(joinedload(RequirementNote.requirement))):
        yield note, "note", f"Note on requirement {note.requirement.code}"
    reasons = select(Inclusion).where(Inclusion.report_id == report.id, Inclusion.reason.is_not(None))
    for place, inclusion in enumerate(db.session.scalars(reasons.order_by(Inclusion.id)), start=1):
        yield inclusion, "reason", f"Reason {place} for what goes in or stays out"
