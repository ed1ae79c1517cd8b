"""A report drafted from the record, and exported from what is stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.attachments import attachment
from partnership.collecting import nothing_to_collect
from partnership.documents import docx, html, markdown
from partnership.rules.documents import Document
from partnership.saving import press
from reviews.commands import annual_reports as commands
from reviews.permissions_reports import can_read_report, can_write_report
from reviews.queries import overtaken, report_documents, report_templates, reports
from reviews.rules.report_files import file_name

if TYPE_CHECKING:
    from partnership.models import AnnualReport

bp = Blueprint("report_drafts", __name__, url_prefix="/reports")


@dataclass(frozen=True)
class Format:
    name: str
    media_type: str
    write: Callable[[Document, uuid.UUID], bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "docx": Format("a Word file", WORD, lambda of, board_id: docx.write(of, report_templates.content(board_id))),
    "html": Format("a web page", "text/html", lambda of, _: html.write(of).encode()),
    "md": Format("Markdown", "text/markdown", lambda of, _: markdown.write(of).encode()),
}


@bp.post("/<uuid:report_id>/draft")
@guard(can_write_report, report=reports.report)
def draft(report: AnnualReport) -> ResponseReturnValue:
    """As known today, or as known on the day that the report says already."""
    known_on = report.known_on if request.form.get("known") == "as_before" else clock.today()
    here = url_for("reports.show", report_id=report.id)
    return press(
        lambda: commands.draft(report, known_on=known_on, by=current_user),
        done="The report is drafted from the record. Your own words are as they were.",
        to=lambda _: here,
        back=here,
    )


@bp.post("/<uuid:report_id>/export")
@guard(can_read_report, report=reports.report)
def export(report: AnnualReport) -> ResponseReturnValue:
    """The report as a file, Word where nothing else is asked for; its history tells of it."""
    suffix = request.form.get("format", "docx")
    chosen = FORMATS.get(suffix) or abort(404)
    here = url_for("reports.show", report_id=report.id)

    @nothing_to_collect()
    def command() -> bytes:
        commands.refuse_overtaken(overtaken.since_drafted(report))
        content = chosen.write(report_documents.document(report), report.board_id)
        return commands.note_export(report, file_format=chosen.name, content=content, by=current_user)

    return press(
        command,
        done="",
        to=lambda _: here,
        back=here,
        once=lambda content: attachment(file_name(report.title, report.audience, suffix), chosen.media_type, content),
    )
