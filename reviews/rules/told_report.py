"""What a report tells, as its requirements read it: chapters, blocks, their rows, and the answer that they give."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reviews.vocabulary import RequirementStatus

Ids = frozenset[uuid.UUID]
A_YEAR = 12


@dataclass(frozen=True)
class Told:
    """A block that is in the report: the rows it stands on, by kind; what was drafted, and the author's words.

    `at` says which block it is.
    """

    key: str
    rows: Mapping[str, Ids] = field(default_factory=dict)
    drafted: str = ""
    words: str = ""
    at: uuid.UUID | None = None


@dataclass(frozen=True)
class ToldChapter:
    key: str
    title: str
    blocks: tuple[Told, ...] = ()


@dataclass(frozen=True)
class ToldReport:
    """The chapters that are not left out, with their blocks that are not hidden; what is said of its months."""

    chapters: tuple[ToldChapter, ...] = ()
    months: int = A_YEAR
    months_said: tuple[str, ...] = ()
    is_drafted: bool = True

    def of(self, *keys: str) -> list[ToldChapter]:
        return [each for each in self.chapters if each.key in keys]

    def blocks(self) -> Iterator[Told]:
        for chapter in self.chapters:
            yield from chapter.blocks


@dataclass(frozen=True)
class Answer:
    """What the report tells of one requirement; no status where that is for the author to say.

    `places` are the blocks to look at, where the answer is about some alone.
    """

    status: RequirementStatus | None
    says: str
    rows: int = 0
    where: tuple[str, ...] = ()
    places: tuple[uuid.UUID | None, ...] = ()


def of_kind(kind: str, blocks: Iterable[Told]) -> Ids:
    """The rows of one kind that the blocks stand on together."""
    return together(block.rows.get(kind, frozenset()) for block in blocks)


def together(many: Iterable[Ids]) -> Ids:
    return frozenset(each for ids in many for each in ids)
