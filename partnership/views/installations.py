"""Settings: this installation, and what must be there before real cases may be entered."""

from __future__ import annotations

from flask import Blueprint, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.commands import installations as commands
from partnership.forms.installations import InstallationForm
from partnership.permissions import can_manage_installation
from partnership.queries import events, installations
from partnership.rules.history import sentence
from partnership.saving import save

bp = Blueprint("installations", __name__, url_prefix="/settings/installation")


@bp.route("", methods=["GET", "POST"])
@guard(can_manage_installation)
def edit() -> ResponseReturnValue:
    found = installations.current()
    form = InstallationForm(obj=found)
    return save(
        form,
        "partnership/installations/edit.html",
        lambda: commands.edit_installation(**form.answers(), by=current_user),
        done="Installation saved.",
        to=lambda _: url_for("installations.edit"),
        thing=found,
        installation=found,
        without_factor=installations.without_factor(),
        told=events.lines(installations.RECORD_ID, sentence),
        is_real=current_app.config["MODE"] == "live",
    )
