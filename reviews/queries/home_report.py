"""What the home page shows to those who write the annual report: the newest, and what waits in its chapters."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.models import AnnualReport, ReportChapter, User
from reviews.queries import reports
from reviews.queries.reports import Waiting


@dataclass(frozen=True)
class AtWork:
    """The report that is being written, where there is one, and its chapters in which something waits.

    `away` is how many there are where none is being written: all of them are put away.
    """

    report: AnnualReport | None
    waiting: list[tuple[ReportChapter, Waiting]]
    away: int = 0


def of(user: User) -> AtWork:
    """The report of the latest months that is in use; chapters that are left out wait for nobody."""
    newest = (
        select(AnnualReport)
        .where(reports.visible_to(user), AnnualReport.put_away_at.is_(None))
        .options(selectinload(AnnualReport.chapters))
        .order_by(AnnualReport.last_on.desc(), AnnualReport.title, AnnualReport.id)
        .limit(1)
    )
    report = db.session.scalar(newest)
    if report is None:
        every = select(func.count()).select_from(AnnualReport).where(reports.visible_to(user))
        return AtWork(None, [], away=db.session.scalar(every) or 0)
    waiting = reports.waiting(report.id)
    held = [(each, waiting[each.id]) for each in report.chapters if not each.is_left_out]
    return AtWork(report, [(chapter, found) for chapter, found in held if found.to_decide or found.to_see])
