"""Load one annual report: its board, its agencies, its cases, its actions, in that order."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import User
from reviews.commands.loading_actions import load_actions
from reviews.commands.loading_agencies import load_agencies
from reviews.commands.loading_boards import LOCAL_ID, SECTION, board_of
from reviews.commands.loading_cases import load_cases
from reviews.commands.loading_rows import Loaded, Loading, dated
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.reading import Document
from reviews.models import SourceFile

# The sections that the record has a place for, and what it keeps of their rows.
PLACES: dict[str, frozenset[str]] = {
    "agencies": frozenset({"name", "abbreviation", "aliases", "sector", "statutory_safeguarding_partner"}),
    "subgroups": frozenset({"name", "abbreviation", "also_called"}),
    "reviews": frozenset(
        {
            *("label", "subjects", "type", "progressed_to", "joint_with", "stage", "stage_basis", "threshold"),
            *("published", "publication", "started", "concluded", "reviewed", "incident", "child_status", "response"),
            *("conflict", "note"),
        }
    ),
    "actions": frozenset(
        {
            *("action", "review_ids", "theme", "agencies", "agency_note", "agency_ambiguous", "status"),
            *("status_basis", "date", "date_conflict", "due", "conflict", "note"),
        }
    ),
}


def load_report(
    document: Document, report: AnnualReport, loaded: Loaded, *, board: str | None, by: User | None
) -> None:
    """Rows that were loaded before are left as they are."""
    loaded.no_place = {name: rows for name, rows in document.counts().items() if name not in PLACES}
    loaded.keys_without_place = _keys_without_place(report)
    loading = _begin(document, report, loaded, board)
    with db.session.no_autoflush:
        load_agencies(loading, report)
        db.session.flush()
        load_cases(loading, report)
        db.session.flush()
        load_actions(loading, report)
        db.session.flush()
    db.session.add_all(loading.rows)
    db.session.flush()
    if loaded.is_changed or loading.rows:
        detail = {"file": loaded.title, "sections": {name: each.added for name, each in loaded.sections.items()}}
        audit.record_all([audit.Entry("loaded the file", loading.file, detail=detail), *loading.events], by=by)


def _begin(document: Document, report: AnnualReport, loaded: Loaded, asked: str | None) -> Loading:
    file = db.session.scalar(select(SourceFile).where(SourceFile.slug == document.key))
    is_new = file is None
    file = file or _source_file(document, report, loaded.title)
    board, loaded.is_new_board = board_of(document.file, file, report, asked)
    loaded.board = board.name
    if is_new:
        db.session.add(file)
    loading = Loading(file, board, loaded)
    if loaded.is_new_board:
        loading.made(board)
        loading.tell("loaded the board", board)
    if is_new:
        loading.became(SECTION, LOCAL_ID, board)
    db.session.flush()
    return loading


def _source_file(document: Document, report: AnnualReport, title: str) -> SourceFile:
    period = report.meta.period
    first = dated(period.from_) if period else None
    last = dated(period.to) if period else None
    return SourceFile(
        id=uuid.uuid4(),
        slug=document.key,
        title=title,
        period_first=first.earliest if first else None,
        period_last=last.latest if last else None,
    )


def _keys_without_place(report: AnnualReport) -> dict[str, list[str]]:
    """Of each section that is loaded, the keys that say something and are kept nowhere yet."""
    found: dict[str, list[str]] = {}
    for section, kept in PLACES.items():
        rows = getattr(report, section)
        said = dict.fromkeys(name for row in rows for name, value in row if value not in (None, ()))
        left = [name for name in said if name not in kept and name != "id"]
        if left:
            found[section] = left
    return found
