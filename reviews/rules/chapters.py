"""The chapters of an annual report, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from partnership.rules.blocks import Chapter
from reviews.rules import (
    chapter_cases,
    chapter_difference,
    chapter_focuses,
    chapter_how_we_learn,
    chapter_next_year,
    chapter_not_progressed,
    chapter_not_taken_forward,
    chapter_repeats,
    chapter_reviews,
    chapter_sharing,
    chapter_summary,
)
from reviews.rules.abbreviations import spelt_out
from reviews.rules.facts import Facts


@dataclass(frozen=True)
class Written:
    """A chapter that the record can write."""

    key: str
    title: str
    chapter: Callable[[Facts], Chapter]


def _of(module: ModuleType) -> Written:
    return Written(module.KEY, module.TITLE, module.chapter)


# The order of the report: a chapter is added by its line here.
IN_ORDER: tuple[ModuleType, ...] = (
    chapter_summary,
    chapter_how_we_learn,
    chapter_reviews,
    chapter_cases,
    chapter_repeats,
    chapter_focuses,
    chapter_sharing,
    chapter_difference,
    chapter_not_progressed,
    chapter_not_taken_forward,
    chapter_next_year,
)
CHAPTERS = tuple(_of(each) for each in IN_ORDER)


def chapters(facts: Facts) -> tuple[Chapter, ...]:
    """All of them, as the facts have them; each spells its abbreviations out at their first use."""
    return tuple(spelt_out(each.chapter(facts), facts.abbreviations) for each in CHAPTERS)
