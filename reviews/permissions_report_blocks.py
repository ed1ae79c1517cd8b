"""Who may read what a report says block by block, and who may write in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviews.permissions_reports import can_read_report, can_write_report

if TYPE_CHECKING:
    from partnership.models import ReportBlock, ReportChapter, User


def can_read_chapter(user: User, chapter: ReportChapter) -> bool:
    return can_read_report(user, chapter.report)


def can_read_block(user: User, block: ReportBlock) -> bool:
    return can_read_chapter(user, block.chapter)


def can_write_block(user: User, block: ReportBlock) -> bool:
    return can_write_report(user, block.chapter.report)
