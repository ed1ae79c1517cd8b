"""Annual reports: the list, starting one, its page, what it covers, and putting one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.listing import answer
from partnership.saving import press, save
from partnership.vocabulary import Audience
from reviews.commands import reports as commands
from reviews.forms.reports import EditReportForm, StartReportForm
from reviews.permissions_reports import can_read_report, can_read_reports, can_write_report, can_write_reports
from reviews.queries import (
    overtaken,
    report_histories,
    report_listing,
    report_readers,
    report_requirements,
    report_templates,
    reports,
)
from reviews.rules.report_periods import offered

if TYPE_CHECKING:
    from partnership.models import AnnualReport

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("")
@guard(can_read_reports)
def index() -> ResponseReturnValue:
    return answer(report_listing.listing(current_user), "reviews/reports/index.html")


@bp.get("/<uuid:report_id>")
@guard(can_read_report, report=reports.report)
def show(report: AnnualReport) -> ResponseReturnValue:
    told, months_said = reports.told_blocks(report), reports.months_said(report)
    return render_template(
        "reviews/reports/show.html",
        report=report,
        months_said=months_said,
        chapters=reports.chapter_lines(report, told),
        bar=report_requirements.bar(report_requirements.all_asked(report, told, months_said)),
        readers=report_readers.sentence(report.board_id),
        has_template=report_templates.template(report.board_id) is not None,
        overtaken=overtaken.since_drafted(report),
        told=report_histories.of_report(report),
    )


@bp.route("/add", methods=["GET", "POST"])
@guard(can_write_reports)
def add() -> ResponseReturnValue:
    boards = reports.boards(current_user)
    period = offered(reports.months(next(iter(boards.values())).id), clock.today())
    form = StartReportForm(
        writer=current_user.id,
        today=clock.today(),
        boards={board_id: board.name for board_id, board in boards.items()},
        data={
            "first": period.first,
            "last": period.last,
            "audience": Audience.PARTNERS,
        },
    )

    def command() -> AnnualReport:
        said = form.covered()
        board = boards[said.pop("board", None) or next(iter(boards))]
        return commands.start_report(new_id=form.the_new_id, board=board, by=current_user, **said)

    return save(
        form,
        "reviews/reports/add.html",
        command,
        done="The report is started. Now decide what goes in.",
        to=_page,
        made=lambda new_id: reports.found(current_user, new_id),
    )


@bp.route("/<uuid:report_id>/edit", methods=["GET", "POST"])
@guard(can_write_report, report=reports.report)
def edit(report: AnnualReport) -> ResponseReturnValue:
    names = ("version", "title", "audience", "position_on", "known_on")
    form = EditReportForm(
        today=clock.today(),
        goes_along=report.position_on if report.position_on == report.last_on else None,
        data={
            **{name: getattr(report, name) for name in names},
            "first": report.first_on,
            "last": report.last_on.replace(day=1),
        },
    )
    return save(
        form,
        "reviews/reports/edit.html",
        lambda: commands.edit_report(report, by=current_user, **form.covered()),
        done="The report is saved.",
        to=_page,
        thing=report,
        report=report,
    )


@bp.post("/<uuid:report_id>/put-away")
@guard(can_write_report, report=reports.cover)
def put_away(report: AnnualReport) -> ResponseReturnValue:
    return press(
        lambda: commands.put_away(report, by=current_user),
        done="The report is put away. Nothing in it is lost: it can be brought back here.",
        to=_page,
        back=_page(report),
    )


@bp.post("/<uuid:report_id>/bring-back")
@guard(can_write_report, report=reports.cover)
def bring_back(report: AnnualReport) -> ResponseReturnValue:
    return press(
        lambda: commands.bring_back(report, by=current_user),
        done="The report stands in the list again.",
        to=_page,
        back=_page(report),
    )


def _page(report: AnnualReport) -> str:
    return url_for("reports.show", report_id=report.id)
