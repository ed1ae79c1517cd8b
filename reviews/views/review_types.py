"""Types of review and their timescales, as shipped, with where each comes from."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from partnership.access import guard
from partnership.permissions import can_see_settings
from reviews.queries import review_types

bp = Blueprint("review_types", __name__)


@bp.get("/settings/types-and-timescales")
@guard(can_see_settings)
def index() -> ResponseReturnValue:
    return render_template("reviews/review_types/index.html", types=review_types.everything())
