"""Hand-over: what somebody leaves to a successor, and the letter of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.queries import users
from partnership.saving import save
from reviews.commands import hand_overs as commands
from reviews.forms.hand_overs import HandOverForm
from reviews.permissions import can_hand_over
from reviews.queries import hand_overs

bp = Blueprint("hand_overs", __name__)


@bp.route("/people/<uuid:person_id>/hand-over", methods=["GET", "POST"])
@guard(can_hand_over, person=users.person)
def hand_over(person: Any) -> ResponseReturnValue:
    today = clock.today()
    held = hand_overs.holdings(current_user, person, today)
    form = HandOverForm(
        people=hand_overs.successors(person),
        earliest=hand_overs.earliest_last_day(person, held, today),
        today=today,
        data={"last_day": today},
        writer=current_user.id,
    )
    return save(
        form,
        "reviews/hand_overs/hand_over.html",
        lambda: commands.hand_over(person, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Everything is handed over.",
        to=lambda _: url_for("hand_overs.letter", person_id=person.id),
        made=lambda new_id: hand_overs.made(person, new_id),
        person=person,
        has_letter=hand_overs.is_done(person),
        held=held,
    )


@bp.get("/people/<uuid:person_id>/hand-over/letter")
@guard(can_hand_over, person=users.person)
def letter(person: Any) -> ResponseReturnValue:
    return render_template(
        "reviews/hand_overs/letter.html", person=person, letter=hand_overs.letter(current_user, person)
    )
