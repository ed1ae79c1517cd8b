"""How a block of a report stands: whose words it holds, and whether the record's have changed since."""

from __future__ import annotations

from typing import Protocol

from partnership.vocabulary import Labelled


class Kept(Protocol):
    """A block as it is kept."""

    content: str | None
    seen: str | None
    words: str | None
    is_hidden: bool
    is_gone: bool


class Mark(Labelled):
    """What stands over a block while it is edited."""

    RECORD = "record", "From the record"
    UPDATED = "updated", "Updated"
    NEW = "new", "New in this draft"
    BOTH = "both", "Both changed: you decide"
    GONE = "gone", "No longer in the draft"
    OWN = "own", "Your words"
    LEFT_OUT = "left_out", "Left out by you"


# Those over which somebody has to look again before the report goes out.
TO_LOOK_AT = frozenset({Mark.UPDATED, Mark.NEW, Mark.BOTH, Mark.GONE})


def mark(block: Kept) -> Mark:
    """The mark of a block. What is left out and has no words beside it needs no decision, whatever the record says."""
    if block.content != block.seen and (block.words is not None or not block.is_hidden):
        if block.words is not None:
            return Mark.BOTH
        if block.is_gone:
            return Mark.GONE
        return Mark.NEW if block.seen is None else Mark.UPDATED
    if block.content is None:
        return Mark.OWN
    return Mark.LEFT_OUT if block.is_hidden else Mark.RECORD


def is_alone(block: Kept) -> bool:
    """Whether words stand beside what the draft no longer says, and nobody has decided that they stay."""
    return block.words is not None and block.content is None and block.seen is not None


def is_own(block: Kept) -> bool:
    """Whether nothing of the block is from the record: it may be taken away whole."""
    return block.content is None and block.seen is None
