"""Settings: the priorities and shared safeguarding themes of a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.queries import events
from partnership.saving import press, save
from reviews.commands import focuses as commands
from reviews.forms.focuses import FocusForm, NewFocusForm
from reviews.permissions import can_manage_focus, can_manage_focuses
from reviews.queries import focuses
from reviews.rules.history_themes import sentence

if TYPE_CHECKING:
    from reviews.models import Focus

bp = Blueprint("focuses", __name__, url_prefix="/settings/focuses")


@bp.get("")
@guard(can_manage_focuses)
def index() -> ResponseReturnValue:
    return render_template(
        "reviews/focuses/index.html",
        groups=focuses.by_kind(current_user),
        has_boards=len(focuses.boards(current_user)) > 1,
    )


@bp.route("/add", methods=["GET", "POST"])
@guard(can_manage_focuses)
def add() -> ResponseReturnValue:
    boards = {str(board.id): board for board in focuses.boards(current_user)}
    form = NewFocusForm(
        writer=current_user.id,
        boards={board_id: board.name for board_id, board in boards.items()},
        data={"kind": request.args.get("kind")},
    )
    return save(
        form,
        "reviews/focuses/add.html",
        lambda: commands.add_focus(
            new_id=form.the_new_id,
            board=boards[form.answers().get("board") or next(iter(boards))],
            kind=form.kind.data,
            name=form.name.data,
            period=form.period.data,
            by=current_user,
        ),
        done="Added.",
        to=lambda _: url_for("focuses.index"),
        made=lambda new_id: focuses.found(current_user, new_id),
    )


@bp.route("/<uuid:focus_id>/edit", methods=["GET", "POST"])
@guard(can_manage_focus, focus=focuses.focus)
def edit(focus: Focus) -> ResponseReturnValue:
    form = FocusForm(data={name: getattr(focus, name) for name in ("version", "name", "period")})
    return save(
        form,
        "reviews/focuses/edit.html",
        lambda: commands.edit_focus(focus, **form.answers(), by=current_user),
        done="Saved.",
        to=lambda _: url_for("focuses.index"),
        thing=focus,
        focus=focus,
        told=events.lines(focus.id, sentence),
    )


@bp.post("/<uuid:focus_id>/move")
@guard(can_manage_focus, focus=focuses.focus)
def move(focus: Focus) -> ResponseReturnValue:
    is_up = request.form.get("to") != "down"
    return press(
        lambda: commands.move_focus(focus, is_up=is_up, by=current_user),
        done=f"Moved {'up' if is_up else 'down'}.",
        to=lambda _: url_for("focuses.index"),
        back=url_for("focuses.index"),
    )
