"""The pages of a report with everything in it have no fault that axe or the console tells, and none goes sideways."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import report_blocks
from partnership.extensions import db
from partnership.rules.blocks import Box, Bullets, Cell, Chart, Column, Heading, Line, Table, to_json
from partnership.vocabulary import Role
from reviews.rules.prose import figure, rows, sentence
from tests.browser.looking import look
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.factories.reviews import ActionFactory
from tests.support.reports import counting

pytestmark = pytest.mark.browser

WORDS = "### What the street told us\n\nOfficers **asked** [twice](https://northmoor.example/audit):\n\n- and once more"


@pytest.fixture
def report(app):
    return Report()


class Report:
    """A chapter with a block of every kind and mark, one of them open at a colleague's, and one chapter without any."""

    def __init__(self):
        board = BoardFactory()
        self.author, colleague = person(Role.AUTHOR, board), person(Role.MANAGER, board)
        report = ReportFactory(board=board, drafted_at=clock.now())
        self.full, self.empty = (
            ChapterFactory(report=report, title=title) for title in ("Reviews this year", "Next year")
        )
        things = [ActionFactory(board=board) for _ in range(60)]
        many, few = counting(things), counting(things[:3])
        cell = Cell((sentence(figure(rows("action", [each.id for each in things]), says="Actions")),))
        line = Line((Cell((sentence("Northmoor Police"),)), cell))
        table = Table("Parts by agency", (Column("Agency"), Column("Done", is_number=True)), (line,))
        box = Box("Bruising", (Heading("What changed", 3), Bullets(((sentence("Clearer"),),))))
        for content in (Heading("Child L", 3), table, Chart("Parts", "The police did most.", table), box):
            self.block(content)
        self.changed = self.block(many, seen=to_json(few), words=WORDS)
        self.block(many, seen=to_json(few), held_by=colleague, held_until=clock.now() + timedelta(minutes=9))
        self.block(many, is_hidden=True)
        self.block(None, seen=to_json(few), is_gone=True)
        self.own = self.block(None, words="We met once.")
        report_blocks.write(self.own, words=WORDS, by=self.author)
        db.session.commit()

    def block(self, content, **options):
        stored = to_json(content) if content else None
        return BlockFactory(chapter=self.full, content=stored, **{"seen": stored, **options})


@pytest.mark.parametrize("scripts", [True, False])
def test_pages_of_a_full_report_have_no_fault(report, open_as, scripts):
    page = open_as(report.author, scripts=scripts)
    block = f"/report-blocks/{report.changed.id}"
    paths = [
        f"/reports/{report.full.report_id}",
        f"/report-chapters/{report.full.id}",
        f"/report-chapters/{report.empty.id}",
        f"/report-chapters/{report.full.id}/write",
        f"{block}/edit",
        f"{block}/where",
        f"{block}/where?at=0-1",
        f"/report-blocks/{report.own.id}/edit",
    ]

    if scripts:
        assert [fault for path in paths for fault in look(page, path, widths=(1280, 320))] == []
    else:
        assert sideways(page, paths) == []


def sideways(page, paths):
    """Pages that go sideways on a phone; axe is a script, and here there are none."""
    page.set_viewport_size({"width": 320, "height": 900})
    found = []
    for path in paths:
        page.goto(path)
        boxes = [each.bounding_box() for each in page.locator("main p, main h2, main textarea, main td").all()]
        wide = max(each["x"] + each["width"] for each in boxes if each)
        found += [f"{path}: {wide} wide"] if wide > 320 else []
    return found
