"""Settings: mails that were not delivered, and how mail is sent here."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import mailing
from partnership.access import guard
from partnership.commands import mails as commands
from partnership.permissions import can_manage_people, can_send_again
from partnership.queries import mails
from partnership.rules.mails import LABELS
from partnership.saving import press

bp = Blueprint("mails", __name__, url_prefix="/settings/mails")


@bp.get("")
@guard(can_manage_people)
def index() -> ResponseReturnValue:
    return render_template(
        "partnership/mails/index.html",
        undelivered=mails.not_delivered(current_user),
        waiting=mails.waiting(),
        labels=LABELS,
        has_mail=mailing.mailer() is not None,
        sender=current_app.config["MAIL_FROM"],
    )


@bp.post("/<uuid:mail_id>/send-again")
@guard(can_send_again, mail=mails.mail)
def send_again(mail: Any) -> ResponseReturnValue:
    """Back to the list, or to the person's page where the button was pressed there."""
    from_person = request.args.get("from") == "person"
    back = url_for("users.show", person_id=mail.user_id) if from_person else url_for("mails.index")
    return press(
        lambda: commands.send_again(mail, by=current_user),
        done="The mail goes out again within a minute.",
        to=lambda _: back,
        back=back,
    )
