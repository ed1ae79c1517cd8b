"""What was done about posts, in sentences."""

from __future__ import annotations

import pytest

from reviews.rules.history_posts import sentence

NURSE = {"post": "Named nurse", "who": "Robin Vale"}


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("gave the post", NURSE, "Morgan Hale gave the post “Named nurse” to Robin Vale."),
        (
            "gave the post",
            {**NURSE, "from_on": "2026-05-03"},
            "Morgan Hale gave the post “Named nurse” to Robin Vale from 3 May 2026.",
        ),
        (
            "ended the post",
            {**NURSE, "until_on": "2026-05-03"},
            "Morgan Hale ended that Robin Vale holds the post “Named nurse”: the last day is 3 May 2026.",
        ),
        ("ended the post", None, "Morgan Hale ended the post."),
        ("something else", {"a": 1}, "Morgan Hale something else."),
    ],
)
def test_sentence(verb, detail, words):
    assert sentence("Morgan Hale", verb, detail) == words
