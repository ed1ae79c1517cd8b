"""A later draft over an earlier one: nothing that an author did is lost, and what changed can be told."""

from __future__ import annotations

import uuid
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.blocks import Block, Chapter, Paragraph, Row, Run, Sentence, Source, to_json
from partnership.rules.drafts import Stored, redraft

KEYS = st.integers(0, 9).map(lambda number: f"reviews.{number}")
SAID = st.sampled_from(["One.", "Two.", "Three."])
CHAPTERS = ["reviews", "cases"]


def content(words, row=1):
    return Paragraph((Sentence((Run(words, Source("Actions", (Row("action", uuid.UUID(int=row)),))),)),))


def chapter(*blocks, key="reviews"):
    return Chapter(key, key.title(), tuple(Block(each, content(words)) for each, words in blocks))


def stored(drafted, before=()):
    """What is kept after a draft, with what authors had done to it."""
    known = {each.key: each for each in before}
    return [
        replace(
            known.get(block.key, Stored(block.key, chapter.key)),
            chapter=chapter.key,
            content=block.content,
            seen=block.seen,
            is_gone=block.is_gone,
        )
        for chapter in drafted
        for block in chapter.blocks
    ]


def test_the_first_draft_is_seen_as_it_is():
    (first,) = redraft([], [chapter(("a", "One."), ("b", "Two."))])

    assert [(each.key, each.seen == each.content, each.is_gone) for each in first.blocks] == [
        ("a", True, False),
        ("b", True, False),
    ]
    assert first.title == "Reviews"


def test_what_is_new_in_a_chapter_that_was_there_is_not_seen_until_somebody_looks():
    kept = stored(redraft([], [chapter(("a", "One."))]))
    draft = [chapter(("a", "One."), ("b", "Two.")), chapter(("c", "Three."), key="cases")]

    second = stored(redraft(kept, draft, {"reviews"}), kept)
    third = redraft(second, draft, {"reviews", "cases"})

    assert [(each.key, each.seen is None) for each in second] == [("a", False), ("b", True), ("c", False)]
    assert [(block.key, block.seen is None) for each in third for block in each.blocks] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]


def test_what_nobody_had_looked_at_yet_goes_without_a_word():
    new = Stored("b", "reviews", content=to_json(content("Two.")))

    (drafted,) = redraft([new], [chapter(("a", "One."))], {"reviews"})

    assert [(each.key, each.seen is None) for each in drafted.blocks] == [("a", True)]


def test_what_changed_stays_changed_until_it_is_decided_on():
    kept = stored(redraft([], [chapter(("a", "One."))]))
    kept = stored(redraft(kept, [chapter(("a", "Two."))]), kept)

    (third,) = redraft(kept, [chapter(("a", "Two."))])

    assert (third.blocks[0].seen, third.blocks[0].content) == (to_json(content("One.")), to_json(content("Two.")))


def test_other_rows_behind_the_same_words_are_no_change():
    old = Stored("a", "reviews", content=to_json(content("One.", row=7)), seen=to_json(content("One.", row=7)))

    (drafted,) = redraft([old], [chapter(("a", "One."))])

    assert drafted.blocks[0].seen == drafted.blocks[0].content == to_json(content("One."))


def test_what_is_gone_is_marked_once_and_left_out_when_that_is_known():
    kept = stored(redraft([], [chapter(("a", "One."), ("b", "Two."))]))
    gone = stored(redraft(kept, [chapter(("a", "One."))]), kept)
    known = [replace(each, seen=None) if each.is_gone else each for each in gone]

    assert [(each.key, each.is_gone, each.seen is None) for each in gone] == [("a", False, False), ("b", True, False)]
    assert [block.key for block in redraft(gone, [chapter(("a", "One."))])[0].blocks] == ["a", "b"]
    assert [block.key for block in redraft(known, [chapter(("a", "One."))])[0].blocks] == ["a"]


def test_what_was_left_out_and_is_gone_needs_no_word():
    hidden = Stored("b", "reviews", content=to_json(content("Two.")), is_hidden=True)

    assert redraft([hidden], [chapter(("a", "One."))])[0].blocks[0].key == "a"
    assert len(redraft([hidden], [chapter(("a", "One."))])[0].blocks) == 1


