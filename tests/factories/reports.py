"""The dullest valid annual report and what hangs from it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import factory
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import (
    AnnualReport,
    ReportBlock,
    ReportChapter,
    ReportRequirement,
    ReportTemplate,
    RequirementNote,
    StoredFile,
)
from partnership.rules import blocks
from partnership.vocabulary import Audience
from reviews.models import Inclusion
from tests.factories.partnership import BoardFactory, Factory
from tests.factories.reviews import LONG_AGO


class ReportFactory(Factory):
    class Meta:
        model = AnnualReport

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    title = factory.Sequence(lambda n: f"Annual report {n}")
    first_on = date(2025, 4, 1)
    last_on = date(2026, 3, 31)
    audience = Audience.PARTNERS
    position_on = date(2026, 3, 31)
    known_on = date(2026, 6, 12)


class ChapterFactory(Factory):
    class Meta:
        model = ReportChapter

    report = factory.SubFactory(ReportFactory)
    report_id = factory.SelfAttribute("report.id")
    key = factory.Sequence(lambda n: f"own.{n}")
    title = factory.Sequence(lambda n: f"Chapter {n}")
    place = factory.Sequence(lambda n: n)


class BlockFactory(Factory):
    class Meta:
        model = ReportBlock

    chapter = factory.SubFactory(ChapterFactory)
    chapter_id = factory.SelfAttribute("chapter.id")
    report_id = factory.SelfAttribute("chapter.report_id")
    key = factory.Sequence(lambda n: f"reviews.paragraph-{n}")
    place = factory.Sequence(lambda n: n)
    content = factory.LazyFunction(lambda: said("Two reviews were published."))
    seen = factory.SelfAttribute("content")


class NoteFactory(Factory):
    class Meta:
        model = RequirementNote
        exclude = ("report",)

    report = factory.SubFactory(ReportFactory)
    report_id = factory.SelfAttribute("report.id")
    requirement = factory.LazyFunction(lambda: requirement())
    requirement_id = factory.SelfAttribute("requirement.id")
    status = "partly"
    note = "Told in the chapter on governance."


class InclusionFactory(Factory):
    """Say which thing by review_id, action_id, evidence_id or event_id."""

    class Meta:
        model = Inclusion
        exclude = ("report",)

    report = factory.SubFactory(ReportFactory)
    report_id = factory.SelfAttribute("report.id")
    is_in = True
    decided_at = LONG_AGO


class ReportTemplateFactory(Factory):
    class Meta:
        model = ReportTemplate

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    file_name = "house-style.docx"
    file = factory.LazyFunction(lambda: _file())
    file_key = factory.SelfAttribute("file.sha256")


def _file(content: bytes = b"A template") -> StoredFile:
    """The same bytes are one row."""
    key = sha256(content).hexdigest()
    return db.session.get(StoredFile, key) or StoredFile(
        sha256=key, media_type="application/docx", size=len(content), stored_at=LONG_AGO, content=content
    )


def said(*sentences: str) -> str:
    """A paragraph as it is stored."""
    found = tuple(blocks.Sentence((blocks.Run(each),)) for each in sentences)
    return blocks.to_json(blocks.Paragraph(found))


def requirement(code: str = "R35") -> ReportRequirement:
    """One as shipped."""
    return db.session.scalars(select(ReportRequirement).where(ReportRequirement.code == code)).one()
