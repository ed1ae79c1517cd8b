"""A draft of a report written into its chapters and blocks, over what authors did to the draft before."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value

from partnership import clock
from partnership.commands import audit
from partnership.extensions import db
from partnership.models import AnnualReport, ReportBlock, ReportChapter, User
from partnership.queries import annual_reports
from partnership.rules.blocks import Chapter
from partnership.rules.drafts import Drafted, Stored, redraft


def take_draft(report: AnnualReport, chapters: Sequence[Chapter], *, known_on: date, by: User | None) -> AnnualReport:
    """Bring every block up to what the record says now; nothing that an author did is lost."""
    is_first = report.drafted_at is None
    before = {block.key: block for chapter in annual_reports.chapters(report.id) for block in chapter.blocks}
    there = [] if is_first else [each.key for each in report.chapters]
    drafted = redraft([_stored(block) for block in before.values()], chapters, there)
    homes = _chapters(report, [(each.key, each.title) for each in drafted])
    counts: Counter[str] = Counter()
    for each in drafted:
        blocks = [_take(block, before.pop(block.key, None), homes[each.key], counts) for block in each.blocks]
        put_in_order(blocks)
    for left in before.values():
        left.chapter.blocks.remove(left)
    report.known_on, report.drafted_at = known_on, clock.now()
    db.session.flush()
    detail = {"title": report.title, "is_first": is_first, **counts}
    audit.record("drafted the report", report, by=by, detail=detail)
    return report


def put_in_order(blocks: Iterable[ReportBlock]) -> None:
    """Number the places of these blocks, without a new version: nobody else's open form is stale for it."""
    db.session.flush()
    moved = [(place, each) for place, each in enumerate(blocks, start=1) if each.place != place]
    if not moved:
        return
    table = ReportBlock.__table__
    new_place = update(table).where(table.c.id == bindparam("of")).values(place=bindparam("to"))  # type: ignore[arg-type]
    db.session.execute(new_place, [{"of": each.id, "to": place} for place, each in moved])
    for place, each in moved:
        set_committed_value(each, "place", place)


def _stored(block: ReportBlock) -> Stored:
    return Stored(
        block.key,
        block.chapter.key,
        content=block.content,
        seen=block.seen,
        words=block.words,
        is_hidden=block.is_hidden,
        is_moved=block.is_moved,
        is_gone=block.is_gone,
    )


def _chapters(report: AnnualReport, drafted: Sequence[tuple[str, str | None]]) -> dict[str, ReportChapter]:
    """The chapters by key; one that is new stands after the one that the draft writes before it."""
    order = list(report.chapters)
    found = {each.key: each for each in order}
    after: ReportChapter | None = None
    for key, title in drafted:
        if key not in found:
            found[key] = ReportChapter(id=uuid.uuid4(), report_id=report.id, key=key, title=title or key, place=0)
            order.insert(order.index(after) + 1 if after else 0, found[key])
        after = found[key]
    for place, each in enumerate(order, start=1):
        if each.place != place:
            each.place = place
    report.chapters[:] = order
    return found


def _take(drafted: Drafted, block: ReportBlock | None, chapter: ReportChapter, counts: Counter[str]) -> ReportBlock:
    if block is None:
        block = ReportBlock(id=uuid.uuid4(), report_id=chapter.report_id, key=drafted.key, place=0)
        counts["added"] += 1
    elif drafted.is_gone and not block.is_gone:
        counts["gone"] += 1
    elif drafted.content != drafted.seen and drafted.content != block.content:
        counts["changed"] += 1
    block.chapter = chapter
    block.content, block.seen, block.is_gone = drafted.content, drafted.seen, drafted.is_gone
    db.session.add(block)
    return block
