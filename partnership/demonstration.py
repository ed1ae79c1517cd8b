"""The demonstration: invented people for one board, one for each role, and a fresh sign-in link for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Flask, current_app

from partnership.commands import boards as board_commands
from partnership.commands import one_time_links
from partnership.commands.roles import give_role
from partnership.commands.users import create_user
from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.queries import agencies, boards, users
from partnership.rules.roles import ON_NO_BOARD, words
from partnership.vocabulary import Role

POLICE = "Metropolitan Police Service"
GROUP = "Learning and Thematic Review Group"
WELCOME = "Sign in as one of these invented people. Each link works once; the next start makes new ones."
BOARD = "Northmoor Safeguarding Children Partnership"


@dataclass(frozen=True)
class Invented:
    """Somebody who never was. Without the agency that the role asks for there is nobody to play it."""

    name: str
    role: Role
    agency: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@demonstration.example"


PEOPLE = (
    Invented("Morgan Hale", Role.MANAGER),
    Invented("Robin Vale", Role.BUSINESS_SUPPORT_OFFICER),
    Invented("Sam Reed", Role.AGENCY_LEAD, POLICE),
    Invented("Pat Heath", Role.AGENCY_LEAD, "Barnet Family Services"),
    Invented("Chris Moor", Role.AGENCY_LEAD, "Royal Free London NHS Foundation Trust"),
    Invented("Alex Brook", Role.AGENCY_DEPUTY, POLICE),
    Invented("Lee Marsh", Role.AGENCY_APPROVER, POLICE),
    Invented("Frances Dell", Role.REVIEW_GROUP_CHAIR, GROUP),
    Invented("Kit Lowe", Role.REVIEW_GROUP_MEMBER, GROUP),
    Invented("Jo Field", Role.REVIEW_TEAM),
    Invented("Dana Frost", Role.AUTHOR),
    Invented("Noor Lake", Role.SCRUTINEER),
    Invented("Ash Carr", Role.SYSTEM_ADMINISTRATOR),
)


@dataclass(frozen=True)
class Link:
    name: str
    role: str
    address: str


def prepare(app: Flask, *, fill: Callable[[], None] | None = None) -> None:
    """In MODE demonstration the server starts it; `fill` loads the worked example, in a transaction of its own."""
    if app.config["MODE"] == "demonstration":
        app.extensions["demonstration"] = lambda app: start(app, fill=fill)


def start(app: Flask, *, fill: Callable[[], None] | None = None) -> list[str]:
    """Fill the record, see to its people, and say in lines how to sign in as each of them."""
    with app.app_context():
        if fill is not None:
            fill()
        there = boards.all_in_order()
        people_of(there[0] if there else board_commands.add_board(name=BOARD, by=None))
        found = links()
        db.session.commit()
    return [WELCOME, *_said(found)]


def people_of(board: Board) -> list[User]:
    """The people, made where they are missing; nothing is changed where they are there."""
    _only_here()
    return [_person(each, board) for each in PEOPLE if _can_be_played(each)]


def links() -> list[Link]:
    """A fresh link for each of the people that are there; earlier ones stop working."""
    _only_here()
    there = [(each, users.by_email(each.email)) for each in PEOPLE]
    return [_link(each, user) for each, user in there if user is not None and user.is_active]


def _person(each: Invented, board: Board) -> User:
    user = users.by_email(each.email)
    if user is not None:
        return user
    user = create_user(name=each.name, email=each.email, by=None)
    on = None if each.role in ON_NO_BOARD else board
    give_role(user, role=each.role, board=on, agency=_agency(each), by=None)
    return user


def _can_be_played(each: Invented) -> bool:
    return not each.agency or _agency(each) is not None


def _agency(each: Invented) -> Agency | None:
    return next(iter(agencies.called(each.agency)), None) if each.agency else None


def _link(each: Invented, user: User) -> Link:
    token = one_time_links.make(user, purpose=one_time_links.DEMONSTRATION)
    return Link(each.name, words(each.role, agency=each.agency), one_time_links.address(token))


def _said(found: list[Link]) -> Iterator[str]:
    for each in found:
        yield f"  {each.role}: {each.name}"
        yield f"    {each.address}"


def _only_here() -> None:
    if current_app.config["MODE"] != "demonstration":
        raise RuntimeError("Invented people are for the demonstration only.")
