"""The chapters of an annual report, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from partnership.rules.blocks import Chapter
from reviews.rules import (
    chapter_reviews,
)
from reviews.rules.facts import Facts


@dataclass(frozen=True)
class Written:
    """A chapter that the record can write."""

    key: str
    title: str
    chapter: Callable[[Facts], Chapter]


def _of(module: ModuleType) -> Written:
    return Written(module.KEY, module.TITLE, module.chapter)


CHAPTERS: tuple[Written, ...] = tuple(_of(each) for each in (chapter_reviews,))


def chapters(facts: Facts) -> tuple[Chapter, ...]:
    return tuple(each.chapter(facts) for each in CHAPTERS)
