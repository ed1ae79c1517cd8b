"""Home: what needs this person now, by role."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard, signed_in
from partnership.queries import mails, roles
from reviews.queries import dashboard

bp = Blueprint("dashboard", __name__)


@bp.get("/")
@guard(signed_in)
def home() -> ResponseReturnValue:
    undelivered = len(mails.not_delivered(current_user))
    return render_template(
        "reviews/dashboard/home.html",
        home=dashboard.home(current_user, undelivered=undelivered),
        undelivered=undelivered,
        ended=roles.ended_in_words(current_user),
    )
