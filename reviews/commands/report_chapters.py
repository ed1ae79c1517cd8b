"""Writes of the chapters of a report: leave one out, put it in again, move it, rename it, add one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import AnnualReport, ReportChapter, User
from reviews.rules.chapter_titles import OWN


def leave_out(chapter: ReportChapter, *, by: User) -> ReportChapter:
    """Its blocks and the author's words stay, and come back with it."""
    chapter.is_left_out = True
    db.session.flush()
    audit.record("left a chapter out", chapter, by=by, told_on=chapter.report_id, detail={"title": chapter.title})
    return chapter


def put_in(chapter: ReportChapter, *, by: User) -> ReportChapter:
    chapter.is_left_out = False
    db.session.flush()
    audit.record("put a chapter in", chapter, by=by, told_on=chapter.report_id, detail={"title": chapter.title})
    return chapter


def move_chapter(chapter: ReportChapter, *, is_up: bool, by: User) -> ReportChapter:
    """One place up or down. Raises RuleBroken at either end."""
    there = list(chapter.report.chapters)
    before = there.index(chapter)
    after = before - 1 if is_up else before + 1
    if not 0 <= after < len(there):
        raise RuleBroken("It is the first already." if is_up else "It is the last already.")
    there.insert(after, there.pop(before))
    _put_in_order(there)
    db.session.flush()
    detail = {"title": chapter.title, "up": is_up}
    audit.record("moved a chapter", chapter, by=by, told_on=chapter.report_id, detail=detail)
    return chapter


def rename_chapter(chapter: ReportChapter, *, title: str, by: User) -> ReportChapter:
    before = chapter.title
    if title != before:
        chapter.title = title
        db.session.flush()
        detail = {"before": before, "after": title}
        audit.record("renamed a chapter", chapter, by=by, told_on=chapter.report_id, detail=detail)
    return chapter


def add_chapter(
    report: AnnualReport, *, new_id: uuid.UUID | None = None, title: str, after: uuid.UUID | None, by: User
) -> ReportChapter:
    """A chapter of the author's own, the first of the report or after another; the record writes nothing into it."""
    chapter_id = new_id or uuid.uuid4()
    there = list(report.chapters)
    before = next((place for place, each in enumerate(there, start=1) if each.id == after), 0)
    chapter = ReportChapter(id=chapter_id, report_id=report.id, key=f"{OWN}{chapter_id}", title=title)
    _put_in_order([*there[:before], chapter, *there[before:]])
    db.session.add(chapter)
    db.session.flush()
    audit.record("added a chapter", chapter, by=by, told_on=report.id, detail={"title": title})
    return chapter


def _put_in_order(chapters: Iterable[ReportChapter]) -> None:
    for place, each in enumerate(chapters, start=1):
        each.place = place
