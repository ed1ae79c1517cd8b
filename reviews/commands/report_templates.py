"""Writes of the Word template of a board: put one in the place of what was there, take it away."""

from __future__ import annotations

from partnership.commands import audit, files
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Board, ReportTemplate, User
from partnership.rules.files import Upload
from reviews.queries import report_templates


def set_template(board: Board, *, file: Upload, by: User) -> ReportTemplate:
    """The bytes of the one before go, unless something else holds them."""
    kept, found = files.keep(file), report_templates.template(board.id)
    before = found.file_key if found else None
    template = found or ReportTemplate(board_id=board.id)
    template.file, template.file_key, template.file_name = kept, kept.sha256, file.name
    db.session.add(template)
    db.session.flush()
    if before and before != template.file_key:
        files.let_go(before)
    audit.record("set the Word template", template, by=by, told_on=board.id, detail={"name": file.name})
    return template


def take_away(board: Board, *, by: User) -> None:
    """From now on its reports look as the service draws them. Raises RuleBroken where there is none."""
    found = report_templates.template(board.id)
    if found is None:
        raise RuleBroken("There is no template to take away.")
    key, name = found.file_key, found.file_name
    db.session.delete(found)
    files.let_go(key)
    audit.record("took the Word template away", found, by=by, told_on=board.id, detail={"name": name})
