"""The invented partnership's annual report of the last whole year, drafted, and what it says falls short."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnership.extensions import db
from partnership.models import AnnualReport, Board, User
from partnership.vocabulary import Audience
from reviews.commands.annual_reports import draft
from reviews.commands.reports import start_report
from reviews.inventing import words
from reviews.inventing.rows import Rows
from reviews.models import Shortfall
from reviews.rules.stated import Period


def add_shortfalls(rows: Rows, board: dict[str, Any]) -> None:
    for place, text in enumerate(words.SHORTFALLS, start=1):
        rows.add(Shortfall, board_id=board["id"], place=place, text=text)


def add_report(board: Board, *, today: date, by: User) -> AnnualReport:
    """Of the last April to March that is over."""
    year = today.year - 1 if today >= date(today.year, 4, 1) else today.year - 2
    period = Period.of_months(f"{year}-04", f"{year + 1}-03")
    report = start_report(
        board=board,
        title="Annual report",
        period=period,
        audience=Audience.INTERNAL,
        position_on=period.last,
        known_on=today,
        by=by,
    )
    db.session.flush()
    return draft(report, known_on=today, by=by)
