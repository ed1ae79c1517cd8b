"""Posting an update: where is your agency's part now?"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.saving import save
from reviews.commands import updates as commands
from reviews.forms.updates import UpdateForm
from reviews.permissions import can_post_update, can_update_for_others
from reviews.queries import actions, parts, updates
from reviews.rules.progress import MOVES
from reviews.vocabulary import PartStatus

if TYPE_CHECKING:
    from reviews.models import Part

bp = Blueprint("updates", __name__)


@bp.route("/parts/<uuid:part_id>/update", methods=["GET", "POST"])
@guard(can_post_update, part=actions.part)
def post(part: Part) -> ResponseReturnValue:
    form = UpdateForm(
        # a closed part refuses: all choices stay, to keep what was chosen
        statuses=MOVES[part.status] or tuple(PartStatus),
        today=clock.today(),
        added=parts.added_on(part),
        is_for_others=can_update_for_others(current_user, part),
        # what was never begun is no answer to start from
        status=part.status if part.status is not PartStatus.NOT_STARTED or request.method == "POST" else None,
        outlook=part.outlook,
        version=part.version,
        writer=current_user.id,
    )
    following = parts.next_open(current_user, part)
    page = parts.page(current_user, part)
    return save(
        form,
        "reviews/updates/post.html",
        lambda: commands.post_update(part, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Update posted.",
        to=lambda _: _address(part, following),
        made=lambda new_id: updates.found(current_user, new_id),
        page=page,
        following=following,
        thing=part,
        also=page.said_on,
    )


def _address(part: Part, following: uuid.UUID | None) -> str:
    if following and "following" in request.form:
        return url_for("updates.post", part_id=following)
    return url_for("parts.show", part_id=part.id)
