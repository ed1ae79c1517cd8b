"""Impact: what is missing between learning and difference, and the lists behind each number."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from reviews.permissions import can_read_record
from reviews.queries import missing, shortfalls

bp = Blueprint("impact", __name__)


@bp.get("/impact")
@guard(can_read_record)
def missing_now() -> ResponseReturnValue:
    said = shortfalls.all_seen(current_user)
    return render_template("reviews/impact/missing_now.html", page=missing.page(current_user), shortfalls=said)


@bp.get("/impact/missing")
@guard(can_read_record)
def missing_list() -> ResponseReturnValue:
    gap = missing.gap(request.args.get("what", ""))
    return answer(missing.listing(current_user, gap), "reviews/impact/missing_list.html", gap=gap, what=gap.key)
