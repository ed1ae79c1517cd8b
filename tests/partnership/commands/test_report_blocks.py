"""What an author does to the blocks of a report."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import report_blocks as commands
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.rules.block_marks import Mark, is_own, mark
from tests.factories.reports import BlockFactory, said
from tests.support.report_desk import Desk


@pytest.fixture
def desk(app):
    return Desk()


def test_words_are_kept_beside_the_record_and_taken_back(desk):
    commands.write(desk.block("a"), words="Ours.", by=desk.author)
    first = desk.told().detail
    commands.write(desk.block("a"), words="", by=desk.author)

    assert first == {"chapter": "Reviews this year", "was": None, "now": "Ours."}
    assert desk.block("a").words is None
    assert desk.block("a").content == said("One.")


def test_one_author_at_a_time(desk):
    block = desk.block("a")
    commands.hold(block, by=desk.author)

    for refused in (
        lambda: commands.hold(block, by=desk.colleague),
        lambda: commands.write(block, words="Mine.", by=desk.colleague),
        lambda: commands.let_go(block, by=desk.colleague),
        lambda: commands.show(block, is_hidden=True, by=desk.colleague),
    ):
        with pytest.raises(RuleBroken, match=f"{desk.author.name} has this open"):
            refused()

    assert commands.hold(block, take_over=True, by=desk.colleague).held_by is desk.colleague
    assert (desk.told().verb, desk.told().detail["from"]) == ("took a block over", desk.author.name)


def test_a_block_is_free_after_a_while_when_it_is_let_go_and_when_it_is_saved(desk, monkeypatch):
    block = desk.block("a")
    commands.hold(block, by=desk.author)
    commands.let_go(block, by=desk.author)
    commands.hold(block, by=desk.colleague)
    commands.write(block, words="Ours.", keeps=True, by=desk.colleague)
    later = clock.now() + timedelta(minutes=16)

    assert block.held_by is desk.colleague
    monkeypatch.setattr(clock, "now", lambda: later)
    commands.write(block, words="Mine.", by=desk.author)
    assert (block.held_by, block.held_until) == (None, None)


def test_writing_may_take_over(desk):
    block = desk.block("a")
    commands.hold(block, by=desk.author)

    commands.write(block, words="Mine.", take_over=True, by=desk.colleague)

    assert block.words == "Mine."


def test_own_blocks_are_added_where_they_are_wanted_and_taken_away(desk):
    after = commands.add_own(desk.chapter, after=desk.block("a"), new_id=uuid.uuid4(), words="Ours.", by=desk.author)
    first = commands.add_own(desk.chapter, after=None, new_id=uuid.uuid4(), words="Before all.", by=desk.author)
    db.session.commit()

    assert desk.order() == [first.key, "a", after.key, "b", "c"]
    assert is_own(after)
    with pytest.raises(RuleBroken, match="Enter your words"):
        commands.write(after, words="", by=desk.author)
    commands.remove_own(after, by=desk.author)
    assert desk.order() == [first.key, "a", "b", "c"]
    assert desk.told().detail["was"] == "Ours."


def test_what_is_from_the_record_is_left_out_and_not_taken_away(desk):
    block = desk.block("a")

    with pytest.raises(RuleBroken, match="Leave it out instead"):
        commands.remove_own(block, by=desk.author)
    commands.show(block, is_hidden=True, by=desk.author)
    assert (mark(block), desk.told().verb) == (Mark.LEFT_OUT, "left a block out")
    commands.show(block, is_hidden=False, by=desk.author)
    assert (mark(block), desk.told().verb) == (Mark.RECORD, "took a block in again")


def test_own_words_are_not_left_out(desk):
    own = BlockFactory(chapter=desk.chapter, key="own.1", content=None, words="Ours.")

    with pytest.raises(RuleBroken, match="nothing from the record"):
        commands.show(own, is_hidden=True, by=desk.author)


def test_blocks_move_and_stay_moved_and_leave_others_their_version(desk):
    versions = {each.key: each.version for each in desk.chapter.blocks}

    commands.move(desk.block("c"), is_up=True, by=desk.author)
    db.session.commit()

    assert desk.order() == ["a", "c", "b"]
    assert {key: desk.block(key).version for key in "ab"} == {key: versions[key] for key in "ab"}
    desk.draft(("a", "One."), ("b", "Two."), ("c", "Three."))
    assert desk.order() == ["a", "c", "b"]
    commands.move(desk.block("a"), is_up=False, by=desk.author)
    assert desk.order() == ["c", "a", "b"]


@pytest.mark.parametrize(("key", "is_up", "words"), [("a", True, "first"), ("c", False, "last")])
def test_a_block_moves_no_further_than_the_end(desk, key, is_up, words):
    with pytest.raises(RuleBroken, match=words):
        commands.move(desk.block(key), is_up=is_up, by=desk.author)


def changed(desk):
    commands.write(desk.block("a"), words="Ours.", by=desk.author)
    desk.draft(("a", "Now one."), ("b", "Now two."))
    return desk.block("a")


def test_words_are_kept_and_the_record_is_seen(desk):
    block = changed(desk)

    commands.keep_words(block, by=desk.author)

    assert (mark(block), block.words, block.seen) == (Mark.RECORD, "Ours.", said("Now one."))
    with pytest.raises(RuleBroken, match="Nothing has changed"):
        commands.keep_words(block, by=desk.author)


@pytest.mark.parametrize(("key", "stands"), [("b", Mark.RECORD), ("c", Mark.OWN)])
def test_words_written_after_an_update_are_written_on_the_record_of_today(desk, key, stands):
    changed(desk)

    commands.write(desk.block(key), words="Written with the change in view.", by=desk.author)

    assert mark(desk.block(key)) is stands


def test_words_from_before_an_update_stay_to_be_decided_on_when_they_are_written_on(desk):
    block = changed(desk)

    commands.write(block, words="Ours, and more.", by=desk.author)

    assert mark(block) is Mark.BOTH


def test_the_records_words_stand_alone(desk):
    block = changed(desk)
    block.is_hidden = True

    commands.use_record(block, by=desk.author)

    assert (mark(block), block.words, block.is_hidden) == (Mark.RECORD, None, False)
    assert desk.told().detail["was"] == "Ours."
    with pytest.raises(RuleBroken, match="no words of yours"):
        commands.use_record(block, by=desk.author)


def test_what_nobody_wrote_in_is_seen_all_at_once(desk):
    changed(desk)

    commands.see_all(desk.chapter, by=desk.author)
    db.session.commit()

    assert desk.order() == ["a", "b"]
    assert [mark(each) for each in desk.chapter.blocks] == [Mark.BOTH, Mark.RECORD]
    assert desk.told().detail["count"] == 2
    with pytest.raises(RuleBroken, match="Nothing has changed"):
        commands.see_all(desk.chapter, by=desk.author)


def test_words_in_what_is_gone_are_the_authors_own_once_that_is_known(desk):
    commands.write(desk.block("c"), words="Ours.", by=desk.author)
    desk.draft(("a", "One."), ("b", "Two."))
    block = desk.block("c")

    assert mark(block) is Mark.BOTH
    commands.keep_words(block, by=desk.author)

    assert (mark(block), is_own(block)) == (Mark.OWN, True)


def test_the_record_alone_of_what_is_gone_is_nothing(desk):
    commands.write(desk.block("c"), words="Ours.", by=desk.author)
    desk.draft(("a", "One."), ("b", "Two."))

    commands.use_record(desk.block("c"), by=desk.author)
    db.session.commit()

    assert desk.order() == ["a", "b"]
