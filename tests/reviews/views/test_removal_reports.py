"""Words are taken out of reports: of what an author wrote, and of what was drafted from the record."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.models import AnnualReport, ReportBlock
from partnership.queries import events
from partnership.rules.blocks import Box, Heading, Paragraph, Row, Run, Sentence, Source, from_json, text, to_json
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, InclusionFactory, NoteFactory, ReportFactory
from tests.factories.reviews import ActionFactory

ANSWERS = {"words": "Zelda Marsh", "reason": "A name was given"}
SAID = "Told by “Zelda Marsh”"


@pytest.fixture
def report(app):
    return ReportFactory(title=SAID)


def chapter(report):
    return ChapterFactory(report=report, title=SAID)


def block(report):
    return BlockFactory(chapter=ChapterFactory(report=report, title="Foreword"), words=SAID)


def note(report):
    return NoteFactory(report=report, note=SAID)


def inclusion(report):
    return InclusionFactory(report=report, action_id=ActionFactory(board=report.board).id, reason=SAID)


TEXTS = [
    (chapter, "title", f"Title of the chapter “{SAID}”"),
    (block, "words", "Your words 1, in “Foreword”"),
    (note, "note", "Note on requirement R35"),
    (inclusion, "reason", "Reason 1 for what goes in or stays out"),
]


@pytest.mark.parametrize(("make", "field", "label"), TEXTS, ids=[make.__name__ for make, *_ in TEXTS])
def test_manager_takes_words_out_of_what_was_written(browse, report, make, field, label):
    row = make(report)
    browser = browse(person(Role.MANAGER, report.board))

    page = browser.fill(f"/take-words-out/report/{report.id}", field=f"{row.id}:{field}", **ANSWERS)

    last = events.latest(report.id)
    assert page.status == 302
    assert getattr(row, field) == "Told by “[words removed]”"
    assert (last.verb, last.detail["text"], last.told_on_id) == ("took words out", label, report.id)
    assert "took words out of" in browser.get(f"/reports/{report.id}").words


def test_manager_takes_words_out_of_a_title(browse, report):
    browse(person(Role.MANAGER, report.board)).fill(f"/take-words-out/report/{report.id}", field="title", **ANSWERS)

    assert db.session.get_one(AnnualReport, report.id).title == "Told by “[words removed]”"


def test_words_of_the_record_leave_every_draft_of_it(browse, app):
    board = BoardFactory()
    action = ActionFactory(board=board, text="Ask Zelda\nMarsh's “school”")
    source = Source("What Zelda Marsh's school does", (Row("action", action.id),), "none")
    sentence = Sentence((Run("Ask "), Run('Zelda\nMarsh\'s "school"', source, note="Of Zelda Marsh")), source)
    told = Box("Zelda Marsh", (Heading("About Zelda Marsh"), Paragraph((sentence,))))
    drafted = BlockFactory(chapter__report__board=board, content=to_json(told), seen=to_json(told), words="Zelda Marsh")
    other = BlockFactory(content=None, seen=None, words="Kept")
    version = other.version

    browse(person(Role.MANAGER, board)).fill(f"/take-words-out/action/{action.id}", field="text", **ANSWERS)

    block = db.session.get_one(ReportBlock, drafted.id)
    assert "Zelda" not in f"{block.content}{block.seen}"
    assert block.content == block.seen
    assert text(from_json(block.content)) == ('[words removed]\nAbout [words removed]\nAsk [words removed]\'s "school"')
    assert from_json(block.content).parts[1].sentences[0].sources[0].rows == (Row("action", action.id),)
    assert block.words == "Zelda Marsh"
    assert other.version == version
