"""A report as a document: what stands at its head, its chapters in order, what closes it."""

from __future__ import annotations

import re

import pytest

from reviews.rules.chapters import CHAPTERS, chapters
from reviews.rules.documents import of_the_record
from tests.support.report_facts import case, evidence, facts, point, review, words

KEYS = (
    *("summary", "how-we-learn", "reviews", "cases", "repeats", "focuses", "sharing", "difference"),
    *("not-progressed", "not-taken-forward", "next-year"),
)


def test_the_chapters_stand_in_order_and_every_key_once() -> None:
    child = case()
    found = chapters(facts(cases=(child,), reviews=(review(child),)))

    assert tuple(each.key for each in found) == tuple(each.key for each in CHAPTERS) == KEYS
    blocks = [block.key for each in found for block in each.blocks]
    assert len(set(blocks)) == len(blocks)
    assert all(each.blocks for each in found)


def test_the_document_says_whose_it_is_and_how_it_stood() -> None:
    document = of_the_record(facts())

    assert (document.title, document.period) == ("Annual report", "April 2025 to March 2026")
    assert document.board == "Northmoor Safeguarding Children Partnership"
    assert document.position == "Position at 31 March 2026, as known on 12 June 2026"
    assert document.audience == "For use inside the partnership"
    assert document.marking == "OFFICIAL-SENSITIVE"
    assert [part.title for part in document.chapters] == [each.title for each in CHAPTERS]
    assert document.closing is not None
    assert document.closing.title == "Before you publish"


@pytest.mark.parametrize("is_bare", [True, False], ids=["nothing is held", "levels and themes are missing"])
def test_a_report_says_what_is_not_held_and_not_how_to_fill_it(is_bare: bool) -> None:
    child = case()
    given = {"cases": (child,), "reviews": (review(child),), "points": (point(child),)}
    held = facts() if is_bare else facts(**given, evidence=(evidence(level=None),))

    said = "\n".join(words(each) for each in chapters(held))

    assert re.findall(r"(?i)fills? this chapter|\bAdding\b|\bLinking\b|\bGiving each\b|under Settings", said) == []
    assert ("is recorded." if is_bare else "None of it has been given a level yet.") in said
