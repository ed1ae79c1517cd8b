"""The second factor: set up and asked for at sign-in, changed in one's own account."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard, signed_in
from partnership.commands import second_factors as commands
from partnership.entering import NEW_SECRET, come_in, half_signed_in
from partnership.extensions import db
from partnership.forms.second_factors import ChangeAppForm, CodeForm, NewAppForm
from partnership.queries import second_factors
from partnership.rules.second_factors import grouped, picture
from partnership.saving import refusal_of, save

bp = Blueprint("second_factor", __name__)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@half_signed_in
def code(person: Any) -> ResponseReturnValue:
    if second_factors.of(person.id) is None:
        return redirect(url_for("second_factor.set_up"))
    form = CodeForm(is_right=lambda words: commands.is_right(person, words))
    page = "partnership/second_factor/code.html"
    if refused := refusal_of(form):
        return render_template(page, form=form), refused
    if not form.validate_on_submit():
        return render_template(page, form=form), 400 if form.errors else 200
    db.session.commit()
    return redirect(come_in(person))


@bp.route("/sign-in/second-factor", methods=["GET", "POST"])
@half_signed_in
def set_up(person: Any) -> ResponseReturnValue:
    """Only for who has none: else a password alone would replace the app."""
    if second_factors.of(person.id) is not None:
        return redirect(url_for("second_factor.code"))
    form = NewAppForm(is_new=_is_new)
    page, shown = "partnership/second_factor/set_up.html", _shown(person.email)
    if refused := refusal_of(form):
        return render_template(page, form=form, **shown), refused
    if not form.validate_on_submit():
        return render_template(page, form=form, **shown), 400 if form.errors else 200
    codes = commands.confirm(person, secret=_secret(), code=form.new_code.data or "", by=person)
    db.session.commit()
    return _codes_page(codes, come_in(person))


@bp.route("/account/second-factor", methods=["GET", "POST"])
@guard(signed_in)
def change() -> ResponseReturnValue:
    has_one = second_factors.of(current_user.id) is not None
    asked: Any = (
        ChangeAppForm(is_new=_is_new, is_right=lambda words: commands.is_right(current_user, words))
        if has_one
        else NewAppForm(is_new=_is_new)
    )
    shown = _shown(current_user.email)
    return save(
        asked,
        "partnership/second_factor/change.html",
        lambda: commands.confirm(
            current_user, secret=_secret(), code=asked.new_code.data or "", but=_this_session(), by=current_user
        ),
        done="Your second factor is set up. You are signed out everywhere else.",
        to=lambda _: url_for("account.show"),
        once=lambda codes: _codes_page(codes, url_for("account.show")),
        has_one=has_one,
        **shown,
    )


@bp.route("/account/recovery-codes", methods=["GET", "POST"])
@guard(signed_in)
def recovery_codes() -> ResponseReturnValue:
    form = CodeForm(is_right=lambda words: commands.is_right(current_user, words))
    return save(
        form,
        "partnership/second_factor/recovery_codes.html",
        lambda: commands.new_recovery_codes(current_user, by=current_user),
        done="New recovery codes made. The old ones no longer work.",
        to=lambda _: url_for("account.show"),
        once=lambda codes: _codes_page(codes, url_for("account.show")),
    )


def _secret() -> str:
    """The secret of the app that is being set up; only the session knows it until the app has shown a code of it."""
    if NEW_SECRET not in session:
        session[NEW_SECRET] = commands.new_secret()
    found: str = session[NEW_SECRET]
    return found


def _is_new(words: str) -> bool:
    return commands.is_first_code(words, secret=_secret())


def _shown(email: str) -> dict[str, Any]:
    return {"picture": picture(_secret(), email=email), "secret": grouped(_secret())}


def _codes_page(codes: list[str], onwards: str) -> ResponseReturnValue:
    session.pop(NEW_SECRET, None)
    return render_template("partnership/second_factor/codes.html", codes=codes, onwards=onwards)


def _this_session() -> Any:
    row = session.row  # type: ignore[attr-defined]
    return row.id if row else None
