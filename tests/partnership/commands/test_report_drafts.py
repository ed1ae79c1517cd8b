"""A draft and those after it, in the blocks of a report: what is added, changed and gone, and what is new."""

from __future__ import annotations

import pytest

from partnership.commands import report_blocks as commands
from partnership.commands.report_drafts import take_draft
from partnership.extensions import db
from partnership.rules.block_marks import Mark, mark
from partnership.rules.blocks import Chapter
from tests.factories.reports import ChapterFactory, ReportFactory
from tests.support.report_desk import ON, Desk, drafted


@pytest.fixture
def desk(app):
    return Desk()


def test_the_first_draft_fills_the_chapter_and_is_one_event(desk):
    assert desk.order() == ["a", "b", "c"]
    assert [mark(each) for each in desk.chapter.blocks] == [Mark.RECORD] * 3
    assert (desk.told().verb, desk.told().detail) == (
        "drafted the report",
        {"title": desk.report.title, "is_first": True, "added": 3},
    )
    assert desk.report.drafted_at is not None
    assert desk.report.known_on == ON


def test_a_later_draft_keeps_words_and_says_what_changed(desk):
    commands.write(desk.block("a"), words="Ours.", by=desk.author)

    desk.draft(("a", "Now one."), ("b", "Now two."), ("d", "Four."))

    assert desk.order() == ["a", "b", "c", "d"]
    assert [mark(each) for each in desk.chapter.blocks] == [Mark.BOTH, Mark.UPDATED, Mark.GONE, Mark.NEW]
    assert desk.block("a").words == "Ours."
    counts = {key: desk.told().detail[key] for key in ("added", "changed", "gone", "is_first")}
    assert counts == {"added": 1, "changed": 2, "gone": 1, "is_first": False}


def test_a_draft_that_says_the_same_changes_no_version(desk):
    before = {each.key: each.version for each in desk.chapter.blocks}

    desk.draft(("a", "One."), ("b", "Two."), ("c", "Three."))

    assert {each.key: each.version for each in desk.chapter.blocks} == before


def test_a_new_chapter_stands_after_the_one_before_it_and_keeps_the_others(desk):
    ChapterFactory(report=desk.report, key="own.1", title="Foreword", place=0)
    ChapterFactory(report=desk.report, key="own.2", title="Thanks", place=2)

    desk.draft(("a", "One."), more=[Chapter("cases", "Cases", (drafted("x", "New."),))])

    assert [(each.key, each.place) for each in desk.report.chapters] == [
        ("own.1", 1),
        ("reviews", 2),
        ("cases", 3),
        ("own.2", 4),
    ]
    assert desk.report.chapters[1].title == "Reviews this year"
    assert mark(desk.block("x")) is Mark.RECORD


def test_what_is_new_counts_among_the_changes_until_it_is_seen(desk):
    desk.draft(("a", "One."), ("d", "Four."), ("b", "Two."), ("c", "Three."))

    assert [mark(each) for each in desk.chapter.blocks] == [Mark.RECORD, Mark.NEW, Mark.RECORD, Mark.RECORD]
    commands.see_all(desk.chapter, by=desk.author)

    assert (mark(desk.block("d")), desk.told().detail["count"]) == (Mark.RECORD, 1)


def test_what_is_new_is_seen_by_itself_left_out_and_written_in(desk):
    desk.draft(("a", "One."), ("b", "Two."), ("c", "Three."), ("d", "Four."), ("e", "Five."), ("f", "Six."))

    commands.keep_words(desk.block("d"), by=desk.author)
    commands.show(desk.block("e"), is_hidden=True, by=desk.author)
    commands.write(desk.block("f"), words="Ours.", by=desk.author)

    assert [mark(desk.block(key)) for key in "def"] == [Mark.RECORD, Mark.LEFT_OUT, Mark.RECORD]


def test_the_first_chapter_of_a_report_without_any_and_one_before_all_others(app):
    report = ReportFactory()

    take_draft(report, [Chapter("cases", "Cases", (drafted("x", "New."),))], known_on=ON, by=None)
    db.session.refresh(report)
    take_draft(report, [Chapter("summary", "Summary", (drafted("s", "All."),))], known_on=ON, by=None)
    db.session.commit()
    db.session.refresh(report)

    assert [each.key for each in report.chapters] == ["summary", "cases"]


def test_what_is_gone_and_seen_is_dropped_by_the_next_draft(desk):
    commands.show(desk.block("c"), is_hidden=True, by=desk.author)

    desk.draft(("a", "One."), ("b", "Two."))

    assert desk.order() == ["a", "b"]
