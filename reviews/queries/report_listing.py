"""The list of annual reports: those of each board on which the person reads reports."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.filters import day, moment
from partnership.models import AnnualReport, Board, User
from partnership.queries.listing import Cell, Column, Empty, Line, Listing, Tab
from reviews.permissions_reports import boards_with_reports, can_write_reports
from reviews.queries import reports
from reviews.rules.stated import Period

NOT_YET = "Not drafted yet"


def listing(user: User) -> Listing:
    return Listing(
        title="Annual reports",
        noun="report",
        statement=select(AnnualReport).join(AnnualReport.board).where(reports.visible_to(user)),
        columns=_columns(has_boards=len(set(boards_with_reports(user))) > 1),
        order=(AnnualReport.last_on.desc(), AnnualReport.title, AnnualReport.id),
        empty=_empty(user),
        tabs=(
            Tab("here", "In use", AnnualReport.put_away_at.is_(None)),
            Tab("away", "Put away", AnnualReport.put_away_at.is_not(None)),
        ),
        options=(joinedload(AnnualReport.board),),
    )


def _columns(*, has_boards: bool) -> tuple[Column, ...]:
    board = Column("board", "Board", lambda each: Cell(each.board.name), lambda each: each.board.name, sort=Board.name)
    return (
        Column("title", "Report", _title, lambda each: each.title, sort=AnnualReport.title),
        *((board,) if has_boards else ()),
        Column("months", "Months", lambda each: Cell(_months(each)), _months, sort=AnnualReport.first_on),
        Column("audience", "For", lambda each: Cell(_audience(each)), _audience),
        Column("position", "Position on", _position, lambda each: each.position_on, sort=AnnualReport.position_on),
        Column("drafted", "Last drafted", lambda each: Cell(_drafted(each)), _drafted, sort=AnnualReport.drafted_at),
    )


def _title(report: AnnualReport) -> Cell:
    return Cell(report.title, url_for("reports.show", report_id=report.id))


def _months(report: AnnualReport) -> str:
    return Period(report.first_on, report.last_on).in_words


def _audience(report: AnnualReport) -> str:
    return report.audience.label.partition(":")[0]


def _position(report: AnnualReport) -> Cell:
    return Cell(day(report.tells_of), lines=[Line(f"as known on {day(report.known_on)}")])


def _drafted(report: AnnualReport) -> str:
    return moment(report.drafted_at) if report.drafted_at else NOT_YET


def _empty(user: User) -> Empty:
    if can_write_reports(user):
        sentence = (
            "Say which months it covers and whom it is for. Then decide what goes in: its chapters are drafted from "
            "the reviews, actions, evidence and sharing of learning that are in the record, for you to edit."
        )
        return Empty("No annual report yet", sentence, url_for("reports.add"), "Start an annual report")
    return Empty("No annual report yet", "Reports stand here as soon as somebody starts one.")
