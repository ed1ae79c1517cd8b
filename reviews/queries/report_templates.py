"""Reads of the Word template of a board."""

from __future__ import annotations

import uuid

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import Board, ReportTemplate
from partnership.queries import files


def template(board_id: uuid.UUID) -> ReportTemplate | None:
    """The template with what is known of its file, without the bytes."""
    wanted = select(ReportTemplate).where(ReportTemplate.board_id == board_id)
    return db.session.scalar(wanted.options(joinedload(ReportTemplate.file)))


def file_of(board: Board) -> tuple[str, str, bytes]:
    """Name, kind and bytes; 404 where the board has none."""
    found = template(board.id) or abort(404)
    return found.file_name, found.file.media_type, files.content(found.file_key)


def content(board_id: uuid.UUID) -> bytes | None:
    """The bytes of the template, for the writer of Word files; nothing where the board has none."""
    found = template(board_id)
    return files.content(found.file_key) if found else None
