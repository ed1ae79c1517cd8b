"""Levels of evidence: their order and how they are told."""

from __future__ import annotations

import pytest

from reviews.rules import evidence
from reviews.vocabulary import EvidenceLevel


def test_every_level_is_explained_and_has_its_squares():
    assert set(evidence.MEANS) == set(EvidenceLevel)
    assert set(evidence.SQUARES) == {None, *EvidenceLevel}
    assert [evidence.SQUARES[level] for level in EvidenceLevel] == sorted(
        evidence.SQUARES[level] for level in EvidenceLevel
    )


def test_the_highest_level_leads():
    assert evidence.highest([EvidenceLevel.REACH, None, EvidenceLevel.OUTCOME]) is EvidenceLevel.OUTCOME
    assert evidence.highest([None]) is None
    assert sorted([None, *EvidenceLevel], key=evidence.rank) == [*reversed(EvidenceLevel), None]


def test_strength_says_whether_it_lasted():
    assert evidence.strength(EvidenceLevel.PRACTICE, True) == "Practice, sustained"
    assert evidence.strength(EvidenceLevel.PRACTICE, False) == "Practice"
    assert evidence.strength(None, None) == "No level yet"


@pytest.mark.parametrize(
    ("summary", "left"),
    [
        ("Forms were complete.", "Forms were complete."),
        ("Forms were complete. Note: the count is missing.", "Forms were complete."),
        ("It helped. “Very much” Also: 51% is on line 420. Note: by hand.", "It helped. “Very much”"),
        (
            f"Half did. Also: on line 9. {evidence.ELSEWHERE} The source also says: 600.",
            f"Half did. {evidence.ELSEWHERE}",
        ),
        ("Notes were read: Note: is no label here", "Notes were read: Note: is no label here"),
    ],
)
def test_what_was_noted_when_a_file_was_written_down_comes_off(summary, left):
    assert evidence.without_notes(summary) == left
