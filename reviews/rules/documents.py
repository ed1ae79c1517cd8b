"""A report as a document: its chapters in order, what stands at its head, and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnership.filters import day
from partnership.rules.blocks import Chapter
from partnership.rules.documents import Document, Part
from partnership.vocabulary import MARKING, Audience
from reviews.rules import chapter_before_publishing
from reviews.rules.chapters import chapters
from reviews.rules.facts import Facts, Scope
from reviews.rules.prose_waiting import Waits

AUDIENCES = {
    Audience.INTERNAL: "For use inside the partnership",
    Audience.PARTNERS: "For safeguarding partners",
}


def document(scope: Scope, parts: Iterable[Part], closing: Part | None) -> Document:
    return Document(
        title=scope.title,
        board=scope.board,
        period=scope.period.in_words,
        position=f"Position at {day(scope.position_on)}, as known on {day(scope.known_on)}",
        audience=AUDIENCES[scope.audience],
        marking=MARKING,
        chapters=tuple(parts),
        closing=closing,
    )


def of_the_record(facts: Facts) -> Document:
    """The report as the record alone writes it."""
    return document(facts.scope, (part(each) for each in chapters(facts)), closing(facts))


def part(chapter: Chapter) -> Part:
    return Part(chapter.title, tuple(block.content for block in chapter.blocks))


def closing(facts: Facts, *, waiting: Sequence[Waits] = ()) -> Part:
    """What to look at before it is published, and what waits for the author in each chapter."""
    return part(chapter_before_publishing.chapter(facts, waiting=waiting))
