"""A report on which an author works, for the tests of drafts and of what is done to their blocks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from partnership.commands.report_drafts import take_draft
from partnership.extensions import db
from partnership.models import Event, ReportBlock
from partnership.rules.blocks import Block, Chapter, Paragraph, Run, Sentence
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ChapterFactory, ReportFactory

ON = date(2026, 6, 12)


class Desk:
    """A report with one chapter of three blocks, an author and a colleague of hers."""

    def __init__(self):
        board = BoardFactory()
        self.author, self.colleague = person(Role.AUTHOR, board), person(Role.MANAGER, board)
        self.report = ReportFactory(board=board)
        self.chapter = ChapterFactory(report=self.report, key="reviews", title="Reviews this year", place=1)
        self.draft(("a", "One."), ("b", "Two."), ("c", "Three."))

    def draft(self, *blocks, more=()):
        chapters = [Chapter("reviews", "Reviews", tuple(drafted(*each) for each in blocks)), *more]
        take_draft(self.report, chapters, known_on=ON, by=self.author)
        db.session.commit()
        db.session.expire_all()

    def block(self, key):
        return db.session.scalars(select(ReportBlock).where(ReportBlock.key == key)).one()

    def order(self):
        db.session.expire_all()
        return [each.key for each in self.chapter.blocks]

    def told(self):
        return db.session.scalars(select(Event).order_by(Event.number.desc())).first()


def drafted(key, words):
    return Block(key, Paragraph((Sentence((Run(words),)),)))
