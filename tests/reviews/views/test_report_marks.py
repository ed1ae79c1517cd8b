"""Marks say whose words each part of a report is, and what changed since."""

from __future__ import annotations

from partnership.rules.blocks import (
    to_json,
)
from partnership.vocabulary import Role
from reviews.rules.prose import paragraph, sentence
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ChapterFactory
from tests.support.reports import actions, asked, block, counting


def test_marks_say_whose_words_each_part_is(author):
    there = actions(author, 14)
    block(author, counting(there), words="We **met** twice.")
    block(author, counting(there), is_hidden=True)
    block(author, counting(there[:3]), seen=to_json(counting(there[:2])))
    block(author, None, words="Ours alone.", seen=None)
    both = block(author, counting(there), seen=to_json(counting(there[:12])), words="12 are still open.")
    block(author, None, seen=to_json(counting(there)), is_gone=True)
    block(author, counting(there), seen=None)

    page = author.get(author.path)

    names = [each.get_text() for each in page.soup.select(".app-block .app-mark__name")]
    assert names == [
        "From the record",
        "Your words",
        "Left out: not printed",
        "Updated",
        "Your words",
        "Your words, as you wrote them",
        "The record, today",
        "No longer in the draft: not printed",
        "New in this draft",
    ]
    legend = [each.get_text() for each in page.soup.select(".app-report__marks li")]
    assert legend == [
        "From the record, kept up to date",
        "Updated: the record’s words changed, look at them",
        "New in this draft: look at it",
        "Your words, never written over",
        "Both changed: you decide",
    ]
    assert "The record now says three, was two." in page.words
    assert "Decide The record now says 14, was 12" in page.words
    assert page.links("Go to it") == [f"{author.path}?block={both.id}#block-{both.id}"]
    assert "1 paragraph that you wrote in needs your decision" in page.words
    assert "1 to decide" in page.words
    assert "**" not in page.words


def test_a_notice_of_much_that_changed_is_a_few_lines_with_all_else_folded_away(author):
    was, now = (paragraph(*(sentence(f"{word} {number} " * 20) for number in range(9))) for word in ("Old", "New"))
    block(author, now, seen=to_json(was))

    notices = author.get(author.path).soup.select(".app-mark__change")
    (fold,) = author.get(author.path).soup.select(".app-mark details")

    assert len(notices) == 3
    assert all(len(each.get_text().split()) < 60 for each in notices)
    assert fold.summary.get_text() == "All that changed"
    assert "New 8 " * 19 in fold.get_text()
    assert "Old 0 " * 19 in fold.get_text()


def test_what_nobody_wrote_in_is_seen_with_one_button(author):
    there = actions(author)
    block(author, counting(there), seen=to_json(counting(there[:2])))
    block(author, counting(there), seen=None)

    before = author.get(author.path)
    author.post(f"{author.path}/seen")

    assert "2 changes to look at in this chapter" in before.words
    after = author.get(author.path)
    assert "to look at in this chapter" not in after.words
    assert "The record now says" not in after.words
    assert [each.get_text() for each in after.soup.select(".app-block .app-mark__name")] == ["From the record"] * 2


def test_a_reader_is_shown_no_buttons(author, browse):
    shown = block(author, counting(actions(author)), words="Ours.")
    scrutineer = browse(person(Role.SCRUTINEER, author.board))

    page = scrutineer.get(author.path)

    assert page.soup.find("main").find_all("button") == []
    assert page.links("Write at the beginning") == []
    assert asked(page)
    assert scrutineer.get(f"/report-blocks/{shown.id}/edit").status == 403
    assert browse(person(Role.AUTHOR, BoardFactory())).get(author.path).status == 404
    assert browse(person(Role.AUTHOR, BoardFactory())).get(f"/report-blocks/{shown.id}/where").status == 404


def test_an_empty_chapter_says_so_and_its_neighbours_are_linked(author):
    after = ChapterFactory(report=author.report, title="Next year", key="next-year", place=2, is_left_out=True)

    page, last = author.get(author.path), author.get(f"/report-chapters/{after.id}")

    assert "Nothing stands in this chapter yet" in page.words
    assert page.links("Next: Next year") == [f"/report-chapters/{after.id}"]
    assert last.links("Before: Reviews this year") == [author.path]
    assert "the report is not drafted" in last.words
    assert "This chapter is left out of the report" in last.words
