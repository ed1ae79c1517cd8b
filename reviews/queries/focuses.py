"""Reads of focuses: the priorities and shared safeguarding themes of a board."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import Board, User
from partnership.rules.folding import fold
from reviews.models import Focus
from reviews.permissions import boards_seen_open, can_manage_focuses_of
from reviews.vocabulary import FocusKind


@dataclass(frozen=True)
class OfKind:
    """The focuses of one board that are of one kind, in their order."""

    board: Board
    kind: FocusKind
    focuses: Sequence[Focus]


def focus(user: User, focus_id: uuid.UUID) -> Focus:
    """One focus with its board; 404 when it is of no board of the person's."""
    return found(user, focus_id) or abort(404)


def found(user: User, focus_id: uuid.UUID) -> Focus | None:
    """A focus that the person may see, or nothing: for forms sent twice."""
    of_hers = Focus.board_id.in_(boards_seen_open(user))
    return db.session.scalar(select(Focus).where(Focus.id == focus_id, of_hers).options(joinedload(Focus.board)))


def boards(user: User) -> list[Board]:
    """The boards whose focuses the person manages, by name."""
    there = {role.board_id: role.board for role in user.roles if role.board and can_manage_focuses_of(user, role.board)}
    return sorted(there.values(), key=lambda board: fold(board.name))


def by_kind(user: User) -> list[OfKind]:
    """Every focus of these boards, under its board and kind; a kind without any is there too."""
    there = boards(user)
    ids = [board.id for board in there]
    rows = db.session.scalars(select(Focus).where(Focus.board_id.in_(ids)).order_by(Focus.place, Focus.id)).all()
    return [
        OfKind(board, kind, [each for each in rows if each.board_id == board.id and each.kind is kind])
        for board in there
        for kind in FocusKind
    ]


def in_order(board_id: uuid.UUID, kind: FocusKind) -> Sequence[Focus]:
    of_kind = select(Focus).where(Focus.board_id == board_id, Focus.kind == kind)
    return db.session.scalars(of_kind.order_by(Focus.place, Focus.id)).all()
