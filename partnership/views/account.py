"""A person's own account: roles, password, and the sessions that are open."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, current_app, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard, signed_in
from partnership.commands import sign_in as signing_in
from partnership.commands import users as commands
from partnership.forms.users import ChangePasswordForm
from partnership.permissions import can_end_session
from partnership.queries import browser_sessions, second_factors, users
from partnership.rules.browsers import UNKNOWN
from partnership.saving import press, save

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("")
@guard(signed_in)
def show() -> ResponseReturnValue:
    return render_template(
        "partnership/account/show.html",
        standing=users.standing(current_user),
        sessions=browser_sessions.open_of(current_user.id),
        this_session=_this_session(),
        unknown=UNKNOWN,
        factor=second_factors.of(current_user.id),
        codes_left=second_factors.codes_left(current_user.id),
        asks_for_it=current_app.config["REQUIRE_SECOND_FACTOR"],
    )


@bp.route("/password", methods=["GET", "POST"])
@guard(signed_in)
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm(is_present=_is_present, words=[current_user.name, current_user.email])
    return save(
        form,
        "partnership/account/change_password.html",
        lambda: commands.set_password(
            current_user, password=form.password.data or "", but=_this_session(), by=current_user
        ),
        done="Password changed. You are signed out everywhere else.",
        to=lambda _: url_for("account.show"),
    )


@bp.post("/sessions/<uuid:session_id>/end")
@guard(can_end_session, session=browser_sessions.own)
def end_session(session: Any) -> ResponseReturnValue:
    return press(
        lambda: commands.end_session(current_user, session),
        done="That session has ended.",
        to=lambda _: url_for("account.show"),
        back=url_for("account.show"),
    )


@bp.post("/sign-out-elsewhere")
@guard(signed_in)
def sign_out_elsewhere() -> ResponseReturnValue:
    return press(
        lambda: commands.sign_out_elsewhere(current_user, but=_this_session()),
        done="You are signed out everywhere else.",
        to=lambda _: url_for("account.show"),
        back=url_for("account.show"),
    )


def _is_present(password: str) -> bool:
    """Tries are counted as at sign-in, so that a session left open is no place to guess from."""
    found = signing_in.check(email=current_user.email, password=password, address=request.remote_addr or "")
    return found is not None


def _this_session() -> uuid.UUID | None:
    row = session.row  # type: ignore[attr-defined]
    return row.id if row else None
