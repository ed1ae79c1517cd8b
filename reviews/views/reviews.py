"""Reviews: the register, and one review added, edited, dated and moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import reviews as commands
from reviews.forms.reviews import AddReviewForm, EditReviewForm, MoveForm, PutBackForm, dates_form
from reviews.permissions import can_edit_case, can_edit_review, can_read_record
from reviews.permissions_incidents import can_see_considered
from reviews.queries import cases, incidents, review_types, reviews, stage_moves
from reviews.rules.review_dates import Move
from reviews.rules.reviews import DATED_BY, NO_MOVE

if TYPE_CHECKING:
    from reviews.models import Case, Review

bp = Blueprint("reviews", __name__)

ANSWERS = {True: "yes", False: "no", None: ""}
MEANT = {"yes": True, "no": False, "": None}


@bp.get("/reviews")
@guard(can_read_record)
def register() -> ResponseReturnValue:
    considered = incidents.count(current_user) if can_see_considered(current_user) else None
    return answer(reviews.register(current_user), "reviews/reviews/register.html", considered=considered)


@bp.route("/cases/<uuid:case_id>/reviews/add", methods=["GET", "POST"])
@guard(can_edit_case, case=cases.case)
def add(case: Case) -> ResponseReturnValue:
    types = review_types.in_use()
    form = AddReviewForm(
        writer=current_user.id,
        types={str(each.id): review_types.label(each) for each in types},
        siblings=reviews.choices(case.reviews),
    )
    return save(
        form,
        "reviews/reviews/add.html",
        lambda: commands.add_review(
            case,
            new_id=form.the_new_id,
            review_type=review_types.one_of(types, form.review_type.data),
            led=form.led.data,
            arose_from=reviews.chosen(case.reviews, form.answers().get("arose_from")),
            by=current_user,
        ),
        done="Review added.",
        to=_page_of,
        made=lambda new_id: reviews.found(current_user, new_id),
        case=case,
    )


@bp.route("/reviews/<uuid:review_id>/edit", methods=["GET", "POST"])
@guard(can_edit_review, review=reviews.review)
def edit(review: Review) -> ResponseReturnValue:
    others = reviews.could_lead_to(review)
    form = EditReviewForm(
        siblings=reviews.choices(others),
        data={
            **{name: getattr(review, name) for name in ("version", "led", "title", "publication_form")},
            "is_published": ANSWERS[review.is_published],
            "arose_from": str(review.arose_from_id or ""),
        },
    )
    return save(
        form,
        "reviews/reviews/edit.html",
        lambda: commands.edit_review(
            review,
            led=form.led.data,
            arose_from=reviews.chosen(others, form.answers().get("arose_from")),
            title=form.title.data,
            is_published=MEANT[form.is_published.data],
            publication_form=form.publication_form.data,
            by=current_user,
        ),
        done="Review saved.",
        to=_page_of,
        thing=review,
        review=review,
    )


@bp.route("/reviews/<uuid:review_id>/dates", methods=["GET", "POST"])
@guard(can_edit_review, review=reviews.review)
def dates(review: Review) -> ResponseReturnValue:
    kinds = reviews.step_kinds(review)
    form = dates_form(kinds)(
        today=clock.today(),
        data={"version": review.version, **{each.kind.value: each.on for each in review.dates}},
    )
    return save(
        form,
        "reviews/reviews/dates.html",
        lambda: commands.date_review(review, dates=form.dates, by=current_user),
        done="Dates saved.",
        to=_page_of,
        thing=review,
        review=review,
        kinds=kinds,
    )


@bp.route("/reviews/<uuid:review_id>/stage", methods=["GET", "POST"])
@guard(can_edit_review, review=reviews.review)
def stage(review: Review) -> ResponseReturnValue:
    known = {str(each.id): each for each in review.review_type.stages}
    form = MoveForm(
        stages={str(each.id): each.name for each in review.stage.next_stages},
        known={stage_id: DATED_BY.get(each.code) for stage_id, each in known.items()},
        move=Move(
            kind=None,
            since=DATED_BY.get(review.stage.code),
            dates={each.kind: each.on for each in review.dates},
            before=stage_moves.dated(review),
        ),
        today=clock.today(),
    )
    return save(
        form,
        "reviews/reviews/stage.html",
        lambda: commands.move_review(review, stage=known[form.stage.data], on=form.on.data, by=current_user),
        done="Stage recorded.",
        to=_page_of,
        review=review,
        move=stage_moves.newest_move(review),
        no_move=NO_MOVE,
    )


@bp.route("/reviews/<uuid:review_id>/put-back", methods=["GET", "POST"])
@guard(can_edit_review, review=reviews.review)
def put_back(review: Review) -> ResponseReturnValue:
    form, move = PutBackForm(version=review.version), stage_moves.newest_move(review)
    return save(
        form,
        "reviews/reviews/put_back.html",
        lambda: commands.put_back(review, by=current_user, **form.answers()),
        done="Stage put back.",
        to=_page_of,
        thing=review,
        review=review,
        move=move,
        kept=stage_moves.kept_date(review, move),
        no_move=NO_MOVE,
    )


def _page_of(review: Review) -> str:
    return url_for("cases.show", case_id=review.case_id, _anchor=f"review-{review.id}")
