"""Settings: what may be set here, and by whom."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.permissions import can_see_settings
from partnership.queries import mails

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
@guard(can_see_settings)
def home() -> ResponseReturnValue:
    entries = [
        (text, url_for(endpoint), words)
        for text, endpoint, words, may in current_app.extensions["settings"]
        if may(current_user)
    ]
    undelivered = len(mails.not_delivered(current_user))
    return render_template("partnership/settings/home.html", entries=entries, undelivered=undelivered)
