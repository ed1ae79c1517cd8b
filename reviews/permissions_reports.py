"""Who may read annual reports and who may write them: docs/decisions/0010."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from partnership.permissions import holds
from partnership.policy import POLICY

if TYPE_CHECKING:
    from partnership.models import AnnualReport, Board, ReportChapter, User


def boards_with_reports(user: User) -> list[uuid.UUID]:
    """Boards of which the person reads the reports."""
    return [role.board_id for role in user.roles if role.role in POLICY["read_reports"] and role.board_id]


def boards_to_report_on(user: User) -> list[Board]:
    """Boards of which the person writes reports."""
    roles = [role for role in user.roles if role.role in POLICY["write_reports"]]
    return list({role.board.id: role.board for role in roles if role.board}.values())


def can_read_reports(user: User) -> bool:
    return holds(user, "read_reports")


def can_read_report(user: User, report: AnnualReport) -> bool:
    return holds(user, "read_reports", board_id=report.board_id)


def can_write_reports(user: User) -> bool:
    return holds(user, "write_reports")


def can_write_report(user: User, report: AnnualReport) -> bool:
    return holds(user, "write_reports", board_id=report.board_id)


def can_write_chapter(user: User, chapter: ReportChapter) -> bool:
    return can_write_report(user, chapter.report)


def can_set_template(user: User, board: Board) -> bool:
    """The Word template of a board, for those who write its reports."""
    return holds(user, "write_reports", board_id=board.id)
