"""The one path of a save: show the form, run the command, commit; a refused save comes back with its words.

A command that is refused raises; the application then runs the same view again, reading only, and the
form is shown with what was typed and the reason. So no view catches anything.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, current_app, flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict

from partnership import clock, database, sent_again
from partnership.commands import kept_forms as keeping
from partnership.errors import RuleBroken, Stale, Taken
from partnership.extensions import db, login_manager
from partnership.forms.base import Form, NewForm, VersionedForm
from partnership.queries import events
from partnership.queries import kept_forms as keepsakes

if TYPE_CHECKING:
    from partnership.models import KeptForm

T = TypeVar("T")

LOCKED = "Somebody else is saving at this moment. Nothing was saved. Your words are below: save again."
FULL = "There is no room left to save. Nothing was saved. Your words are below: tell whoever runs this service."
OLD_FORM = "This form had been open too long. Nothing was saved. Your words are below: save again."
OLD_PAGE = "This page had been open too long. Send it again."
TAKEN = "Something else has that name already. Choose another name."
NOTHING: Mapping[uuid.UUID, Mapping[str, Any]] = {}
ANOTHER = "This was saved already, with other words. To make another with these, save again. To change it, open it."
CHANGED = "Somebody else saved this while you were writing. Nothing is lost: both texts are below."


@dataclass(frozen=True)
class Refusal:
    """Why the save of this request was refused, and the status of the answer."""

    sentence: str
    status: int
    is_stale: bool = False


def save(
    form: Form,
    template: str,
    command: Callable[[], T],
    *,
    done: str,
    to: Callable[[T], str],
    thing: Any = None,
    made: Callable[[uuid.UUID], T | None] | None = None,
    once: Callable[[T], ResponseReturnValue] | None = None,
    also: Mapping[uuid.UUID, Mapping[str, Any]] = NOTHING,
    **context: Any,
) -> ResponseReturnValue:
    """Answer the GET and the POST of a form.

    `thing` is what an edit form edits: a stale version is laid beside it. `made` finds what a create form
    has made already: sent twice, the answer is its page; other words are asked about. `to` gives the address to
    go on to; `once` draws the answer instead, where it shows what is kept nowhere and cannot be shown again.
    `also` are records that change `thing` when they are made, as an update changes its part, and what each says
    by the fields of a form: who saved first may stand on one of them.
    """
    if request.method != "POST":
        _bring_back(form)
        if isinstance(form, VersionedForm):
            form.remember()
        return render_template(template, form=form, **context)
    already = _made_before(form, made)
    if already is not None:
        return _as_another(form, template, context) or redirect(to(already))
    refusal: Refusal | None = g.get("refusal")
    if refusal is not None:
        _explain(form, refusal, thing, also)
        return render_template(template, form=form, **context), refusal.status
    if not form.validate() or form.warn(request.form.get("warned", "")):
        return render_template(template, form=form, **context), 400
    if isinstance(form, VersionedForm) and form.is_stale(thing):
        raise Stale(CHANGED)
    result = command()
    _commit(done, form)
    return once(result) if once else redirect(to(result))


def press(
    command: Callable[[], T],
    *,
    done: str,
    to: Callable[[T], str],
    back: str,
    once: Callable[[T], ResponseReturnValue] | None = None,
) -> ResponseReturnValue:
    """Answer the POST of a button that has no form: do it and go on, or say why not and go `back`.

    `once` draws the answer instead of going on, as where it is a file; then nothing is said of it on another page.
    """
    refusal: Refusal | None = g.get("refusal")
    if refusal is not None:
        flash(refusal.sentence, "refused")
        return redirect(back)
    result = command()
    _commit(done)
    return once(result) if once else redirect(to(result))


def refusal_of(form: Form) -> int | None:
    """The status of a save that was refused, with the reason put into its form: for views that save their own way."""
    refusal: Refusal | None = g.get("refusal")
    if refusal is None:
        return None
    form.trouble.refusal = refusal.sentence
    return refusal.status


def _commit(done: str, form: Form | None = None) -> None:
    if isinstance(form, NewForm) and form.the_new_id:
        sent_again.remember(form.the_new_id)
    keeping.let_go(path=request.path, user_id=current_user.id)
    db.session.commit()
    if done:
        flash(done, "done")


def _made_before(form: Form, made: Callable[[uuid.UUID], T | None] | None) -> T | None:
    if made is None or not isinstance(form, NewForm) or form.the_new_id is None:
        return None
    return made(form.the_new_id)


def _as_another(form: Form, template: str, context: dict[str, Any]) -> ResponseReturnValue | None:
    """Where what is sent again has other words, as after Back: they come back in a form that makes another thing."""
    if not isinstance(form, NewForm) or not form.the_new_id or not sent_again.is_with_other_words(form.the_new_id):
        return None
    form.trouble.refusal = ANOTHER
    form.begin_anew()
    return render_template(template, form=form, **context), 409


def typed() -> MultiDict[str, str]:
    """What was typed into the form of this request: sent with it, or kept when its session ended."""
    kept = None if request.method == "POST" else _kept()
    return MultiDict([(name, value) for name, value in kept.fields]) if kept else request.form


def _kept() -> KeptForm | None:
    kept_id = request.args.get("kept", "")
    return keepsakes.kept(kept_id, user_id=current_user.id, path=request.path) if kept_id else None


def _bring_back(form: Form) -> None:
    kept = _kept()
    if kept is not None:
        form.bring_back(kept.fields, kept.reason)


def _explain(form: Form, refusal: Refusal, thing: Any, also: Mapping[uuid.UUID, Mapping[str, Any]]) -> None:
    if not refusal.is_stale or not isinstance(form, VersionedForm) or thing is None:
        form.trouble.refusal = refusal.sentence
        return
    last = events.latest(*(each for each in (thing.id, *also) if isinstance(each, uuid.UUID)))
    form.show_conflict(
        by=last.by.name if last and last.by else "Somebody else",
        at=last.happened_at if last else clock.now(),
        version=thing.version,
        said=also.get(last.subject_id, {}) if last else {},
    )


def prepare(app: Flask) -> None:
    """Every refusal of a save is answered here."""
    app.register_error_handler(RuleBroken, lambda fault: _again(Refusal(str(fault), 409)))
    app.register_error_handler(Taken, lambda fault: _again(Refusal(str(fault), 409)))
    app.register_error_handler(Stale, lambda fault: _again(Refusal(str(fault), 409, is_stale=True)))
    app.register_error_handler(StaleDataError, lambda _: _again(Refusal(CHANGED, 409, is_stale=True)))
    app.register_error_handler(IntegrityError, lambda _: _again(Refusal(TAKEN, 409)))
    app.register_error_handler(OperationalError, _if_busy)
    app.register_error_handler(CSRFError, _if_old)


def _again(refusal: Refusal) -> ResponseReturnValue:
    """Run the view once more, reading only, so that it shows its form with the words and the reason."""
    if g.get("refusal") is not None or request.method != "POST" or request.endpoint is None:
        return render_template("errors/409.html", sentence=refusal.sentence), refusal.status
    db.session.remove()
    g.pop("_login_user", None)
    g.refusal = refusal
    view: Any = current_app.view_functions[request.endpoint]
    try:
        return view(**(request.view_args or {}))
    except Exception as fault:  # Flask answers no fault of a handler: this is one
        return current_app.handle_user_exception(fault)


def _if_busy(fault: OperationalError) -> ResponseReturnValue:
    """The database is locked, full or away: not somebody's mistake, so the words come back where they can."""
    is_locked, is_full = database.is_locked(fault), database.is_full(fault)
    if not (is_locked or is_full or database.is_away(fault)):
        raise fault
    if request.method == "POST" and (is_locked or is_full):
        return _again(Refusal(LOCKED if is_locked else FULL, 503))
    g._login_user = login_manager.anonymous_user()
    return render_template("errors/503.html"), 503


def _if_old(fault: Exception) -> ResponseReturnValue:
    """The token is not of this session; the form of a page that is for the signed-in went to sign-in before."""
    return _again(Refusal(OLD_FORM if current_user.is_authenticated else OLD_PAGE, 400))
