"""Who comes in: the guard of every page, and what happens to those who may not."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.commands import kept_forms, passwords
from partnership.extensions import db, login_manager
from partnership.models import User
from partnership.queries import users

P = ParamSpec("P")
R = TypeVar("R")
Getter = Callable[[User, uuid.UUID], Any]


@dataclass(frozen=True)
class Guard:
    """What stands before an endpoint: the predicate's name and the nouns it is asked about."""

    predicate: str
    nouns: tuple[str, ...] = ()


PUBLIC = Guard("public")
HALF_WAY = Guard("half_signed_in")


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Anybody may open this, signed in or not."""
    view.guarded_by = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(user: User) -> bool:
    """For what any person of the installation may read."""
    return user.is_authenticated


def guard(predicate: Callable[..., bool], **getters: Getter) -> Callable[[Callable[..., Any]], Any]:
    """Load each noun by its getter (sight: 404), ask the predicate (doing: 403), then run the view."""

    def decorate(view: Callable[..., Any]) -> Any:
        @wraps(view)
        def guarded(**arguments: Any) -> Any:
            if not current_user.is_authenticated:
                return ask_to_sign_in()
            things = {noun: getter(current_user, arguments.pop(f"{noun}_id")) for noun, getter in getters.items()}
            if not predicate(current_user, *things.values()):
                abort(403)
            g.decisions = [*g.get("decisions", []), (predicate.__name__, tuple(things.values()))]
            return view(**things, **arguments)

        guarded.guarded_by = Guard(predicate.__name__, tuple(getters))  # type: ignore[attr-defined]
        return guarded

    return decorate


def ask_to_sign_in() -> ResponseReturnValue:
    """Send to the sign-in page. What somebody was saving is kept for whoever the session that ended was of.

    Where that is not known nothing is kept: the answer shows what was typed. What another site sent is neither.
    """
    destination: dict[str, Any] = {"next": request.full_path.rstrip("?")}
    if request.method == "POST":
        if not _has_page():
            destination["next"] = "/"
        elif _is_of_our_page() and g.get("lapsed_user_id"):
            kept = kept_forms.keep(
                path=request.path,
                fields=[*request.form.items(multi=True), *_names_of_files()],
                reason="You were signed out while you were writing. Nothing was saved. Your words are below.",
                user_id=g.lapsed_user_id,
            )
            db.session.commit()
            destination["kept"] = str(kept.id)
        elif _is_of_our_page() and (typed := kept_forms.worth_copying(request.form.items(multi=True))):
            there = url_for("sign_in.sign_in", **destination)
            return render_template("errors/signed_out.html", typed=typed, there=there), 403
    return redirect(url_for("sign_in.sign_in", **destination))


def _is_of_our_page() -> bool:
    """Whether the form stood on a page of this installation, as far as the browser says where it comes from."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _names_of_files() -> list[tuple[str, str]]:
    """Of a file its name is kept alone, so that its form can ask for it again."""
    return [(name, each.filename) for name, each in request.files.items(multi=True) if each.filename]


def _has_page() -> bool:
    """Whether the address of this POST is also that of a form that can be opened."""
    adapter = current_app.create_url_adapter(request)
    return adapter is not None and adapter.test(request.path, method="GET")


def prepare(app: Flask) -> None:
    login_manager.init_app(app)
    login_manager.session_protection = None
    app.before_request(_before)
    passwords.prepare(app)


@login_manager.user_loader
def load_user(user_id: str) -> User | None:
    return users.for_request(uuid.UUID(user_id))


def _before() -> ResponseReturnValue | None:
    """A form of somebody who is signed out goes to sign-in, before its token is looked at: nothing is done for it."""
    g.is_secure = request.is_secure
    if g.is_database_away:
        abort(503)
    if request.method == "POST" and _is_for_the_signed_in() and not current_user.is_authenticated:
        return ask_to_sign_in()
    return None


def _is_for_the_signed_in() -> bool:
    """Whether the page is for nobody but people who are in; those half way are asked for by the view."""
    view = current_app.view_functions.get(request.endpoint or "")
    stands_before = getattr(view, "guarded_by", PUBLIC)
    return stands_before not in (PUBLIC, HALF_WAY)
