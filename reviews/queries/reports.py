"""Reads of annual reports, each beginning with the boards whose reports the person reads."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from flask import abort
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from partnership.extensions import db
from partnership.models import AnnualReport, Board, ReportBlock, ReportChapter, User
from partnership.rules import block_reading
from partnership.rules.folding import fold
from reviews.permissions_reports import boards_to_report_on, boards_with_reports
from reviews.rules.report_periods import follows
from reviews.rules.stated import Period
from reviews.rules.told_report import Told


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on AnnualReport: those of boards on which the person reads reports."""
    return AnnualReport.board_id.in_(boards_with_reports(user))


def report(user: User, report_id: uuid.UUID) -> AnnualReport:
    """One report with its board and its chapters in order; 404 when it is of another board."""
    wanted = select(AnnualReport).where(AnnualReport.id == report_id, visible_to(user))
    found = db.session.scalar(wanted.options(joinedload(AnnualReport.board), selectinload(AnnualReport.chapters)))
    return found or abort(404)


def cover(user: User, report_id: uuid.UUID) -> AnnualReport:
    """The same without its chapters, for pages on which they do not stand."""
    wanted = select(AnnualReport).where(AnnualReport.id == report_id, visible_to(user))
    return db.session.scalar(wanted.options(joinedload(AnnualReport.board))) or abort(404)


def found(user: User, report_id: uuid.UUID) -> AnnualReport | None:
    """A report that the person may read, or nothing: for forms sent twice."""
    return db.session.scalar(select(AnnualReport).where(AnnualReport.id == report_id, visible_to(user)))


def chapter(user: User, chapter_id: uuid.UUID) -> ReportChapter:
    """One chapter with its report; 404 when that is of another board."""
    wanted = select(ReportChapter).join(ReportChapter.report).where(ReportChapter.id == chapter_id, visible_to(user))
    loaded = contains_eager(ReportChapter.report)
    options = (loaded.joinedload(AnnualReport.board), loaded.selectinload(AnnualReport.chapters))
    return db.session.scalar(wanted.options(*options)) or abort(404)


def boards(user: User) -> dict[str, Board]:
    """The boards that the person writes reports of, by id, in the order of their names."""
    return {str(board.id): board for board in sorted(boards_to_report_on(user), key=lambda board: fold(board.name))}


def months(board_id: uuid.UUID, *where: ColumnElement[bool]) -> Sequence[Period]:
    """The months of the reports of a board, but for those that are put away."""
    of = AnnualReport
    wanted = select(of.first_on, of.last_on).where(of.board_id == board_id, of.put_away_at.is_(None), *where)
    return [Period(first, last) for first, last in db.session.execute(wanted)]


def months_said(report: AnnualReport) -> list[str]:
    """What is to be said of the months of a report: how many, and whether they follow on from those of another.

    A report that was only tried out, and never drafted, is none to follow on from.
    """
    others = months(report.board_id, AnnualReport.id != report.id, AnnualReport.drafted_at.is_not(None))
    return follows(Period(report.first_on, report.last_on), others)


@dataclass(frozen=True)
class Waiting:
    """How many blocks whose part of the record has changed wait for a decision, and how many to be looked at."""

    to_decide: int = 0
    to_see: int = 0


@dataclass(frozen=True)
class ChapterLine:
    """A chapter as the page of its report lists it: how many blocks, in how many the author has written, what waits."""

    chapter: ReportChapter
    blocks: int
    written: int
    waiting: Waiting


ToldBlocks = Mapping[uuid.UUID, Sequence[Told]]


def told_blocks(report: AnnualReport) -> ToldBlocks:
    """By chapter and in order, every block of the report that the newest draft or its author has something to say in.

    They are read one after the other, and only what they say is kept: the whole of them may be tens of megabytes.
    What is hidden is not told; the author's words stay.
    """
    of = ReportBlock
    wanted = select(of.id, of.chapter_id, of.place, of.key, of.content, of.words, of.is_hidden)
    wanted = wanted.where(of.report_id == report.id, of.is_gone.is_(False))
    found: defaultdict[uuid.UUID, list[tuple[int, Told]]] = defaultdict(list)
    for row in db.session.execute(wanted, execution_options={"yield_per": 1}):
        drafted, rows = ("", {}) if row.content is None or row.is_hidden else block_reading.read(row.content)
        found[row.chapter_id].append((row.place, Told(row.key, rows, drafted, row.words or "", row.id)))
    return {each: [told for _, told in sorted(blocks, key=itemgetter(0))] for each, blocks in found.items()}


def waiting(report_id: uuid.UUID) -> defaultdict[uuid.UUID, Waiting]:
    """Chapter → what waits in it: as rules/block_marks."""
    of = ReportBlock
    counted = (
        select(of.chapter_id, func.count(of.words), func.count())
        .where(of.report_id == report_id, of.content.is_distinct_from(of.seen))
        .where(or_(of.words.is_not(None), of.is_hidden.is_(False)))
        .group_by(of.chapter_id)
    )
    found = {chapter_id: Waiting(own, every - own) for chapter_id, own, every in db.session.execute(counted)}
    return defaultdict(Waiting, found)


def chapter_lines(report: AnnualReport, told: ToldBlocks) -> list[ChapterLine]:
    """The chapters in order, with how much is in each."""
    blocks = {chapter_id: len(each) for chapter_id, each in told.items()}
    written = {chapter_id: sum(bool(block.words) for block in each) for chapter_id, each in told.items()}
    to_do = waiting(report.id)
    return [
        ChapterLine(each, blocks.get(each.id, 0), written.get(each.id, 0), to_do[each.id]) for each in report.chapters
    ]
