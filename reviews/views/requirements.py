"""What a report must contain: the list, and what the author says of one of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.saving import save
from reviews.commands import requirement_notes as commands
from reviews.forms.requirements import RequirementForm, status_or_none
from reviews.permissions_reports import can_read_report, can_write_report
from reviews.queries import report_requirements as queries
from reviews.queries import reports

if TYPE_CHECKING:
    from partnership.models import AnnualReport

bp = Blueprint("requirements", __name__, url_prefix="/reports")
FIRST = "R1"
NOTHING_SAID = SimpleNamespace(id=None, version=0, status=None, note=None)


@bp.get("/<uuid:report_id>/requirements")
@guard(can_read_report, report=reports.report)
def index(report: AnnualReport) -> ResponseReturnValue:
    told = reports.told_blocks(report)
    asked = queries.all_asked(report, told, reports.months_said(report))
    return render_template(
        "reviews/requirements/index.html",
        report=report,
        lines=[(each, queries.in_words(each.told), queries.gap_hrefs(each, report, told)) for each in asked],
        bar=queries.bar(asked),
    )


@bp.route("/<uuid:report_id>/requirements/say", methods=["GET", "POST"])
@guard(can_write_report, report=reports.report)
def say(report: AnnualReport) -> ResponseReturnValue:
    """The address names the requirement by its code; without one it is the first."""
    asked = queries.one(report, request.args.get("code", FIRST), reports.told_blocks(report))
    there = asked.note or NOTHING_SAID
    label = asked.told.status.label if asked.told.status else queries.NOT_SAID
    form = RequirementForm(
        told=f"As the report tells: {label.lower()}",
        data={"version": there.version, "status": status_or_none(there.status) or "", "note": there.note},
    )
    return save(
        form,
        "reviews/requirements/say.html",
        lambda: commands.say(
            report,
            asked.requirement,
            there=asked.note,
            status=form.status.data,
            note=form.note.data,
            by=current_user,
        ),
        done=_done(asked.requirement.code, form, there),
        to=lambda _: url_for("requirements.index", report_id=report.id, _anchor=asked.requirement.code),
        thing=there,
        report=report,
        asked=asked,
    )


def _done(code: str, form: RequirementForm, there: Any) -> str:
    is_same = (form.status.data, form.note.data or None) == (status_or_none(there.status), there.note)
    return f"Nothing was changed: {code} stands as it did." if is_same else f"{code} is saved."
