"""Settings: roles given to people, and ended."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.commands import roles as commands
from partnership.forms.roles import EndRoleForm, NewRoleForm
from partnership.permissions import can_end_role, can_give_roles_to
from partnership.queries import agencies, boards, roles, users
from partnership.saving import save

bp = Blueprint("roles", __name__, url_prefix="/settings")


@bp.route("/people/<uuid:person_id>/roles/add", methods=["GET", "POST"])
@guard(can_give_roles_to, person=users.person)
def give(person: Any) -> ResponseReturnValue:
    there, places = boards.to_give_roles_on(current_user), agencies.open_in_order()
    form = NewRoleForm(
        writer=current_user.id,
        roles=roles.to_give(current_user, there),
        boards={str(board.id): board.name for board in there},
        agencies={str(agency.id): agency.name for agency in places},
    )
    return save(
        form,
        "partnership/roles/give.html",
        lambda: commands.give_role(person, new_id=form.the_new_id, **_chosen(form, there, places), by=current_user),
        done="Role given.",
        to=_page,
        made=roles.found,
        person=person,
    )


@bp.route("/roles/<uuid:role_id>/end", methods=["GET", "POST"])
@guard(can_end_role, role=roles.role)
def end(role: Any) -> ResponseReturnValue:
    form = EndRoleForm(data={"until_on": clock.today()})
    return save(
        form,
        "partnership/roles/end.html",
        lambda: commands.end_role(role, **form.answers(), by=current_user),
        done="Role ended.",
        to=_page,
        role=role,
        words=roles.in_words(role),
    )


def _chosen(form: NewRoleForm, there: Any, places: Any) -> dict[str, Any]:
    """The answers, with the board and the agency themselves, and today where the role is held from now on."""
    answers = form.answers()
    return {
        **answers,
        "from_on": answers["from_on"] or clock.today(),
        "board": next((each for each in there if each.id == form.board.data), None),
        "agency": next((each for each in places if each.id == form.agency.data), None),
    }


def _page(held: Any) -> str:
    return url_for("users.show", person_id=held.user_id)
