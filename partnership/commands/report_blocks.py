"""What an author does to the blocks of a report: her words, what she leaves out, and where each stands."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import undefer_group

from partnership import clock
from partnership.commands import audit
from partnership.commands.report_drafts import put_in_order
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import ReportBlock, ReportChapter, User
from partnership.rules.block_marks import TO_LOOK_AT, Mark, is_own, mark

HELD_FOR = timedelta(minutes=15)


def hold(block: ReportBlock, *, by: User, take_over: bool = False) -> ReportBlock:
    """Have the block for a while. Raises RuleBroken where somebody else has it and it is not taken over.

    Whoever had it is told at the next save, and loses no words.
    """
    if not take_over:
        check_free(block, by)
    other = _holder(block, by)
    _take(block, by)
    if other is None:
        return _record(block, "opened a block", by)
    return _record(block, "took a block over", by, {"from": other.name})


def let_go(block: ReportBlock, *, by: User) -> ReportBlock:
    """Let others edit the block at once. Raises RuleBroken where somebody else has it."""
    check_free(block, by)
    _take(block, None)
    return _record(block, "closed a block", by)


def write(block: ReportBlock, *, words: str, by: User, keeps: bool = False, take_over: bool = False) -> ReportBlock:
    """Keep an author's words, beside what the record says and never in its place; `keeps` holds the block on.

    Where there were none before, they are written on what the record says now: that has been seen. Raises RuleBroken
    where somebody else has the block and it is not taken over, or where nothing would be left.
    """
    if not take_over:
        check_free(block, by)
    if not words and is_own(block):
        raise RuleBroken("Enter your words, or take the paragraph away.")
    was, block.words = block.words, words or None
    if was is None and words:
        block.seen = block.content
    db.session.flush()
    _take(block, by if keeps else None)
    return _record(block, "wrote in a block", by, {"was": was, "now": block.words})


def add_own(
    chapter: ReportChapter, *, after: ReportBlock | None, new_id: uuid.UUID, words: str, by: User
) -> ReportBlock:
    """A block of the author's own after this one, or at the beginning of the chapter."""
    block = ReportBlock(
        id=new_id,
        report_id=chapter.report_id,
        key=f"own.{new_id}",
        place=0,
        words=words,
        is_hidden=False,
        is_moved=False,
        is_gone=False,
    )
    order = _in_order(chapter)
    order.insert(order.index(after) + 1 if after else 0, block)
    block.chapter = chapter
    db.session.add(block)
    put_in_order(order)
    return _record(block, "added a block", by, {"now": words})


def remove_own(block: ReportBlock, *, by: User) -> ReportBlock:
    """Take a block of the author's own away; its words stay in the history. Raises RuleBroken for any other."""
    check_free(block, by)
    if not is_own(block):
        raise RuleBroken("This is from the record. Leave it out instead: it stays here and is not printed.")
    _record(block, "took a block away", by, {"was": block.words})
    _drop(block)
    return block


def show(block: ReportBlock, *, is_hidden: bool, by: User) -> ReportBlock:
    """Print what the record says, or leave it out; the author's words are printed either way."""
    check_free(block, by)
    if block.content is None:
        raise RuleBroken("There is nothing from the record here to leave out.")
    block.is_hidden = is_hidden
    db.session.flush()
    if is_hidden:
        return _record(block, "left a block out", by)
    return _record(block, "took a block in again", by)


def move(block: ReportBlock, *, is_up: bool, by: User) -> ReportBlock:
    """One place up or down in its chapter. Raises RuleBroken at either end."""
    order = _in_order(block.chapter)
    before = order.index(block)
    after = before - 1 if is_up else before + 1
    if not 0 <= after < len(order):
        raise RuleBroken("It is the first already." if is_up else "It is the last already.")
    order.insert(after, order.pop(before))
    block.is_moved = True
    put_in_order(order)
    return _record(block, "moved a block", by, {"up": is_up})


def keep_words(block: ReportBlock, *, by: User) -> ReportBlock:
    """The author has seen what the record says now, and her words stay as they are."""
    check_free(block, by)
    if mark(block) not in TO_LOOK_AT:
        raise RuleBroken("Nothing has changed here since somebody last decided.")
    _record(block, "kept the words of a block", by)
    return _see(block)


def use_record(block: ReportBlock, *, by: User) -> ReportBlock:
    """What the record says is printed alone; the author's words stay in the history."""
    check_free(block, by)
    if block.words is None or is_own(block):
        raise RuleBroken("There are no words of yours here beside the record’s.")
    was, block.words, block.is_hidden = block.words, None, False
    _record(block, "used the record’s words in a block", by, {"was": was})
    return _see(block)


def see_all(chapter: ReportChapter, *, by: User) -> ReportChapter:
    """What changed in blocks that nobody wrote in has been seen; where somebody wrote, she decides block by block."""
    changed = [each for each in _brought_up_to_date(chapter) if mark(each) in TO_LOOK_AT - {Mark.BOTH}]
    if not changed:
        raise RuleBroken("Nothing has changed here since somebody last looked.")
    for each in changed:
        _see(each)
    detail = {"chapter": chapter.title, "count": len(changed)}
    audit.record("saw what changed", chapter, by=by, told_on=chapter.report_id, detail=detail)
    return chapter


def check_free(block: ReportBlock, by: User) -> None:
    """Raises RuleBroken where somebody else has the block open for editing at this moment."""
    other = _holder(block, by)
    if other is not None:
        raise RuleBroken(f"{other.name} has this open for editing. Nothing was saved. Take it over, or wait.")


def _holder(block: ReportBlock, by: User) -> User | None:
    """Who else has the block at this moment."""
    is_held = block.held_until is not None and block.held_until > clock.now()
    return block.held_by if is_held and block.held_by_id != by.id else None


def _take(block: ReportBlock, by: User | None) -> None:
    """No new version of the block: who has it is told of by itself, and a form that is open stays as new as it was."""
    until = clock.now() + HELD_FOR if by else None
    of = ReportBlock
    db.session.execute(update(of).where(of.id == block.id).values(held_by_id=by.id if by else None, held_until=until))
    db.session.refresh(block, ["held_by", "held_by_id", "held_until"])


def _brought_up_to_date(chapter: ReportChapter) -> Sequence[ReportBlock]:
    """Blocks of which the record says something else than when somebody last decided on them, in order."""
    of = ReportBlock
    changed = select(of).where(of.chapter_id == chapter.id, of.content.is_distinct_from(of.seen))
    return db.session.scalars(changed.options(undefer_group("stored")).order_by(of.place, of.id)).all()


def _see(block: ReportBlock) -> ReportBlock:
    """What the record says now is what was last decided on; where it says nothing and nobody wrote, it goes."""
    block.seen = block.content
    if block.content is None and block.words is None:
        _drop(block)
    db.session.flush()
    return block


def _in_order(chapter: ReportChapter) -> list[ReportBlock]:
    return sorted(chapter.blocks, key=lambda block: block.place)


def _drop(block: ReportBlock) -> None:
    block.chapter.blocks.remove(block)
    db.session.flush()


def _record(block: ReportBlock, verb: str, by: User, detail: dict[str, Any] | None = None) -> ReportBlock:
    said = {"chapter": block.chapter.title, **(detail or {})}
    audit.record(verb, block, by=by, told_on=block.report_id, detail=said)
    return block
