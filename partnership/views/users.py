"""Settings: the people who sign in, and their accounts."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import mailing
from partnership.access import guard
from partnership.commands import invitations, second_factors
from partnership.commands import users as commands
from partnership.forms.second_factors import LostFactorForm
from partnership.forms.users import ConfirmForm, NewUserForm, UserForm
from partnership.listing import answer
from partnership.permissions import can_manage_people, can_manage_person, can_see_people, can_see_person
from partnership.queries import events, mails, user_listing, users
from partnership.queries import second_factors as factors
from partnership.rules.history import sentence
from partnership.saving import save

GOES_OUT = "The link goes out by mail within a minute."
bp = Blueprint("users", __name__, url_prefix="/settings/people")


@bp.get("")
@guard(can_see_people)
def index() -> ResponseReturnValue:
    return answer(user_listing.listing(), "partnership/users/index.html")


@bp.get("/<uuid:person_id>")
@guard(can_see_person, person=users.person)
def show(person: Any) -> ResponseReturnValue:
    return render_template(
        "partnership/users/show.html",
        person=person,
        state=user_listing.state(person),
        colour=user_listing.COLOURS[user_listing.state(person)],
        standing=users.standing(person),
        told=events.lines(person.id, sentence),
        factor=factors.of(person.id),
        undelivered=mails.not_delivered_to(person),
    )


@bp.route("/add", methods=["GET", "POST"])
@guard(can_manage_people)
def add() -> ResponseReturnValue:
    has_mail = mailing.mailer() is not None
    form = NewUserForm(has_mail=has_mail, writer=current_user.id)
    return save(
        form,
        "partnership/users/add.html",
        lambda: invitations.welcome(new_id=form.the_new_id, **form.answers(), by_mail=_by_mail(), by=current_user),
        done=f"Account made. {GOES_OUT}" if _by_mail() else "Account made.",
        to=lambda made: _page(made.user),
        made=_made_before,
        once=_link_page,
        has_mail=has_mail,
    )


@bp.route("/<uuid:person_id>/edit", methods=["GET", "POST"])
@guard(can_manage_person, person=users.person)
def edit(person: Any) -> ResponseReturnValue:
    form = UserForm(obj=person, has_mail=mailing.mailer() is not None, writer=current_user.id)
    return save(
        form,
        "partnership/users/edit.html",
        lambda: commands.edit_user(person, **form.answers(), by=current_user),
        done="Account saved.",
        to=_page,
        thing=person,
        person=person,
    )


@bp.route("/<uuid:person_id>/sign-in-link", methods=["GET", "POST"])
@guard(can_manage_person, person=users.person)
def make_link(person: Any) -> ResponseReturnValue:
    return save(
        ConfirmForm(),
        "partnership/users/make_link.html",
        lambda: invitations.link(person, by_mail=_by_mail(), by=current_user),
        done=GOES_OUT if _by_mail() else "New link made.",
        to=lambda made: _page(made.user),
        once=_link_page,
        person=person,
        has_mail=mailing.mailer() is not None,
    )


@bp.route("/<uuid:person_id>/stop", methods=["GET", "POST"])
@guard(can_manage_person, person=users.person)
def stop(person: Any) -> ResponseReturnValue:
    return save(
        ConfirmForm(),
        "partnership/users/stop.html",
        lambda: commands.deactivate(person, by=current_user),
        done="Account stopped.",
        to=_page,
        person=person,
    )


@bp.route("/<uuid:person_id>/restore", methods=["GET", "POST"])
@guard(can_manage_person, person=users.person)
def restore(person: Any) -> ResponseReturnValue:
    return save(
        ConfirmForm(),
        "partnership/users/restore.html",
        lambda: commands.restore(person, by=current_user),
        done="Account restored.",
        to=_page,
        person=person,
    )


@bp.route("/<uuid:person_id>/lost-second-factor", methods=["GET", "POST"])
@guard(can_manage_person, person=users.person)
def take_away_factor(person: Any) -> ResponseReturnValue:
    form = LostFactorForm()
    return save(
        form,
        "partnership/users/take_away_factor.html",
        lambda: second_factors.take_away(person, **form.answers(), by=current_user),
        done=f"{person.name} sets up a second factor again at the next sign-in.",
        to=_page,
        person=person,
    )


def _by_mail() -> bool:
    """Whether the link goes by mail: it does where it can, unless it was asked for to be handed over."""
    return mailing.mailer() is not None and "by_hand" not in request.form


def _page(person: Any) -> str:
    return url_for("users.show", person_id=person.id)


def _made_before(new_id: uuid.UUID) -> commands.NewLink | None:
    """The account that a form sent twice has made already; its link cannot be shown again."""
    person = users.found(new_id)
    return commands.NewLink(person, "") if person else None


def _link_page(made: commands.NewLink) -> ResponseReturnValue:
    if not made.token:
        return redirect(_page(made.user))
    address = url_for("sign_in.welcome", token=made.token, _external=True)
    return render_template("partnership/users/link.html", person=users.found(made.user.id), address=address)
