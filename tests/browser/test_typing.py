"""While people type, the browser warns in the sentences that the server uses."""

from __future__ import annotations

import pytest

from partnership.rules import identifiers

TEXTS = [
    "Her number is 943 476 5919.",
    "943 476 5918 has the wrong last digit",
    "Ring 020 7946 0958 or +44 7700 900123",
    "On 28 09 2023 we met 57 of 78",
    "SW1A 2AA, and E1 6AN, in the Q1 2nd report",
    "Write to lane.abbot@police.example",
    "AB123456C, not GB123456A",
    "DOB: 03/05/2011, born 3 May 2011, born in 2011",
    "Mr Smith and PC Barlow spoke of Child L",
]


@pytest.mark.browser
def test_browser_and_server_find_the_same(open_as):
    page = open_as(None)
    page.goto("/sign-in")

    found = page.evaluate(
        "async (texts) => { const {find} = await import('/static/identifying.js'); return texts.map(find); }", TEXTS
    )

    expected = [sorted(each.sentence for each in identifiers.find(text)) for text in TEXTS]
    assert [sorted(sentences) for sentences in found] == expected
