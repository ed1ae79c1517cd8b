"""Sign in, by password or by a one-time link, and sign out."""

from __future__ import annotations

import time

from flask import Blueprint, current_app, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import mailing
from partnership.access import guard, public, signed_in
from partnership.commands import invitations, one_time_links, users
from partnership.commands import sign_in as signing_in
from partnership.entering import enter
from partnership.extensions import db
from partnership.forms.sign_in import ForgottenForm, NewPasswordForm, SignInForm, WelcomeForm
from partnership.saving import press, refusal_of
from partnership.sessions import LEFT_BY, end

bp = Blueprint("sign_in", __name__)

ANSWER_SECONDS = 0.3
WRONG = (
    "We could not sign you in. Check your e-mail address and your password. "
    "After several tries you have to wait five minutes."
)


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if refused := refusal_of(form):
        return render_template("partnership/sign_in/sign_in.html", form=form), refused
    if not form.validate_on_submit():
        return render_template("partnership/sign_in/sign_in.html", form=form), 400 if form.errors else 200
    email, password = form.email.data or "", form.password.data or ""
    user = signing_in.check(email=email, password=password, address=request.remote_addr or "")
    if user is None:
        form.trouble.refusal = WRONG
        return render_template("partnership/sign_in/sign_in.html", form=form), 400
    return enter(user)


@bp.route("/forgotten-password", methods=["GET", "POST"])
@public
def forgotten_password() -> ResponseReturnValue:
    """The answer is the same, and takes as long, whether anybody has the address or not."""
    form = ForgottenForm()
    page, has_mail = "partnership/sign_in/forgotten_password.html", mailing.mailer() is not None
    if refused := refusal_of(form):
        return render_template(page, form=form, has_mail=has_mail), refused
    if not has_mail or not form.validate_on_submit():
        return render_template(page, form=form, has_mail=has_mail), 400 if form.errors else 200
    begun = time.monotonic()
    invitations.forgotten(email=form.email.data or "", address=request.remote_addr or "")
    db.session.commit()
    time.sleep(max(0.0, ANSWER_SECONDS - (time.monotonic() - begun)))
    return render_template("partnership/sign_in/forgotten_sent.html", email=form.email.data)


@bp.route("/welcome/<token>", methods=["GET", "POST"])
@public
def welcome(token: str) -> ResponseReturnValue:
    found = one_time_links.open_link(token)
    if found is None:
        return render_template("partnership/sign_in/link_used.html"), 404
    link, user = found
    asks = link.purpose in one_time_links.ASK_FOR_A_PASSWORD
    form = NewPasswordForm(words=[user.name, user.email]) if asks else WelcomeForm()
    if refused := refusal_of(form):
        return render_template("partnership/sign_in/welcome.html", form=form, person=user), refused
    if not form.validate_on_submit():
        status = 400 if form.errors else 200
        return render_template("partnership/sign_in/welcome.html", form=form, person=user), status
    one_time_links.use(link)
    if isinstance(form, NewPasswordForm):
        users.set_password(user, password=form.password.data or "", by=user)
    db.session.commit()
    return enter(user)


@bp.post("/sign-out")
@guard(signed_in)
def sign_out() -> ResponseReturnValue:
    return press(
        _leave,
        done="You have signed out.",
        to=lambda _: url_for("sign_in.sign_in"),
        back=url_for(current_app.config["HOME"]),
    )


def _leave() -> None:
    """The session ends in the transaction of the request, so that nobody is told so while it has not."""
    end(session.row.id)  # type: ignore[attr-defined]
    session.renew()  # type: ignore[attr-defined]
    session[LEFT_BY] = str(current_user.id)
