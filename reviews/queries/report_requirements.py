"""What is asked of a report, how far it does it, and what the author says of that."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort, url_for
from sqlalchemy import Select, or_, select

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import AnnualReport, ReportRequirement, RequirementNote
from reviews.queries import reports
from reviews.queries.reports import ToldBlocks
from reviews.rules import requirements as rules
from reviews.rules.requirement_gaps import gap as gap_of
from reviews.rules.stated import Period
from reviews.rules.told_report import Answer, ToldChapter, ToldReport
from reviews.vocabulary import RequirementStatus

NOT_SAID = "Not said yet"
COLOURS = {
    RequirementStatus.MET: "green",
    RequirementStatus.PARTLY: "amber",
    RequirementStatus.NOT_MET: "red",
    RequirementStatus.NOT_APPLICABLE: "grey",
    None: "missing",
}


@dataclass(frozen=True)
class Asked:
    """One requirement in one report: the author's word goes before what the report tells."""

    requirement: ReportRequirement
    told: Answer
    note: RequirementNote | None

    @property
    def status(self) -> RequirementStatus | None:
        return RequirementStatus(self.note.status) if self.note and self.note.status else self.told.status

    @property
    def is_own(self) -> bool:
        return bool(self.note and self.note.status)

    @property
    def label(self) -> str:
        return self.status.label if self.status else NOT_SAID

    @property
    def colour(self) -> str:
        return COLOURS[self.status]

    @property
    def is_gap(self) -> bool:
        return self.status in (None, RequirementStatus.PARTLY, RequirementStatus.NOT_MET)


def all_asked(report: AnnualReport, told: ToldBlocks, months_said: Sequence[str]) -> list[Asked]:
    """Everything that is asked of a report of these months, in order."""
    said, notes = _told(report, told, months_said), _notes(report.id)
    found = db.session.scalars(_in_force(report.first_on, report.last_on))
    return [Asked(each, rules.answer(each.code, said), notes.get(each.id)) for each in found]


def one(report: AnnualReport, code: str, told: ToldBlocks) -> Asked:
    """One of them by its code; 404 where nothing of the kind is asked."""
    asked = all_asked(report, told, reports.months_said(report))
    return next((each for each in asked if each.requirement.code == code), None) or abort(404)


def bar(asked: Sequence[Asked]) -> list[tuple[str, int, str]]:
    """How many are met, partly met and so on: label, count and colour, without those of which there are none."""
    counted = Counter(each.status for each in asked)
    found = ((status.label if status else NOT_SAID, counted[status], COLOURS[status]) for status in COLOURS)
    return [each for each in found if each[1]]


def gap_hrefs(asked: Asked, report: AnnualReport, told: ToldBlocks) -> list[tuple[str, str]]:
    """Words and addresses: of the blocks to look at, where the report tells which; else of what would fill the gap."""
    if asked.told.places:
        chapters = {block.at: each for each in report.chapters for block in told.get(each.id, ())}
        return [
            (f"Place {number}, in “{chapters[at].title}”", _in_chapter(chapters[at].id, at))
            for number, at in enumerate(asked.told.places, start=1)
        ]
    gap = gap_of(asked.requirement.code)
    return [(gap.words, url_for(gap.endpoint, report_id=report.id) if gap.is_of_report else url_for(gap.endpoint))]


def _in_chapter(chapter_id: uuid.UUID, block_id: uuid.UUID | None) -> str:
    return url_for("report_blocks.chapter", chapter_id=chapter_id, block=block_id, _anchor=f"block-{block_id}")


def in_words(told: Answer) -> str:
    """Where it is told, and on how many rows."""
    rows = plural(told.rows, "row") if told.rows else ""
    where = f"In {' and '.join(f'“{title}”' for title in told.where)}" if told.where else ""
    return f"{where}, from {rows} of the record" if where and rows else f"From {rows} of the record" if rows else where


def _in_force(first_on: date, last_on: date) -> Select[ReportRequirement]:
    asked = ReportRequirement
    return (
        select(asked)
        .where(or_(asked.from_on.is_(None), asked.from_on <= last_on))
        .where(or_(asked.until_on.is_(None), asked.until_on >= first_on))
        .order_by(asked.place, asked.id)
    )


def _notes(report_id: uuid.UUID) -> Mapping[uuid.UUID, RequirementNote]:
    found = db.session.scalars(select(RequirementNote).where(RequirementNote.report_id == report_id))
    return {each.requirement_id: each for each in found}


def _told(report: AnnualReport, told: ToldBlocks, months_said: Sequence[str]) -> ToldReport:
    return ToldReport(
        tuple(
            ToldChapter(each.key, each.title, tuple(told.get(each.id, ())))
            for each in report.chapters
            if not each.is_left_out
        ),
        Period(report.first_on, report.last_on).months,
        tuple(months_said),
        is_drafted=report.drafted_at is not None or bool(told),
    )
