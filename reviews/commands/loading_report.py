"""Load one annual report: its board, then section after section, each after what it refers to."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import User
from reviews.commands.loading_actions import load_actions
from reviews.commands.loading_agencies import load_agencies
from reviews.commands.loading_boards import LOCAL_ID, SECTION, board_of
from reviews.commands.loading_cases import load_cases
from reviews.commands.loading_evidence import load_evidence
from reviews.commands.loading_focuses import load_focuses
from reviews.commands.loading_learning import load_learning_points
from reviews.commands.loading_places import PLACES, keys_without_place
from reviews.commands.loading_rows import Loaded, Loading, dated
from reviews.commands.loading_sharing import load_sharing
from reviews.commands.loading_shortfalls import load_shortfalls
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.reading import Document
from reviews.models import SourceFile

IN_ORDER: tuple[Callable[[Loading, AnnualReport], None], ...] = (
    load_agencies,
    load_focuses,
    load_cases,
    load_learning_points,
    load_actions,
    load_sharing,
    load_evidence,
    load_shortfalls,
)


def load_report(
    document: Document, report: AnnualReport, loaded: Loaded, *, board: str | None, by: User | None
) -> None:
    """Rows that were loaded before are left as they are."""
    loaded.no_place = {name: rows for name, rows in document.counts().items() if name not in PLACES}
    loaded.keys_without_place = keys_without_place(report)
    loading = _begin(document, report, loaded, board)
    with db.session.no_autoflush:
        for load_section in IN_ORDER:
            load_section(loading, report)
            db.session.flush()
    loading.keep(by=by)


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
