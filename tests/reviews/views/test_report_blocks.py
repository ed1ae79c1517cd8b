"""A report block by block: how it will print, its marks, and where each part comes from."""

from __future__ import annotations

import pytest

from partnership.rules.blocks import (
    Paragraph,
    to_json,
)
from partnership.vocabulary import Role
from reviews.rules.prose import counted, rows, sentence
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.factories.reviews import ActionFactory


@pytest.fixture
def author(app, browse):
    """The browser of an author, with a report of her board, a chapter and three actions."""
    board = BoardFactory()
    browser = browse(person(Role.AUTHOR, board))
    browser.board = board
    browser.report = ReportFactory(board=board)
    browser.chapter = ChapterFactory(report=browser.report, title="Reviews this year")
    browser.path = f"/report-chapters/{browser.chapter.id}"
    browser.actions = [ActionFactory(board=board, text=f"Revise protocol {number}") for number in "123"]
    return browser


def about(actions, **options):
    """A block that counts the actions."""
    return to_json(Paragraph((sentence("Of the ", counted(rows("action", [a.id for a in actions]), "action", says="Actions of the year"), " none is late."),)))


def block(author, content=None, **options):
    content = content or about(author.actions)
    return BlockFactory(chapter=author.chapter, content=content, **{"seen": content, **options})


def test_chapter_shows_what_will_print_and_every_number_leads_to_its_rows(author):
    there = block(author)

    page = author.get(author.path)

    assert page.heading == "Reviews this year"
    assert "Of the three actions none is late." in page.words
    (where,) = page.links("three actions")
    assert where == f"/report-blocks/{there.id}/where?at=0-1"
    rows_page = author.get(where)
    assert rows_page.heading == "Where this comes from"
    assert [rows_page.links(each.text) for each in author.actions] == [[f"/actions/{each.id}"] for each in author.actions]
    assert "The 3 actions" in rows_page.words
    assert "Today: still 3" in rows_page.words
