"""Learning points: add one to a review, change it, move it up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from partnership.saving import press, save
from reviews.commands import learning_points as commands
from reviews.forms.learning_points import AddLearningPointForm, EditLearningPointForm
from reviews.permissions import can_add_learning_point, can_edit_learning_point, can_read_record
from reviews.queries import learning_point_listing, learning_points, reviews, themes

if TYPE_CHECKING:
    from reviews.models import LearningPoint, Review

bp = Blueprint("learning_points", __name__)


@bp.get("/learning/points")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    asked = learning_point_listing.listing(current_user, case_id=request.args.get("case", ""))
    return answer(asked, "reviews/learning_points/index.html")


@bp.route("/reviews/<uuid:review_id>/learning-points/add", methods=["GET", "POST"])
@guard(can_add_learning_point, review=reviews.review)
def add(review: Review) -> ResponseReturnValue:
    there = themes.offered()
    form = AddLearningPointForm(writer=current_user.id, groups=themes.groups(there))
    return save(
        form,
        "reviews/learning_points/add.html",
        lambda: commands.add_learning_point(review, new_id=form.the_new_id, **_answers(form, there), by=current_user),
        done="Learning point added.",
        to=_on_from,
        made=lambda new_id: learning_points.found(current_user, new_id),
        review=review,
    )


def _on_from(point: LearningPoint) -> str:
    """The case, or the next empty form where another is to be added."""
    if request.form.get("then") == "another":
        return url_for("learning_points.add", review_id=point.review_id)
    return _page_of(point)


@bp.route("/learning-points/<uuid:learning_point_id>/edit", methods=["GET", "POST"])
@guard(can_edit_learning_point, learning_point=learning_points.learning_point)
def edit(learning_point: LearningPoint) -> ResponseReturnValue:
    there = themes.offered(learning_point.themes)
    form = EditLearningPointForm(
        data={
            **{name: getattr(learning_point, name) for name in ("version", "words", "kind", "in_grid")},
            "themes": [each.id for each in learning_point.themes],
        },
        groups=themes.groups(there),
    )
    return save(
        form,
        "reviews/learning_points/edit.html",
        lambda: commands.edit_learning_point(learning_point, **_answers(form, there), by=current_user),
        done="Learning point saved.",
        to=_page_of,
        thing=learning_point,
        learning_point=learning_point,
    )


def _answers(form: AddLearningPointForm | EditLearningPointForm, there: Any) -> dict[str, Any]:
    return {**form.answers(), "themes": themes.chosen(there, form.themes.data or [])}


@bp.post("/learning-points/<uuid:learning_point_id>/move")
@guard(can_edit_learning_point, learning_point=learning_points.learning_point)
def move(learning_point: LearningPoint) -> ResponseReturnValue:
    is_up = request.form.get("to") != "down"
    return press(
        lambda: commands.move_learning_point(learning_point, is_up=is_up, by=current_user),
        done=f"Moved {'up' if is_up else 'down'}.",
        to=_page_of,
        back=_page_of(learning_point),
    )


def _page_of(point: LearningPoint) -> str:
    return url_for("cases.learning", case_id=point.review.case_id, _anchor=f"point-{point.id}")