def test_what_comes_back_is_changed_where_that_it_was_gone_is_known():
    words = Stored("a", "reviews", words="Ours.", is_gone=True)

    (drafted,) = redraft([words], [chapter(("a", "One."))])

    assert (drafted.blocks[0].is_gone, drafted.blocks[0].seen) == (False, None)


def test_a_chapter_that_is_written_no_longer_keeps_the_words_in_it():
    words = Stored("a", "repeats", content=to_json(content("One.")), words="Ours.")
    own = Stored("own.1", "own.2", words="Mine.")

    drafted = redraft([words, own], [chapter(("b", "Two."))])

    assert [(each.key, each.title, [block.key for block in each.blocks]) for each in drafted] == [
        ("reviews", "Reviews", ["b"]),
        ("repeats", None, ["a"]),
        ("own.2", None, ["own.1"]),
    ]
    assert [each.blocks[0].is_gone for each in drafted[1:]] == [True, False]


def test_a_block_that_is_written_in_another_chapter_moves_there_with_its_words():
    words = Stored("a", "reviews", content=to_json(content("One.")), seen=to_json(content("One.")), words="Ours.")

    drafted = redraft([words], [chapter(("b", "Two.")), chapter(("a", "One."), key="cases")])

    assert [[block.key for block in each.blocks] for each in drafted] == [["b"], ["a"]]


def test_own_and_moved_blocks_stay_after_what_they_stood_after():
    here = [
        Stored("own.top", "reviews", words="Ours."),
        Stored("b", "reviews", content=to_json(content("Two.")), is_moved=True),
        Stored("a", "reviews", content=to_json(content("One."))),
        Stored("own.end", "reviews", words="Ours."),
    ]

    (drafted,) = redraft(here, [chapter(("new", "One."), ("a", "One."), ("b", "Two."), ("last", "Three."))])

    assert [each.key for each in drafted.blocks] == ["own.top", "b", "new", "a", "own.end", "last"]


@st.composite
def reports(draw):
    """What is kept of a report on which an author has worked."""
    drafted = redraft([], draw(drafts()))
    kept = []
    for each in stored(drafted):
        words = draw(st.none() | st.just("Ours."))
        kept.append(replace(each, words=words, is_hidden=draw(st.booleans()), is_moved=draw(st.booleans())))
    for number in range(draw(st.integers(0, 3))):
        home = draw(st.sampled_from(CHAPTERS))
        kept.insert(draw(st.integers(0, len(kept))), Stored(f"own.{number}", home, words="Mine."))
    return kept


@st.composite
def drafts(draw):
    keys = draw(st.lists(KEYS, unique=True, max_size=8))
    cut = draw(st.integers(0, len(keys)))
    return [
        chapter(*((key, draw(SAID)) for key in of), key=name)
        for name, of in zip(CHAPTERS, (keys[:cut], keys[cut:]), strict=True)
    ]


@given(reports(), drafts())
def test_no_words_are_lost_and_no_block_stands_twice(before, draft):
    drafted = redraft(before, draft)

    keys = [block.key for each in drafted for block in each.blocks]
    assert len(keys) == len(set(keys))
    assert {each.key for each in before if each.words} <= set(keys)
    assert {block.key for each in draft for block in each.blocks} <= set(keys)


@given(reports(), drafts())
def test_the_record_is_always_the_newest(before, draft):
    drafted = {block.key: block for each in redraft(before, draft) for block in each.blocks}

    for each in draft:
        for block in each.blocks:
            assert drafted[block.key].content == to_json(block.content)
    written = {block.key for each in draft for block in each.blocks}
    assert all(each.content is None for key, each in drafted.items() if key not in written)


@given(reports(), drafts(), st.sets(st.sampled_from(CHAPTERS)))
def test_drafting_twice_changes_nothing_more(before, draft, there):
    once = stored(redraft(before, draft, there), before)
    twice = stored(redraft(once, draft, CHAPTERS), once)

    assert twice == once


@given(reports(), drafts())
def test_what_an_author_placed_stays_after_what_it_stood_after(before, draft):
    drafted = redraft(before, draft)
    once = {each.key: [block.key for block in each.blocks] for each in drafted}

    for name, order in once.items():
        stood = [each for each in before if each.chapter == name and each.key in order]
        for first, then in pairwise(stood):
            if then.is_moved or then.words == "Mine.":
                assert order.index(first.key) < order.index(then.key)
