"""Pages that anybody may read: help, accessibility, privacy."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from partnership.access import public

bp = Blueprint("pages", __name__)


@bp.get("/help")
@public
def help_page() -> ResponseReturnValue:
    return render_template("partnership/pages/help.html")


@bp.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    return render_template("partnership/pages/accessibility.html")


@bp.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    return render_template("partnership/pages/privacy.html")
