"""A review grows into another, as a Rapid Review into an LCSPR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.saving import save
from reviews.commands import growth as commands
from reviews.forms.growth import GrowForm
from reviews.permissions_incidents import can_grow_review
from reviews.queries import incidents, review_types, reviews
from reviews.rules.growth import GROWS_INTO
from reviews.rules.timescales import in_force
from reviews.vocabulary import DateKind

if TYPE_CHECKING:
    from reviews.models import Review

bp = Blueprint("growth", __name__)


@bp.route("/reviews/<uuid:review_id>/grow", methods=["GET", "POST"])
@guard(can_grow_review, review=reviews.review)
def grow(review: Review) -> ResponseReturnValue:
    code = GROWS_INTO.get(review.review_type.code) or abort(404)
    of_type = review_types.coded(code)
    from_decision = [each for each in of_type.timescales if each.starts_at is DateKind.DECIDED]
    form = GrowForm(
        writer=current_user.id,
        today=clock.today(),
        aware=incidents.aware_of(review),
        data={"decided_on": clock.today()},
    )
    return save(
        form,
        "reviews/growth/grow.html",
        lambda: commands.grow(review, new_id=form.the_new_id, **form.answers(), by=current_user),
        done=f"{of_type.name} added. It arose from the {review.review_type.name}.",
        to=lambda grown: url_for("cases.show", case_id=grown.case_id, _anchor=f"review-{grown.id}"),
        made=lambda new_id: reviews.found(current_user, new_id),
        review=review,
        of_type=of_type,
        timescales=in_force(from_decision, clock.today()),
        points=reviews.learning_points(review),
    )
