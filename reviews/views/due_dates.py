"""A due date becomes another one: more time for a part, or a mistake put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.saving import save
from reviews.commands import due_dates as commands
from reviews.forms.due_dates import CorrectForm, ExtendForm
from reviews.permissions import can_correct_due, can_extend_due
from reviews.queries import actions, due_changes, parts

if TYPE_CHECKING:
    from reviews.models import DueChange, Part

bp = Blueprint("due_dates", __name__)


@bp.route("/parts/<uuid:part_id>/extend-due-date", methods=["GET", "POST"])
@guard(can_extend_due, part=actions.part)
def extend(part: Part) -> ResponseReturnValue:
    form = ExtendForm(version=part.version, writer=current_user.id)
    return _change(
        part,
        form,
        "reviews/due_dates/extend.html",
        lambda: commands.extend(part, new_id=form.the_new_id, by=current_user, **form.answers()),
        "Due date extended.",
    )


@bp.route("/parts/<uuid:part_id>/correct-due-date", methods=["GET", "POST"])
@guard(can_correct_due, part=actions.part)
def correct(part: Part) -> ResponseReturnValue:
    original = part.action.due
    dates = (part.due, original) if part.due and original and part.due != original else None
    form = CorrectForm(dates=dates, version=part.version, writer=current_user.id)
    return _change(
        part,
        form,
        "reviews/due_dates/correct.html",
        lambda: commands.correct(part, new_id=form.the_new_id, by=current_user, **form.answers()),
        "Due date corrected.",
    )


def _change(
    part: Part, form: ExtendForm | CorrectForm, template: str, command: Callable[[], DueChange], done: str
) -> ResponseReturnValue:
    page = parts.page(current_user, part)
    return save(
        form,
        template,
        command,
        done=done,
        to=lambda _: url_for("parts.show", part_id=part.id),
        made=lambda new_id: due_changes.found(current_user, new_id),
        thing=part,
        also=page.said_on,
        page=page,
    )
