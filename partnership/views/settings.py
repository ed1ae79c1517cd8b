"""Settings: what may be set here, and by whom."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from partnership.access import guard
from partnership.permissions import can_see_settings

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
@guard(can_see_settings)
def home() -> ResponseReturnValue:
    return render_template("partnership/settings/home.html")
