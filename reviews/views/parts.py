"""An agency's part of an action: its page, adding one, changing it, and opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.saving import save
from reviews.commands import parts as commands
from reviews.commands import sign_offs
from reviews.forms.parts import AddPartForm, EditPartForm, ReopenForm
from reviews.forms.sign_offs import SignOffForm
from reviews.permissions import can_edit_action, can_edit_part, can_read_part, can_reopen_part, can_sign_off
from reviews.queries import actions, parts, updates

if TYPE_CHECKING:
    from reviews.models import Action, Part

bp = Blueprint("parts", __name__)


@bp.get("/parts/<uuid:part_id>")
@guard(can_read_part, part=actions.part)
def show(part: Part) -> ResponseReturnValue:
    return render_template(
        "reviews/parts/show.html", page=parts.page(current_user, part), answering=parts.who_answers(part)
    )


@bp.route("/actions/<uuid:action_id>/parts/add", methods=["GET", "POST"])
@guard(can_edit_action, action=actions.action)
def add(action: Action) -> ResponseReturnValue:
    form = AddPartForm(agencies=parts.agencies_without_part(action), due=action.due, writer=current_user.id)
    return save(
        form,
        "reviews/parts/add.html",
        lambda: commands.add_part(action, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Part added.",
        to=lambda part: url_for("actions.show", action_id=part.action_id),
        made=lambda new_id: parts.found(current_user, new_id),
        action=action,
    )


@bp.route("/parts/<uuid:part_id>/edit", methods=["GET", "POST"])
@guard(can_edit_part, part=actions.part)
def edit(part: Part) -> ResponseReturnValue:
    form = EditPartForm(obj=part, writer=current_user.id)
    page = parts.page(current_user, part)
    return save(
        form,
        "reviews/parts/edit.html",
        lambda: commands.edit_part(part, by=current_user, **form.answers()),
        done="Part saved.",
        to=lambda part: url_for("parts.show", part_id=part.id),
        thing=part,
        also=page.said_on,
        page=page,
    )


@bp.route("/parts/<uuid:part_id>/sign-off", methods=["GET", "POST"])
@guard(can_sign_off, part=actions.part)
def sign_off(part: Part) -> ResponseReturnValue:
    form = SignOffForm(
        today=clock.today(),
        done_on=parts.done_on(part),
        is_own=sign_offs.is_own_agency(part, current_user),
        version=part.version,
        writer=current_user.id,
    )
    page = parts.page(current_user, part)
    return save(
        form,
        "reviews/parts/sign_off.html",
        lambda: sign_offs.sign_off(part, by=current_user, **form.answers()),
        done="Part signed off.",
        to=lambda part: url_for("parts.show", part_id=part.id),
        thing=part,
        also=page.said_on,
        page=page,
        is_own_update=sign_offs.is_own_update(part, current_user),
    )


@bp.route("/parts/<uuid:part_id>/reopen", methods=["GET", "POST"])
@guard(can_reopen_part, part=actions.part)
def reopen(part: Part) -> ResponseReturnValue:
    form = ReopenForm(writer=current_user.id)
    return save(
        form,
        "reviews/parts/reopen.html",
        lambda: commands.reopen(part, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Part reopened.",
        to=lambda _: url_for("parts.show", part_id=part.id),
        made=lambda new_id: updates.found(current_user, new_id),
        page=parts.page(current_user, part),
    )
