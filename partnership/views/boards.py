"""Settings: the boards of this installation."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.commands import boards as commands
from partnership.forms.boards import BoardForm, NewBoardForm
from partnership.listing import answer
from partnership.permissions import can_manage_board, can_manage_boards
from partnership.queries import boards, events
from partnership.rules.history import sentence
from partnership.saving import save

bp = Blueprint("boards", __name__, url_prefix="/settings/boards")


@bp.get("")
@guard(can_manage_boards)
def index() -> ResponseReturnValue:
    return answer(boards.listing(), "partnership/boards/index.html")


@bp.route("/add", methods=["GET", "POST"])
@guard(can_manage_boards)
def add() -> ResponseReturnValue:
    form = NewBoardForm(writer=current_user.id)
    return save(
        form,
        "partnership/boards/add.html",
        lambda: commands.add_board(new_id=form.the_new_id, **form.answers(), by=current_user),
        done="Board added.",
        to=lambda _: url_for("boards.index"),
        made=boards.found,
    )


@bp.route("/<uuid:board_id>", methods=["GET", "POST"])
@guard(can_manage_board, board=boards.board)
def edit(board: Any) -> ResponseReturnValue:
    form = BoardForm(obj=board, writer=current_user.id)
    return save(
        form,
        "partnership/boards/edit.html",
        lambda: commands.edit_board(board, **form.answers(), by=current_user),
        done="Board saved.",
        to=lambda _: url_for("boards.index"),
        thing=board,
        board=board,
        told=events.lines(board.id, sentence),
    )
