"""A report in its final order, from what is stored: as it is exported."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.documents import authored
from partnership.filters import day
from partnership.models import AnnualReport, ReportBlock, ReportChapter
from partnership.queries import annual_reports
from partnership.rules.blocks import Content, from_json
from partnership.rules.documents import Document, Part
from reviews.rules.stated import Period

MARKING = "OFFICIAL-SENSITIVE"


def document(report: AnnualReport) -> Document:
    """What is left out is not in it; an author's words stand after what the record says."""
    chapters = [each for each in annual_reports.chapters(report.id) if not each.is_left_out]
    return Document(
        title=report.title,
        board=report.board.name,
        period=Period(report.first_on, report.last_on).in_words,
        position=f"Position at {day(report.position_on)}, as known on {day(report.known_on)}",
        audience=report.audience.label,
        marking=MARKING,
        chapters=tuple(part for part in map(_part, chapters) if part.items),
    )


def _part(chapter: ReportChapter) -> Part:
    return Part(chapter.title, tuple(item for block in chapter.blocks for item in _items(block)))


def _items(block: ReportBlock) -> Iterator[Content]:
    if block.content is not None and not block.is_hidden:
        yield from_json(block.content)
    if block.words:
        yield from authored.parse(block.words)
