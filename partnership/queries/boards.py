"""Reads of boards."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import abort, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from partnership import clock
from partnership.extensions import db
from partnership.models import Board, RoleHeld, User
from partnership.permissions import can_give_role
from partnership.queries.listing import Cell, Column, Empty, Line, Listing
from partnership.rules.folding import fold
from partnership.vocabulary import Role


def board(user: User, board_id: uuid.UUID) -> Board:
    """One board for the settings pages; 404 when there is none."""
    return db.session.get(Board, board_id) or abort(404)


def found(board_id: uuid.UUID) -> Board | None:
    """A board, or nothing: for forms sent twice."""
    return db.session.get(Board, board_id)


def all_in_order() -> Sequence[Board]:
    return sorted(db.session.scalars(select(Board)), key=lambda each: fold(each.name))


def by_words(words: str) -> Board | None:
    """The board of that name or abbreviation, whatever its capitals."""
    wanted = fold(words)
    there = all_in_order()
    by_name = next((each for each in there if fold(each.name) == wanted), None)
    return by_name or next((each for each in there if fold(each.abbreviation or "") == wanted), None)


def to_give_roles_on(user: User) -> list[Board]:
    """The boards on which the person gives roles."""
    return [each for each in all_in_order() if can_give_role(user, Role.MANAGER, each.id)]


def listing() -> Listing:
    """All boards, with those who manage each."""
    managers = _managers()
    return Listing(
        title="Boards",
        noun="board",
        statement=select(Board),
        columns=[
            Column("name", "Board", _name, lambda each: each.name, sort=func.lower(Board.name)),
            Column("abbreviation", "Abbreviation", _abbreviation, lambda each: each.abbreviation),
            Column(
                "managers",
                "Partnership managers",
                lambda each: Cell("", lines=[Line(name) for name in managers.get(each.id, ["No manager yet"])]),
                lambda each: ", ".join(managers.get(each.id, [])),
            ),
        ],
        order=[func.lower(Board.name)],
        empty=Empty(
            "No boards yet",
            "A board is a children’s partnership, a community safety partnership or an adults board. "
            "Cases, actions and roles belong to one. Add yours first.",
            url_for("boards.add"),
            "Add a board",
        ),
    )


def _name(each: Board) -> Cell:
    return Cell(each.name, href=url_for("boards.edit", board_id=each.id))


def _abbreviation(each: Board) -> Cell:
    return Cell(each.abbreviation or "")


def _managers() -> Mapping[uuid.UUID, list[str]]:
    held = db.session.scalars(
        select(RoleHeld)
        .join(RoleHeld.user)
        .where(RoleHeld.role == Role.MANAGER, User.deactivated_at.is_(None))
        .options(joinedload(RoleHeld.user))
        .order_by(User.name_folded)
    )
    names: dict[uuid.UUID, list[str]] = defaultdict(list)
    for each in held:
        if each.board_id and each.is_held_on(clock.today()):
            names[each.board_id].append(each.user.name)
    return names
