"""Reads of annual reports as documents, of those that the caller has been allowed to see."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.models import ReportChapter


def chapters(report_id: uuid.UUID) -> Sequence[ReportChapter]:
    """The chapters of a report in order, each with its blocks in order."""
    return db.session.scalars(
        select(ReportChapter)
        .where(ReportChapter.report_id == report_id)
        .options(selectinload(ReportChapter.blocks).undefer_group("stored"))
        .order_by(ReportChapter.place, ReportChapter.id)
    ).all()
