"""What goes into a report: lists of what is undecided, in and out, and one form to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.filters import plural
from partnership.listing import href, pager
from partnership.saving import save
from reviews.commands import inclusions as commands
from reviews.forms.goes_in import GoesInForm
from reviews.permissions_reports import can_write_report
from reviews.queries import goes_in as queries
from reviews.queries import reports
from reviews.rules.history_reports import THINGS
from reviews.rules.inclusion import State
from reviews.vocabulary import Reportable

if TYPE_CHECKING:
    from partnership.models import AnnualReport

bp = Blueprint("goes_in", __name__, url_prefix="/reports")
BACK = "back"
APART = " What came from there, as actions and evidence, is decided on by itself in the lists beside this one."
DONE = {"in": ("goes in", "go in"), "out": ("stays out", "stay out"), BACK: ("is as suggested", "are as suggested")}


@bp.route("/<uuid:report_id>/goes-in", methods=["GET", "POST"])
@guard(can_write_report, report=reports.cover)
def decide(report: AnnualReport) -> ResponseReturnValue:
    stands = queries.standing(report)
    state, kind = queries.asked(stands, request.args)
    page = queries.page(current_user, stands, state, kind, _number(request.args.get("page", "")))
    form = GoesInForm(
        listed=stands.ids(kind, state),
        decided=stands.decided(kind, state),
        to=request.form.get("to", ""),
        one=request.form.get("one", ""),
    )

    def command() -> None:
        if form.to == BACK:
            commands.take_back(report, kind=kind, ids=form.chosen, by=current_user)
        else:
            is_in, reason = form.to == "in", form.reason.data
            commands.decide(report, kind=kind, ids=form.chosen, is_in=is_in, reason=reason, by=current_user)

    return save(
        form,
        "reviews/goes_in/decide.html",
        command,
        done=_done(kind, len(form.chosen), form.to),
        to=lambda _: href(tab=state.value, of=kind.value if len(form.chosen) < page.count else None),
        report=report,
        page=page,
        counted=plural(page.count, *THINGS[kind.value]),
        pages=pager(page.number, page.count),
        tabs_of=_tabs(stands, state),
        kinds=_kinds(stands, state, kind),
    )


def _done(kind: Reportable, count: int, to: str) -> str:
    one, many = DONE.get(to, DONE["out"])
    of_reviews = kind is Reportable.REVIEW and to == "out"
    return f"{plural(count, *THINGS[kind.value])} {one if count == 1 else many}.{APART if of_reviews else ''}"


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 1


def _tabs(stands: queries.Standing, state: State) -> list[dict[str, object]]:
    return [
        {
            "text": each.label,
            "href": href(tab=each.value, of=None, page=None),
            "count": stands.count(each),
            "is_current": each is state,
        }
        for each in queries.FIRST_SHOWN
    ]


def _kinds(stands: queries.Standing, state: State, kind: Reportable) -> list[dict[str, object]]:
    return [
        {
            "text": each.label,
            "href": href(tab=state.value, of=each.value, page=None),
            "count": len(stands.ids(each, state)),
            "is_current": each is kind,
        }
        for each in Reportable
    ]
