"""The list of people: who they are, what they are here, and whether they can sign in."""

from __future__ import annotations

import uuid

from flask import url_for
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload, selectinload

from partnership import clock
from partnership.models import RoleHeld, User
from partnership.queries import boards, roles
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing
from partnership.queries.second_factors import lacks_one
from partnership.rules.folding import fold
from partnership.vocabulary import Labelled, Role


class AccountState(Labelled):
    """Whether a person can sign in."""

    ACTIVE = "active", "Can sign in"
    WAITING = "waiting", "No password yet"
    STOPPED = "stopped", "Stopped"


COLOURS = {AccountState.ACTIVE: "blue", AccountState.WAITING: "neutral", AccountState.STOPPED: "grey"}


def state(person: User) -> AccountState:
    if not person.is_active:
        return AccountState.STOPPED
    return AccountState.ACTIVE if person.password_hash else AccountState.WAITING


def listing() -> Listing:
    """Everybody with an account, by name."""
    return Listing(
        title="People",
        noun="person",
        statement=select(User),
        columns=[
            Column("name", "Name", _name, lambda each: each.name, sort=User.name_folded.expression),
            Column("email", "E-mail address", None, lambda each: each.email),
            Column("roles", "Roles today", _roles, lambda each: "; ".join(_role_words(each))),
            Column("account", "Account", _account, lambda each: state(each).label),
        ],
        order=[User.name_folded.expression, User.id.expression],
        empty=Empty("No people yet", "Add the people who sign in here.", url_for("users.add"), "Add a person"),
        filters=_filters(),
        options=[
            selectinload(User.roles_held).options(joinedload(RoleHeld.board), joinedload(RoleHeld.agency)),
        ],
        words=lambda count: "1 person" if count == 1 else f"{count:,} people" if count else "No people",
    )


def _filters() -> list[Filter]:
    there = {str(each.id): each.name for each in boards.all_in_order()}
    return [
        Filter("words", "Name or e-mail address", _has_words, is_text=True),
        Filter("role", "Role", lambda value: _holds(RoleHeld.role == Role(value)), dict(Role.choices())),
        Filter("board", "Board", lambda value: _holds(RoleHeld.board_id == uuid.UUID(value)), there),
        Filter("second_factor", "Second factor", lambda _: lacks_one(), {"none": "Not set up"}),
        Filter("account", "Account", lambda value: _is(AccountState(value)), dict(AccountState.choices())),
    ]


def _has_words(words: str) -> ColumnElement[bool]:
    wanted = fold(words)
    return or_(User.name_folded.contains(wanted, autoescape=True), User.email_folded.contains(wanted, autoescape=True))


def _holds(where: ColumnElement[bool]) -> ColumnElement[bool]:
    return User.id.in_(select(RoleHeld.user_id).where(where, roles.held_today()))


def _is(wanted: AccountState) -> ColumnElement[bool]:
    if wanted is AccountState.STOPPED:
        return User.deactivated_at.is_not(None)
    has_password = User.password_hash.is_not(None) if wanted is AccountState.ACTIVE else User.password_hash.is_(None)
    return User.deactivated_at.is_(None) & has_password


def _name(person: User) -> Cell:
    return Cell(person.name, href=url_for("users.show", person_id=person.id), lines=[Line(person.email)])


def _roles(person: User) -> Cell:
    return Cell("", lines=[Line(words) for words in _role_words(person)] or [Line("No role today")])


def _role_words(person: User) -> list[str]:
    today = clock.today()
    return sorted(roles.in_words(each) for each in person.roles_held if each.is_held_on(today))


def _account(person: User) -> Cell:
    found = state(person)
    return Cell("", tag=(found.label, COLOURS[found]))
