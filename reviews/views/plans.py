"""An action plan pasted into a review: paste, look at what it makes, save all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.saving import refusal_of, save, typed
from reviews.commands import plans as commands
from reviews.forms.plans import PasteForm
from reviews.permissions import can_paste_plan
from reviews.queries import plans, reviews

if TYPE_CHECKING:
    from reviews.models import Review

bp = Blueprint("plans", __name__)
TEMPLATE = "reviews/plans/paste.html"


@bp.route("/reviews/<uuid:review_id>/paste", methods=["GET", "POST"])
@guard(can_paste_plan, review=reviews.review)
def paste(review: Review) -> ResponseReturnValue:
    sent = typed()
    draft = plans.draft(current_user, review, sent, sent.getlist("everywhere"))
    form = PasteForm(
        columns=draft.columns,
        labels=draft.labels,
        has_header=draft.has_header,
        questions=draft.plan.questions,
        agencies=draft.agencies,
        faults=draft.faults,
        writer=current_user.id,
    )
    if "look" in sent and refusal_of(form) is None:
        status = 200 if form.is_looked_at() else 400
        form.warn("")
        return render_template(TEMPLATE, form=form, review=review, draft=draft), status
    return save(
        form,
        TEMPLATE,
        lambda: commands.paste_plan(review, plan=draft.plan, new_id=form.the_new_id, by=current_user),
        done="Action plan saved.",
        to=lambda case_id: url_for("cases.actions", case_id=case_id),
        made=lambda new_id: plans.made(current_user, new_id),
        review=review,
        draft=draft,
    )
