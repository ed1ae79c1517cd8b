"""Boards are added and renamed, and each write is told."""

from __future__ import annotations

import pytest

from partnership.commands import boards
from partnership.errors import Taken
from partnership.queries import events
from tests.factories.partnership import BoardFactory, UserFactory


def test_add_board_is_told(app):
    administrator = UserFactory()

    board = boards.add_board(name="Northmoor Adults Board", abbreviation="NAB", by=administrator)

    told = events.latest(board.id)
    assert (board.name, board.abbreviation) == ("Northmoor Adults Board", "NAB")
    assert (told.verb, told.by, told.detail) == ("added the board", administrator, {"name": "Northmoor Adults Board"})


@pytest.mark.parametrize("name", ["northmoor  ADULTS board", "nab"])
def test_add_board_when_the_name_is_taken(app, name):
    BoardFactory(name="Northmoor Adults Board", abbreviation="NAB")

    with pytest.raises(Taken, match="called “Northmoor Adults Board” already"):
        boards.add_board(name=name, by=None)


def test_edit_board_tells_what_changed(app):
    board = BoardFactory(name="Northmoor Board", abbreviation="NB")

    boards.edit_board(board, name="Northmoor Adults Board", by=None)

    assert events.latest(board.id).detail == {
        "changes": [["name", "Northmoor Board", "Northmoor Adults Board"], ["abbreviation", "NB", None]]
    }


def test_edit_board_when_nothing_changed_tells_nothing(app):
    board = BoardFactory(name="Northmoor Board")

    boards.edit_board(board, name="Northmoor Board", by=None)

    assert events.latest(board.id) is None
