"""The criteria of a review that grew from another."""

from __future__ import annotations

from reviews.rules.growth import Criterion, in_words, stored


def test_criteria_are_stored_and_read_in_the_order_of_the_regulation():
    kept = stored([Criterion.PANEL, Criterion.RECURRENT])

    assert kept == "recurrent panel"
    assert [words.partition(",")[0] for words in in_words(kept)] == [
        "It shows",
        "The Panel has considered it and holds that a local review may be more appropriate",
    ]


def test_no_criterion():
    assert (stored([]), in_words(None)) == (None, [])
