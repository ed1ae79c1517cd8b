"""What an action came from: told one source at a time, and taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.saving import press, save
from reviews.commands import sources as commands
from reviews.commands.sources import Origin
from reviews.forms.sources import SourceForm
from reviews.permissions import can_edit_action, can_edit_source
from reviews.queries import actions, sources
from reviews.rules.sources import HINT

if TYPE_CHECKING:
    from reviews.models import Action, ActionSource

bp = Blueprint("sources", __name__)


@bp.route("/actions/<uuid:action_id>/sources", methods=["GET", "POST"])
@guard(can_edit_action, action=actions.action)
def index(action: Action) -> ResponseReturnValue:
    reviews = actions.review_choices(
        current_user, [action.board_id], cases_asked=(), reviews_asked=request.form.getlist("review")
    )
    asked = request.form.getlist("recommendation")
    offered = sources.choices(current_user, [action.board_id], reviews, recommendations_asked=asked)
    form = SourceForm(
        reviews=offered.reviews,
        recommendations=offered.recommendations,
        focuses=offered.focuses,
        writer=current_user.id,
    )
    here = url_for("sources.index", action_id=action.id)
    return save(
        form,
        "reviews/sources/index.html",
        lambda: commands.add_source(action, new_id=form.the_new_id, origin=Origin(*form.answer()), by=current_user),
        done="Source added.",
        to=lambda _: here,
        made=lambda new_id: sources.found(current_user, new_id),
        page=sources.page(action),
        hint=HINT,
    )


@bp.post("/sources/<uuid:source_id>/take-away")
@guard(can_edit_source, source=sources.source)
def take_away(source: ActionSource) -> ResponseReturnValue:
    here = url_for("sources.index", action_id=source.action_id)
    return press(
        lambda: commands.take_source(source, by=current_user), done="Source taken away.", to=lambda _: here, back=here
    )
