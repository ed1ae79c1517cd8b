"""The impact of a case: evidence, how its learning was shared, and the thread from learning to difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import pager
from reviews.permissions import can_read_case
from reviews.queries import case_impact, cases
from reviews.views import case_pages

if TYPE_CHECKING:
    from reviews.models import Case

bp = Blueprint("case_impact", __name__)


@bp.get("/cases/<uuid:case_id>/impact")
@guard(can_read_case, case=cases.case)
def show(case: Case) -> ResponseReturnValue:
    return case_pages.page("reviews/case_impact/show.html", case, impact=case_impact.impact(current_user, case))


@bp.get("/cases/<uuid:case_id>/thread")
@guard(can_read_case, case=cases.case)
def thread(case: Case) -> ResponseReturnValue:
    found = case_impact.thread(current_user, case, request.args)
    pages = pager(found.page, found.count)
    return case_pages.page("reviews/case_impact/thread.html", case, thread=found, pages=pages)
