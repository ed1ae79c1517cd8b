"""Declared conflicts of interest of a case: record one with who stands in, and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.saving import press, save
from reviews.commands import conflicts as commands
from reviews.forms.conflicts import ConflictForm
from reviews.permissions_incidents import can_declare_conflict, can_end_conflict
from reviews.queries import cases, conflicts, readers

if TYPE_CHECKING:
    from reviews.models import Case, DeclaredConflict

bp = Blueprint("conflicts", __name__)


@bp.route("/cases/<uuid:case_id>/conflicts", methods=["GET", "POST"])
@guard(can_declare_conflict, case=cases.case)
def of_case(case: Case) -> ResponseReturnValue:
    people = {str(each.id): each for each in readers.clear_people(case)}
    roles = readers.roles(case, (each.id for each in people.values()))
    form = ConflictForm(
        writer=current_user.id,
        today=clock.today(),
        people={key: f"{each.name} ({roles[each.id]})" for key, each in people.items()},
        data={"declared_on": clock.today()},
    )
    return save(
        form,
        "reviews/conflicts/of_case.html",
        lambda: commands.declare_conflict(
            case,
            new_id=form.the_new_id,
            user=people[form.who.data],
            reason=form.reason.data,
            declared_on=form.declared_on.data or clock.today(),
            stand_in=people.get(form.stand_in.data),
            by=current_user,
        ),
        done="The conflict of interest is recorded.",
        to=_next_page,
        made=lambda new_id: conflicts.found(current_user, new_id),
        case=case,
        conflicts=conflicts.of_case(case),
    )


def _next_page(conflict: DeclaredConflict) -> str:
    """Who has declared her own sees nothing of the case from now on."""
    if conflict.user_id == current_user.id:
        return url_for("reviews.register")
    return url_for("conflicts.of_case", case_id=conflict.case_id)


@bp.post("/conflicts/<uuid:conflict_id>/end")
@guard(can_end_conflict, conflict=conflicts.conflict)
def end(conflict: DeclaredConflict) -> ResponseReturnValue:
    page = url_for("conflicts.of_case", case_id=conflict.case_id)
    when = "from tomorrow" if conflict.declared_on >= clock.today() else "again"
    return press(
        lambda: commands.end_conflict(conflict, by=current_user),
        done=f"{conflict.user.name} can see what their roles allow of this case {when}.",
        to=lambda _: page,
        back=page,
    )
