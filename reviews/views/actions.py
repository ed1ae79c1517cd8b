"""Actions: one page each, adding one, and changing its words."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import actions as commands
from reviews.forms.actions import AddActionForm, EditActionForm
from reviews.forms.grouped import Group
from reviews.permissions import (
    boards_to_add_actions_to,
    can_add_action,
    can_edit_action,
    can_read_action,
    can_read_record,
)
from reviews.queries import actions, agency_groups, evidence, part_listing, sources, themes
from reviews.rules.ids import ids
from reviews.rules.sources import HINT

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
    return render_template(
        "reviews/actions/show.html",
        page=actions.page(current_user, action, to_office=can_edit_action(current_user, action)),
        evidence=evidence.of_action(current_user, action),
    )


@bp.route("/actions/add", methods=["GET", "POST"])
@guard(can_add_action)
def add() -> ResponseReturnValue:
    boards = {board.id: board.name for board in boards_to_add_actions_to(current_user)}
    wanted, sent = request.args, request.form
    reviews = actions.review_choices(
        current_user,
        boards,
        cases_asked=wanted.getlist("case"),
        reviews_asked=[*wanted.getlist("review"), *sent.getlist("reviews")],
    )
    offered = sources.choices(
        current_user,
        boards,
        reviews,
        recommendations_asked=[*wanted.getlist("recommendation"), *sent.getlist("recommendation")],
    )
    asked = actions.asked_for(reviews, wanted)
    form = AddActionForm(
        boards=boards,
        reviews=offered.reviews,
        recommendations=offered.recommendations,
        focuses=offered.focuses,
        agencies=Group.of(agency_groups.groups(asked or sources.reviews_of(wanted.getlist("recommendation")))),
        has_more_reviews=len(reviews) >= actions.OFFERED,
        data={
            "reviews": asked,
            "recommendation": next(iter(ids(wanted.getlist("recommendation"))), None),
            "focus": next(iter(ids(wanted.getlist("focus"))), None),
        },
        writer=current_user.id,
    )
    return save(
        form,
        "reviews/actions/add.html",
        lambda: commands.add_action(new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Action added.",
        to=lambda action: url_for("actions.show", action_id=action.id),
        made=lambda new_id: actions.found(current_user, new_id),
        hint=HINT,
    )


def _themes(action: Action) -> list[Group]:
    found = themes.groups(themes.offered(action.themes))
    return [
        Group(each.heading, {uuid.UUID(theme_id): name for theme_id, name in each.choices.items()}) for each in found
    ]


@bp.route("/actions/<uuid:action_id>/edit", methods=["GET", "POST"])
@guard(can_edit_action, action=actions.action)
def edit(action: Action) -> ResponseReturnValue:
    form = EditActionForm(
        themes=_themes(action),
        has_plan_words=action.plan_words is not None or "plan_words" in request.form,
        obj=action,
        data={"theme_ids": [theme.id for theme in action.themes]},
        writer=current_user.id,
    )
    return save(
        form,
        "reviews/actions/edit.html",
        lambda: commands.edit_action(action, by=current_user, **form.answers()),
        done="Action saved.",
        to=lambda action: url_for("actions.show", action_id=action.id),
        thing=action,
        action=action,
    )
