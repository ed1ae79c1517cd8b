"""The earliest last day of a hand-over."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.hand_over import earliest_last_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("began", "wrote_on", "words"),
    [
        ([], None, "Enter 21 October 2026 or a later day: a hand-over reaches back 31 days at most"),
        ([None, date(2020, 1, 1)], date(2026, 3, 1), "Enter 21 October 2026 or a later day: a hand-over reaches"),
        ([None], TODAY, "Enter 21 November 2026 or a later day: Ash Dale did something here on that day"),
        ([date(2026, 11, 2), date(2027, 1, 1)], None, "Enter 2 November 2026 or a later day: something that is"),
    ],
)
def test_earliest_last_day(began, wrote_on, words):
    assert earliest_last_day("Ash Dale", began=began, wrote_on=wrote_on, today=TODAY).in_words.startswith(words)
