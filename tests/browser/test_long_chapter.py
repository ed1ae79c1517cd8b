"""A chapter that goes over several pages: no page has a fault, and who writes on a later one comes back to it."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.rules.blocks import Cell, Column, Heading, Line, Run, Sentence, Source, Table, to_json
from partnership.vocabulary import Role
from reviews.rules.prose import paragraph, rows, sentence
from tests.browser.looking import look
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.factories.reviews import ActionFactory

pytestmark = pytest.mark.browser

LONG = "so it was " * 1_300


class Long:
    """A chapter of three pages; on the second, under a small heading, a table that goes on and on."""

    def __init__(self):
        board = BoardFactory()
        self.author = person(Role.AUTHOR, board)
        self.chapter = ChapterFactory(report=ReportFactory(board=board), title="What did not progress")
        action = ActionFactory(board=board)
        number = Sentence((Run("1", Source("Actions", rows("action", [action.id]))),))
        lines = [Line((Cell((sentence(f"Line {place}"),)), Cell((number,)))) for place in range(61)]
        table = Table("One by one", (Column("Which"), Column("Actions", is_number=True)), tuple(lines))
        texts = [paragraph(sentence(f"Paragraph {place}. {LONG}")) for place in range(7)]
        contents = [*texts[:3], Heading("Child L", 3), table, *texts[3:]]
        self.blocks = [self.block(each, place) for place, each in enumerate(contents, start=1)]
        db.session.commit()

    def block(self, content, place):
        stored = to_json(content)
        return BlockFactory(chapter=self.chapter, content=stored, seen=stored, place=place)


@pytest.fixture
def long(app):
    return Long()


def test_no_page_of_a_long_chapter_has_a_fault(long, open_as):
    page = open_as(long.author)
    table = f"/report-blocks/{long.blocks[4].id}"
    paths = [*(f"/report-chapters/{long.chapter.id}?page={number}" for number in (1, 2, 3)), f"{table}/where?page=2"]

    assert [fault for path in [*paths, f"{table}/edit"] for fault in look(page, path)] == []


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)])
def test_who_writes_on_a_later_page_comes_back_to_where_she_wrote(long, open_as, width, scripts):
    page = open_as(long.author, width=width, scripts=scripts)
    page.goto(f"/report-chapters/{long.chapter.id}")
    page.get_by_role("link", name="More of this chapter").first.click()
    assert "Page 2 of 3" in page.locator("main").inner_text()
    block = page.locator(f"#block-{long.blocks[4].id}")
    assert "And 41 more: the exported report has them all." in block.inner_text()

    with page.expect_navigation():
        block.get_by_role("button", name="Edit").click()
    page.get_by_role("textbox", name="Your words").fill("They wait for the new system.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()

    assert "Page 2 of 3" in page.locator("main").inner_text()
    assert "They wait for the new system." in block.inner_text()
    assert abs(block.bounding_box()["y"]) < 200
