"""Actions: one page each, adding one, and changing its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import actions as commands
from reviews.forms.actions import AddActionForm, EditActionForm
from reviews.permissions import (
    boards_to_add_actions_to,
    can_add_action,
    can_edit_action,
    can_read_action,
    can_read_record,
)
from reviews.queries import actions, part_listing, parts

if TYPE_CHECKING:
    from reviews.models import Action

bp = Blueprint("actions", __name__)


@bp.get("/actions")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    asked = part_listing.listing(current_user, case_id=request.args.get("case", ""))
    return answer(asked, "reviews/actions/index.html")


@bp.get("/actions/<uuid:action_id>")
@guard(can_read_action, action=actions.action)
def show(action: Action) -> ResponseReturnValue:
    return render_template("reviews/actions/show.html", page=actions.page(action))


@bp.route("/actions/add", methods=["GET", "POST"])
@guard(can_add_action)
def add() -> ResponseReturnValue:
    boards = {board.id: board.name for board in boards_to_add_actions_to(current_user)}
    choices = actions.review_choices(
        current_user,
        boards,
        cases_asked=request.args.getlist("case"),
        reviews_asked=[*request.args.getlist("review"), *request.form.getlist("reviews")],
    )
    form = AddActionForm(
        boards=boards,
        reviews={review.id: actions.review_words(review) for review in choices},
        agencies=parts.agency_choices(),
        has_more_reviews=len(choices) >= actions.OFFERED,
        data={"reviews": actions.asked_for(choices, request.args)},
        writer=current_user.id,
    )
    return save(
        form,
        "reviews/actions/add.html",
        lambda: commands.add_action(new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Action added.",
        to=lambda action: url_for("actions.show", action_id=action.id),
        made=lambda new_id: actions.found(current_user, new_id),
    )


@bp.route("/actions/<uuid:action_id>/edit", methods=["GET", "POST"])
@guard(can_edit_action, action=actions.action)
def edit(action: Action) -> ResponseReturnValue:
    form = EditActionForm(obj=action, writer=current_user.id)
    return save(
        form,
        "reviews/actions/edit.html",
        lambda: commands.edit_action(action, by=current_user, **form.answers()),
        done="Action saved.",
        to=lambda action: url_for("actions.show", action_id=action.id),
        thing=action,
        action=action,
    )
