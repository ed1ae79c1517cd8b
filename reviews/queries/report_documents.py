"""A report as its record has it now, and as a document in its final order from what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from partnership.documents import authored
from partnership.models import AnnualReport, ReportBlock, ReportChapter
from partnership.queries import annual_reports
from partnership.rules.block_marks import is_alone
from partnership.rules.blocks import Content, from_json
from partnership.rules.documents import Document, Part
from reviews.queries import facts, inclusion, reports
from reviews.rules import documents
from reviews.rules.facts import Facts, Scope
from reviews.rules.prose_waiting import Waits
from reviews.rules.stated import Period


def facts_of(report: AnnualReport, known_on: date) -> Facts:
    """What goes into the report, as known on that day; of a day after that it tells nothing."""
    period, position_on = Period(report.first_on, report.last_on), min(report.position_on, known_on)
    scope = Scope(report.board_id, report.board.name, report.title, period, report.audience, position_on, known_on)
    return facts.facts(scope, inclusion.suggestions(report.board_id, period, report.id).included)


def document(report: AnnualReport) -> Document:
    """From what is stored, with what was left out left out; closed by what to look at before it is published.

    Words beside what the draft no longer says may be of a case that was left out: they wait for the author.
    """
    chapters = [each for each in annual_reports.chapters(report.id) if not each.is_left_out]
    found = facts_of(report, report.known_on)
    parts = [part for part in map(_part, chapters) if part.items]
    return documents.document(found.scope, parts, documents.closing(found, waiting=_waiting(report, chapters)))


def _waiting(report: AnnualReport, chapters: Iterable[ReportChapter]) -> list[Waits]:
    """What waits in each, as the page of the report counts it, with what is not printed apart."""
    counts, found = reports.waiting(report.id), []
    for chapter in chapters:
        beside, count = sum(map(is_alone, chapter.blocks)), counts[chapter.id]
        found.append(Waits(chapter.title, beside, count.to_decide - beside, count.to_see))
    return found


def _part(chapter: ReportChapter) -> Part:
    return Part(chapter.title, tuple(item for block in chapter.blocks for item in _items(block)))


def _items(block: ReportBlock) -> Iterator[Content]:
    """What the record says, then what the author says."""
    if block.content is not None and not block.is_hidden:
        yield from_json(block.content)
    if block.words and not is_alone(block):
        yield from authored.parse(block.words)
