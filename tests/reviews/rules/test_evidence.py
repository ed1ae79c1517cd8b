"""Levels of evidence: their order and how they are told."""

from __future__ import annotations

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
