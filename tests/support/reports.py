"""A report with a chapter, for the tests of its blocks."""

from __future__ import annotations

from partnership.extensions import db
from partnership.models import ReportBlock
from partnership.rules.blocks import to_json
from reviews.rules.prose import counted, paragraph, rows, sentence
from tests.factories.reports import BlockFactory
from tests.factories.reviews import ActionFactory


def counting(things, kind="action", words="action"):
    """A paragraph that counts the things."""
    number = counted(rows(kind, [each.id for each in things]), words, says="Actions of the year")
    return paragraph(sentence("Of the ", number, " none is late."))


def block(author, content, **options):
    stored = to_json(content) if content else None
    return BlockFactory(chapter=author.chapter, content=stored, **{"seen": stored, **options})


def asked(page):
    """The links of the numbers: words → address."""
    return {a.get_text(): a["href"] for a in page.soup.find_all("a", class_="app-ask")}


def actions(author, how_many=3):
    return [ActionFactory(board=author.board, text=f"Revise protocol {number}") for number in range(how_many)]


def stored(shown):
    db.session.expire_all()
    return db.session.get(ReportBlock, shown.id)
