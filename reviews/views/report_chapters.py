"""The chapters of a report: left out and put in, moved, renamed, and one of the author's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.saving import press, save
from reviews.commands import report_chapters as commands
from reviews.forms.reports import AddChapterForm, RenameChapterForm
from reviews.permissions_reports import can_write_chapter, can_write_report
from reviews.queries import reports

if TYPE_CHECKING:
    from partnership.models import AnnualReport, ReportChapter

bp = Blueprint("report_chapters", __name__, url_prefix="/reports")


@bp.route("/<uuid:report_id>/chapters/add", methods=["GET", "POST"])
@guard(can_write_report, report=reports.report)
def add(report: AnnualReport) -> ResponseReturnValue:
    form = AddChapterForm(writer=current_user.id, chapters={str(each.id): each.title for each in report.chapters})
    return save(
        form,
        "reviews/report_chapters/add.html",
        lambda: commands.add_chapter(report, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="The chapter is added.",
        to=lambda _: _page(report.id),
        made=lambda new_id: next((each for each in report.chapters if each.id == new_id), None),
        report=report,
    )


@bp.route("/chapters/<uuid:chapter_id>/rename", methods=["GET", "POST"])
@guard(can_write_chapter, chapter=reports.chapter)
def rename(chapter: ReportChapter) -> ResponseReturnValue:
    form = RenameChapterForm(data={"version": chapter.version, "title": chapter.title})
    return save(
        form,
        "reviews/report_chapters/rename.html",
        lambda: commands.rename_chapter(chapter, title=form.title.data, by=current_user),
        done="The chapter has its new title.",
        to=lambda _: _page(chapter.report_id),
        thing=chapter,
        chapter=chapter,
    )


@bp.post("/chapters/<uuid:chapter_id>/move")
@guard(can_write_chapter, chapter=reports.chapter)
def move(chapter: ReportChapter) -> ResponseReturnValue:
    is_up = request.form.get("to") != "down"
    said = f"“{chapter.title}” is moved {'up' if is_up else 'down'}."
    return _press(chapter, lambda: commands.move_chapter(chapter, is_up=is_up, by=current_user), said)


@bp.post("/chapters/<uuid:chapter_id>/leave-out")
@guard(can_write_chapter, chapter=reports.chapter)
def leave_out(chapter: ReportChapter) -> ResponseReturnValue:
    said = f"“{chapter.title}” is left out. What is written in it is kept."
    return _press(chapter, lambda: commands.leave_out(chapter, by=current_user), said)


@bp.post("/chapters/<uuid:chapter_id>/put-in")
@guard(can_write_chapter, chapter=reports.chapter)
def put_in(chapter: ReportChapter) -> ResponseReturnValue:
    return _press(chapter, lambda: commands.put_in(chapter, by=current_user), f"“{chapter.title}” is in again.")


def _press(chapter: ReportChapter, command: Callable[[], ReportChapter], done: str) -> ResponseReturnValue:
    page = _page(chapter.report_id)
    return press(command, done=done, to=lambda _: page, back=page)


def _page(report_id: object) -> str:
    return url_for("reports.show", report_id=report_id, _anchor="chapters")
