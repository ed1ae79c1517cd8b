"""Writes about boards."""

from __future__ import annotations

import uuid

from partnership.commands import audit
from partnership.commands.changes import changes
from partnership.errors import Taken
from partnership.extensions import db
from partnership.models import Board, User
from partnership.queries import boards


def add_board(*, new_id: uuid.UUID | None = None, name: str, abbreviation: str = "", by: User | None) -> Board:
    """A board; raises Taken when one has the name already."""
    _check_free(name)
    board = Board(id=new_id or uuid.uuid4(), name=name, abbreviation=abbreviation or None)
    db.session.add(board)
    db.session.flush()
    audit.record("added the board", board, by=by, detail={"name": name})
    return board


def edit_board(board: Board, *, name: str, abbreviation: str = "", by: User | None) -> Board:
    """Its new name holds for all that it ever did."""
    _check_free(name, but=board)
    found = changes(("name", board.name, name), ("abbreviation", board.abbreviation, abbreviation or None))
    if not found:
        return board
    board.name, board.abbreviation = name, abbreviation or None
    db.session.flush()
    audit.record("changed the board", board, by=by, detail={"changes": found})
    return board


def _check_free(name: str, *, but: Board | None = None) -> None:
    there = boards.by_words(name)
    if there is not None and there is not but:
        raise Taken(f"There is a board called “{there.name}” already. Choose another name.")
