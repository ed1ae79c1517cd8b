"""Reads of what a report says block by block: to be looked at, edited, and asked where it comes from."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload, undefer_group

from partnership import clock
from partnership.documents import authored, charts
from partnership.extensions import db
from partnership.models import AnnualReport, ReportBlock, ReportChapter, User
from partnership.rules import block_pages
from partnership.rules.block_marks import TO_LOOK_AT, Mark, is_own, mark
from partnership.rules.block_pages import beginning
from partnership.rules.blocks import SENTENCE, Chart, Content, Sentence, Source, from_json, sentences, text
from partnership.rules.differences import Change, differences
from partnership.rules.paging import a_page
from reviews.queries import reports

A_LINE = 60
ASKED_A_PAGE = 50
LONGEST = 7  # digits of the number of a sentence
OF_PICTURE = re.compile(r"\bchart-(?=[0-9a-f]{10}\b)")


@dataclass(frozen=True)
class Shown:
    """A block as its page shows it; `holder` is who else has it open at this moment, and until when.

    Of a long list `content` is the beginning, and `more` is how many items it leaves to the files.
    """

    block: ReportBlock
    mark: Mark
    content: Content | None
    words: tuple[Content, ...]
    changes: tuple[Change, ...]
    is_own: bool
    holder: tuple[str, datetime] | None
    picture: str = ""
    more: int = 0

    @property
    def name(self) -> str:
        """What tells it from other blocks for those who hear a button and do not see what stands beside it."""
        said = text(self.content) if self.content else " ".join(text(each) for each in self.words)
        said = " ".join(said.split())
        return said if len(said) <= A_LINE else f"{said[:A_LINE].rsplit(' ', 1)[0]} …"

    @property
    def picture_again(self) -> str:
        """The picture with names of its own, for a page on which it stands twice."""
        return OF_PICTURE.sub("again-", self.picture)

    @property
    def has_sources(self) -> bool:
        """Whether anything of it was counted or told from rows of the record."""
        return self.content is not None and any(each.sources for each in sentences(self.content))

    @property
    def is_printed(self) -> bool:
        return bool(self.words) or (self.content is not None and not self.block.is_hidden)


def chapter(user: User, chapter_id: uuid.UUID) -> ReportChapter:
    """One chapter with its report and sister chapters; 404 when it is of another board."""
    wanted = select(ReportChapter).join(ReportChapter.report).where(ReportChapter.id == chapter_id)
    found = db.session.scalar(
        wanted.where(reports.visible_to(user)).options(
            contains_eager(ReportChapter.report).options(
                joinedload(AnnualReport.board), selectinload(AnnualReport.chapters)
            ),
        )
    )
    return found or abort(404)


def block(user: User, block_id: uuid.UUID) -> ReportBlock:
    """One block with its chapter, its neighbours and its report; 404 when it is of another board."""
    wanted = select(ReportBlock).join(ReportBlock.chapter).join(ReportChapter.report)
    found = db.session.scalar(
        wanted.where(ReportBlock.id == block_id, reports.visible_to(user)).options(
            undefer_group("stored"),
            joinedload(ReportBlock.held_by),
            contains_eager(ReportBlock.chapter).options(
                contains_eager(ReportChapter.report).joinedload(AnnualReport.board),
                selectinload(ReportChapter.blocks),
            ),
        )
    )
    return found or abort(404)


def made(user: User, block_id: uuid.UUID) -> ReportBlock | None:
    """A block that the person may read, or nothing: for forms sent twice."""
    wanted = select(ReportBlock).join(ReportBlock.chapter).join(ReportChapter.report)
    return db.session.scalar(
        wanted.where(ReportBlock.id == block_id, reports.visible_to(user)).options(contains_eager(ReportBlock.chapter))
    )


def shown(user: User, block: ReportBlock) -> Shown:
    state = mark(block)
    content, more = beginning(block.content) if block.content else (None, 0)
    return Shown(
        block,
        state,
        content,
        authored.parse(block.words) if block.words else (),
        differences(_read(block.seen), _read(block.content)) if state in TO_LOOK_AT - {Mark.NEW} else (),
        is_own(block),
        _holder(user, block),
        charts.svg(content) if isinstance(content, Chart) else "",
        more,
    )


def _read(stored: str | None) -> Content | None:
    return from_json(stored) if stored else None


def _holder(user: User, block: ReportBlock) -> tuple[str, datetime] | None:
    if block.held_by is None or block.held_until is None or block.held_by_id == user.id:
        return None
    return (block.held_by.name, block.held_until) if block.held_until > clock.now() else None


@dataclass(frozen=True)
class Asked:
    """One sentence of a block with what it comes from: each source with its address in the block and its words."""

    sentence: Sentence
    sources: list[tuple[str, str, Source]]


@dataclass(frozen=True)
class AskedPage:
    asked: list[Asked]
    page: int
    pages: int


def sources(block: ReportBlock, page: int = 1) -> AskedPage:
    """Sentences of the block that know their rows, a page of them, each of its numbers after the sentence itself."""
    said = block_pages.said(block.content) if block.content else ()
    known = [(index, each) for index, each in enumerate(said) if _knows(each)]
    some, page, pages = a_page(known, page, ASKED_A_PAGE)
    return AskedPage([_asked(index, each) for index, each in some], page, pages)


def _knows(said: dict[str, Any]) -> bool:
    return bool(said["source"]) or any(run["source"] for run in said["runs"])


def _asked(index: int, said: dict[str, Any]) -> Asked:
    sentence = SENTENCE.validate_python(said)
    return Asked(sentence, list(_of_sentence(index, sentence)))


def _of_sentence(index: int, sentence: Sentence) -> Iterable[tuple[str, str, Source]]:
    if sentence.source is not None:
        yield str(index), "The sentence", sentence.source
    for number, run in enumerate(sentence.runs):
        if run.source is not None:
            yield f"{index}-{number}", run.text.strip(), run.source


def asked(block: ReportBlock, at: str) -> tuple[Sentence, str, Source]:
    """The sentence, the words and the source at an address in the block; 404 where there is none."""
    number = at.partition("-")[0]
    if block.content and number.isdecimal() and len(number) < LONGEST:
        for said in islice(block_pages.said(block.content), int(number), int(number) + 1):
            found = _asked(int(number), said)
            for address, words, source in found.sources:
                if address == at:
                    return found.sentence, words, source
    abort(404)


@dataclass(frozen=True)
class Places:
    """Where a block stands among those of its chapter."""

    number: int
    of: int


def places(block: ReportBlock) -> Places:
    order = block.chapter.blocks
    return Places(order.index(block) + 1, len(order))


def beside(block: ReportBlock) -> ReportBlock | None:
    """The block before it in its chapter, or else the one after it: where a reader is who takes it away."""
    order = block.chapter.blocks
    place = order.index(block)
    return order[place - 1] if place else next(iter(order[1:]), None)
