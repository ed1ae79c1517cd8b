"""A page of a chapter of a report: its blocks, what waits in the whole chapter, and the chapters beside it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, undefer_group

from partnership.extensions import db
from partnership.models import ReportBlock, ReportChapter, User
from partnership.rules.block_pages import split
from partnership.rules.documents import Reading
from reviews.queries import reports
from reviews.queries.report_blocks import Shown, shown
from reviews.queries.reports import Waiting

# Each row of a source is stored in about 65 characters, these five among them.
ROW, TIMES = '"id":', 13
HEADING = '"kind":"heading"}'


@dataclass(frozen=True)
class Beside:
    """Another chapter of the report, with how many of its blocks wait for a decision."""

    chapter: ReportChapter
    to_decide: int
    is_current: bool


@dataclass(frozen=True)
class ChapterPage:
    """`waiting` is what waits in the whole chapter, and `first` the block that waits first for a decision."""

    chapter: ReportChapter
    blocks: list[Shown]
    chapters: list[Beside]
    reading: Reading
    waiting: Waiting
    first: uuid.UUID | None
    number: int
    of: int

    @property
    def before(self) -> Beside | None:
        return self._beside(-1)

    @property
    def after(self) -> Beside | None:
        return self._beside(1)

    def _beside(self, step: int) -> Beside | None:
        at = next(index for index, each in enumerate(self.chapters) if each.is_current) + step
        return self.chapters[at] if 0 <= at < len(self.chapters) else None


def page(user: User, chapter: ReportChapter, *, number: int = 1, block: str = "") -> ChapterPage:
    """The page of that number or, where a block is asked for that is in the chapter, the page on which it stands."""
    pages = split(_weights(chapter))
    numbered = {str(each): at for at, blocks in enumerate(pages, start=1) for each in blocks}
    number = min(max(1, numbered.get(block, number)), len(pages))
    waiting = reports.waiting(chapter.report_id)
    return ChapterPage(
        chapter,
        [shown(user, each) for each in _blocks(pages[number - 1])],
        [Beside(each, waiting[each.id].to_decide, each.id == chapter.id) for each in chapter.report.chapters],
        Reading(),
        waiting[chapter.id],
        _first(chapter),
        number,
        len(pages),
    )


def _weights(chapter: ReportChapter) -> list[tuple[uuid.UUID, int, bool]]:
    """The blocks in order, with the characters that each shows (rows are not named), and whether it is a heading."""
    kept = ReportBlock
    of_rows = TIMES * (func.length(kept.content) - func.length(func.replace(kept.content, ROW, "")))
    says = func.coalesce(func.length(kept.content) - of_rows, 0) + func.coalesce(func.length(kept.words), 0)
    is_heading = func.coalesce(kept.content.endswith(HEADING), False)
    wanted = select(kept.id, says, is_heading).where(kept.chapter_id == chapter.id).order_by(kept.place, kept.id)
    return [(block_id, int(weight), bool(heading)) for block_id, weight, heading in db.session.execute(wanted)]


def _blocks(ids: list[uuid.UUID]) -> list[ReportBlock]:
    wanted = select(ReportBlock).where(ReportBlock.id.in_(ids))
    whole = wanted.options(joinedload(ReportBlock.held_by), undefer_group("stored"))
    found = {each.id: each for each in db.session.scalars(whole)}
    return [found[each] for each in ids if each in found]


def _first(chapter: ReportChapter) -> uuid.UUID | None:
    """The first block in which both the record and the author changed something: as rules/block_marks."""
    kept = ReportBlock
    both = (kept.chapter_id == chapter.id, kept.words.is_not(None), kept.content.is_distinct_from(kept.seen))
    return db.session.scalar(select(kept.id).where(*both).order_by(kept.place, kept.id).limit(1))
