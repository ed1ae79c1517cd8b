"""The Word template of a board: shown, put in place, handed out and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.attachments import attachment, takes_a_file
from partnership.queries import boards, installations
from partnership.rules.files import described
from partnership.saving import press, save
from reviews.commands import report_templates as commands
from reviews.forms.report_templates import TemplateForm
from reviews.permissions_reports import can_set_template
from reviews.queries import report_templates as queries

if TYPE_CHECKING:
    from partnership.models import Board

bp = Blueprint("report_templates", __name__, url_prefix="/reports/word-template")


@bp.route("/<uuid:board_id>", methods=["GET", "POST"])
@takes_a_file
@guard(can_set_template, board=boards.board)
def edit(board: Board) -> ResponseReturnValue:
    form, template = TemplateForm(), queries.template(board.id)
    return save(
        form,
        "reviews/report_templates/edit.html",
        lambda: commands.set_template(board, file=form.chosen, by=current_user),
        done="The template is in place: the next Word file is drawn with it.",
        to=lambda _: _page(board),
        board=board,
        there=template,
        size=described(template.file.media_type, template.file.size) if template else "",
        takes_files=installations.current().takes_files,
    )


@bp.get("/<uuid:board_id>/file")
@guard(can_set_template, board=boards.board)
def file(board: Board) -> ResponseReturnValue:
    return attachment(*queries.file_of(board))


@bp.post("/<uuid:board_id>/take-away")
@guard(can_set_template, board=boards.board)
def take_away(board: Board) -> ResponseReturnValue:
    return press(
        lambda: commands.take_away(board, by=current_user),
        done="The template is taken away.",
        to=lambda _: _page(board),
        back=_page(board),
    )


def _page(board: Board) -> str:
    return url_for("report_templates.edit", board_id=board.id)
