"""An empty chapter does not pretend: it says where something may belong in it that nobody has decided on."""

from __future__ import annotations

import pytest

from reviews.rules import (
    chapter_difference,
    chapter_focuses,
    chapter_next_year,
    chapter_not_progressed,
    chapter_sharing,
)
from reviews.rules.facts import Undecided
from tests.support.report_facts import facts, words

SAID = "Some that may belong here have not been decided on."


@pytest.mark.parametrize(
    "module",
    [chapter_difference, chapter_focuses, chapter_next_year, chapter_not_progressed, chapter_sharing],
    ids=lambda module: module.KEY,
)
def test_an_empty_chapter_says_that_something_is_not_decided_on(module):
    some = facts(undecided=Undecided(actions=1, evidence=1, events=1))

    assert words(module.chapter(some)).endswith(SAID)
    assert SAID not in words(module.chapter(facts()))
