"""A later draft over an earlier one: what is added, kept up to date and gone, and where every block then stands.

The record's part of a block is always the newest draft's. What an author did, her words, what she left out and where
she moved it, is never touched. `seen` stays at what she last decided on, so that what changed since can be told; a
block that the draft before did not have holds nothing in it until she has looked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from partnership.rules.blocks import Chapter, Content, from_json, text, to_json


@dataclass(frozen=True)
class Stored:
    """A block as it is kept; those of one chapter come in the order in which they stand."""

    key: str
    chapter: str
    content: str | None = None
    seen: str | None = None
    words: str | None = None
    is_hidden: bool = False
    is_moved: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class Drafted:
    """What a block holds of the record after the draft."""

    key: str
    content: str | None
    seen: str | None
    is_gone: bool = False


@dataclass(frozen=True)
class DraftedChapter:
    """A chapter with all its blocks in their order; no title where the draft has no such chapter any more."""

    key: str
    title: str | None
    blocks: tuple[Drafted, ...]


def redraft(
    stored: Sequence[Stored], chapters: Sequence[Chapter], drafted_before: Collection[str] = ()
) -> tuple[DraftedChapter, ...]:
    """The chapters of the new draft in its order, then those that stand from before and are written no longer.

    A stored block that the answer leaves out has no words in it, and that it is gone is known, or nobody had looked at
    it. In the chapters of `drafted_before` a block that was not there is new to her; elsewhere it counts as seen.
    """
    home = {block.key: chapter.key for chapter in chapters for block in chapter.blocks}
    kept = [each for each in stored if each.key in home or not _says_nothing(each)]
    standing: dict[str, list[Stored]] = {chapter.key: [] for chapter in chapters}
    for each in kept:
        if home.get(each.key, each.chapter) == each.chapter:
            standing.setdefault(each.chapter, []).append(each)
    before, written = {each.key: each for each in stored}, {chapter.key: chapter for chapter in chapters}
    return tuple(
        _chapter(key, written.get(key), here, before, marks_new=key in drafted_before) for key, here in standing.items()
    )


def _says_nothing(block: Stored) -> bool:
    if block.words is not None:
        return False
    return block.is_hidden or block.seen is None


def _chapter(
    key: str, chapter: Chapter | None, here: Sequence[Stored], before: Mapping[str, Stored], *, marks_new: bool
) -> DraftedChapter:
    now = {block.key: block.content for block in chapter.blocks} if chapter else {}
    blocks = []
    for each in in_order(now, here):
        if each not in now:
            blocks.append(_unwritten(before[each]))
        elif each in before:
            blocks.append(_written(now[each], before[each]))
        else:
            blocks.append(_new(each, now[each], is_marked=marks_new))
    return DraftedChapter(key, chapter.title if chapter else None, tuple(blocks))


def in_order(now: Iterable[str], here: Sequence[Stored]) -> list[str]:
    """The keys of the new draft in its order; what an author moved or added, and what is gone, stays after what
    it stood after."""
    now = list(now)
    fixed = {each.key for each in here if each.is_moved or each.key not in now}
    order = [key for key in now if key not in fixed]
    for index, each in enumerate(here):
        if each.key in fixed:
            order.insert(order.index(here[index - 1].key) + 1 if index else 0, each.key)
    return order


def _new(key: str, content: Content, *, is_marked: bool) -> Drafted:
    now = to_json(content)
    return Drafted(key, now, None if is_marked else now)


def _written(content: Content, before: Stored) -> Drafted:
    """What was seen stays, unless the new words are the same: then only the rows behind them are others."""
    now = to_json(content)
    is_known = before.seen is not None and is_same(before.seen, now)
    return Drafted(before.key, now, now if is_known else before.seen)


def _unwritten(before: Stored) -> Drafted:
    """An author's own block stays as it is; another says no longer what it said."""
    is_gone = before.is_gone or before.content is not None
    return Drafted(before.key, None, before.seen, is_gone=is_gone)


def is_same(before: str, now: str) -> bool:
    """Whether two stored contents read the same, whatever rows they stand on."""
    return before == now or text(from_json(before)) == text(from_json(now))
