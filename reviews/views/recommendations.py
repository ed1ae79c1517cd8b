"""Recommendations: the list, one with its actions, one added under a review, and one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import recommendations as commands
from reviews.forms.recommendations import AddRecommendationForm, EditRecommendationForm
from reviews.permissions import (
    can_add_recommendation,
    can_edit_recommendation,
    can_read_recommendation,
    can_read_record,
)
from reviews.queries import recommendation_listing, recommendations, reviews

if TYPE_CHECKING:
    from reviews.models import Recommendation, Review

bp = Blueprint("recommendations", __name__)


@bp.get("/recommendations")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    return answer(recommendation_listing.listing(current_user), "reviews/recommendations/index.html")


@bp.get("/recommendations/<uuid:recommendation_id>")
@guard(can_read_recommendation, recommendation=recommendations.recommendation)
def show(recommendation: Recommendation) -> ResponseReturnValue:
    page = recommendations.page(current_user, recommendation)
    return render_template("reviews/recommendations/show.html", page=page)


@bp.route("/reviews/<uuid:review_id>/recommendations/add", methods=["GET", "POST"])
@guard(can_add_recommendation, review=reviews.review)
def add(review: Review) -> ResponseReturnValue:
    form = AddRecommendationForm(points=recommendations.points_of(review), writer=current_user.id)
    return save(
        form,
        "reviews/recommendations/add.html",
        lambda: commands.add_recommendation(review, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Recommendation added.",
        to=_address,
        made=lambda new_id: recommendations.found(current_user, new_id),
        review=review,
    )


@bp.route("/recommendations/<uuid:recommendation_id>/edit", methods=["GET", "POST"])
@guard(can_edit_recommendation, recommendation=recommendations.recommendation)
def edit(recommendation: Recommendation) -> ResponseReturnValue:
    fields = ("version", *commands.TEXTS, *commands.CHOICES)
    form = EditRecommendationForm(
        points=recommendations.points_of(recommendation.review),
        data={
            **{name: getattr(recommendation, name) for name in fields},
            "learning_points": [point.id for point in recommendation.learning_points],
        },
        writer=current_user.id,
    )
    return save(
        form,
        "reviews/recommendations/edit.html",
        lambda: commands.edit_recommendation(recommendation, by=current_user, **form.answers()),
        done="Recommendation saved.",
        to=_address,
        thing=recommendation,
        recommendation=recommendation,
    )


def _address(recommendation: Recommendation) -> str:
    return url_for("recommendations.show", recommendation_id=recommendation.id)
