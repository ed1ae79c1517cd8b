"""Writes of annual reports: start one, change what it covers, put it away and bring it back."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.filters import day
from partnership.models import AnnualReport, Board, ReportChapter, User
from partnership.vocabulary import Audience
from reviews.rules.changes import changes
from reviews.rules.chapter_titles import TITLES
from reviews.rules.stated import Period


def start_report(
    *,
    new_id: uuid.UUID | None = None,
    board: Board,
    title: str,
    period: Period,
    audience: Audience,
    position_on: date,
    known_on: date,
    by: User,
) -> AnnualReport:
    """With every chapter that is offered, none of them drafted."""
    report = AnnualReport(
        id=new_id or uuid.uuid4(),
        board_id=board.id,
        title=title,
        first_on=period.first,
        last_on=period.last,
        audience=audience,
        position_on=position_on,
        known_on=known_on,
    )
    report.chapters = [
        ReportChapter(key=key, title=chapter_title, place=place)
        for place, (key, chapter_title) in enumerate(TITLES.items(), start=1)
    ]
    db.session.add(report)
    db.session.flush()
    audit.record("started the report", report, by=by, detail={"title": title, "months": period.in_words})
    return report


def edit_report(
    report: AnnualReport,
    *,
    title: str,
    period: Period,
    audience: Audience,
    position_on: date,
    known_on: date,
    by: User,
) -> AnnualReport:
    """Change what it covers; what is drafted stays as it is until it is drafted again."""
    before = _said(report)
    report.title, report.audience = title, audience
    report.first_on, report.last_on = period.first, period.last
    report.position_on, report.known_on = position_on, known_on
    changed = changes(before, _said(report))
    if changed:
        db.session.flush()
        audit.record("changed the report", report, by=by, detail={"changes": changed})
    return report


def put_away(report: AnnualReport, *, by: User) -> AnnualReport:
    """Out of the list, and no report that another follows on from. Raises RuleBroken where it is away already."""
    if report.put_away_at is not None:
        raise RuleBroken("This report is put away already.")
    report.put_away_at = clock.now()
    db.session.flush()
    audit.record("put the report away", report, by=by)
    return report


def bring_back(report: AnnualReport, *, by: User) -> AnnualReport:
    """In the list again, as it was. Raises RuleBroken where it stands there."""
    if report.put_away_at is None:
        raise RuleBroken("This report is not put away.")
    report.put_away_at = None
    db.session.flush()
    audit.record("brought the report back", report, by=by)
    return report


def _said(report: AnnualReport) -> dict[str, Any]:
    return {
        "title": f"“{report.title}”",
        "months": Period(report.first_on, report.last_on).in_words,
        "audience": report.audience.label.partition(":")[0].lower(),
        "position_on": day(report.position_on),
        "known_on": day(report.known_on),
    }
