"""What was done to a report, in sentences."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reviews.rules.history_reports import sentence


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        (
            "started the report",
            {"title": "Report", "months": "April 2025 to March 2026"},
            "started the report “Report” for",
        ),
        (
            "changed the report",
            {"changes": {"audience": ["internal", "partners"]}},
            "changed whom it is for from internal",
        ),
        ("moved a chapter", {"title": "Costs", "up": False}, "moved the chapter “Costs” down"),
        ("left a chapter out", {"title": "Costs"}, "left the chapter “Costs” out"),
        ("added a chapter", {"title": "Costs {0}"}, "added the chapter “Costs {0}”"),
        (
            "decided what goes in",
            {"kind": "event", "count": 1, "is_in": False, "reason": None},
            "decided that 1 way of sharing learning stays out",
        ),
        (
            "decided what goes in",
            {"kind": "action", "count": 2, "is_in": True, "reason": "Still going on"},
            "decided that 2 actions go in: Still going on",
        ),
        ("took decisions back", {"kind": "review", "count": 1}, "took decisions back on 1 review"),
        ("set the Word template", {"name": "style.docx"}, "put the Word template “style.docx” in place"),
        ("took the Word template away", {"name": "style.docx"}, "took the Word template “style.docx” away"),
        ("changed the report", None, "changed the report"),
        ("something else", {"a": 1}, "something else"),
    ],
)
def test_sentences(verb, detail, words):
    assert sentence(SimpleNamespace(verb=verb, detail=detail)).startswith(words)
