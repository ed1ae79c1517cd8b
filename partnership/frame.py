"""What every page is drawn with: its frame, the filters, and the permissions that templates ask."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from flask import Flask, g, request, url_for
from flask_login import current_user
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

from partnership import clock, permissions
from partnership.filters import FILTERS
from partnership.lean import Lean
from partnership.queries import installations
from partnership.vocabulary import MARKING, Role

PRODUCT = "Learning reviews"
EXAMPLE = "Worked example: Barnet’s published record, 2022 to 2023. People are invented."

FOOTER = (
    ("Help", "pages.help_page"),
    ("Accessibility", "pages.accessibility"),
    ("Privacy and use of this service", "pages.privacy"),
)
COMPONENTS = (
    *("button", "character-count", "checkboxes", "file-upload", "input", "password-input"),
    *("radios", "select", "textarea"),
)


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """The parts of the page round its content."""

    marking: str
    example_label: str
    training_only: bool
    product: str
    partnership: str
    who: str
    navigation: list[Link]
    today: date
    nonce: str
    sign_out_href: str
    account_href: str
    search_href: str
    log_href: str
    footer: list[Link]
    asset: Callable[[str], str]


def prepare(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension(Lean)
    app.jinja_env.globals.update(_components())
    app.jinja_env.filters.update(FILTERS)
    offer(app, permissions)
    app.context_processor(lambda: {"frame": _frame(app)})


@cache
def _components() -> dict[str, Any]:
    """GOV.UK's macros, from an environment of their own: they leave out parameters, which ours may not."""
    source = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Lean],
    )
    modules = [source.get_template(f"govuk_frontend_jinja/components/{each}/macro.html").module for each in COMPONENTS]
    return {name: value for module in modules for name, value in vars(module).items() if name.startswith("govuk")}


def offer(app: Flask, module: Any) -> None:
    """Let templates ask a package's predicates. Raises ValueError when two bear one name."""
    for name, predicate in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("can_") and predicate.__module__ == module.__name__:
            if name in app.jinja_env.globals:
                raise ValueError(f"two predicates are called {name}")
            app.jinja_env.globals[name] = predicate


def _frame(app: Flask) -> Frame:
    is_signed_in = bool(current_user.is_authenticated)
    return Frame(
        marking=MARKING if is_signed_in else "",
        example_label=EXAMPLE if app.config["MODE"] == "demonstration" else "",
        training_only=app.config["MODE"] == "live" and installations.is_for_training_only(),
        product=PRODUCT,
        partnership=_boards() if is_signed_in else "",
        who=_who() if is_signed_in else "",
        navigation=_navigation(app) if is_signed_in else [],
        today=clock.today(),
        nonce=g.get("nonce", ""),
        sign_out_href=url_for("sign_in.sign_out") if is_signed_in else "",
        account_href=url_for("account.show") if is_signed_in else "",
        search_href=_search(app) if is_signed_in else "",
        log_href=_log_href(app) if is_signed_in else "",
        footer=[Link(text, url_for(name), False) for text, name in FOOTER if name in app.view_functions],
        asset=lambda name: url_for("static", filename=name),
    )


def _log_href(app: Flask) -> str:
    """The form that every page leads to, for those who may fill it in."""
    endpoint, is_shown = app.extensions["first_hour"]
    return url_for(endpoint) if is_shown(current_user) else ""


def _boards() -> str:
    names = dict.fromkeys(role.board.name for role in current_user.roles if role.board)
    return ", ".join(names)


def _who() -> str:
    roles = list(dict.fromkeys(_role_words(role) for role in current_user.roles))
    return ", ".join([current_user.name, *roles[:2]])


def _role_words(role: Any) -> str:
    words = role.role.label[0].lower() + role.role.label[1:]
    return role.agency.name if role.agency and role.role is not Role.MANAGER else words


def _search(app: Flask) -> str:
    """Where the search box leads; the page of search has a box of its own."""
    endpoint, may = app.extensions["search"]
    return "" if request.endpoint == endpoint or not may(current_user) else url_for(endpoint)


def _navigation(app: Flask) -> list[Link]:
    shown: list[Link] = []
    for text, endpoint, blueprints, may in app.extensions.get("navigation", []):
        if may(current_user):
            shown.append(Link(text, url_for(endpoint), request.blueprint in blueprints))
    return shown
