"""The list of evidence: its filters, its files, and what it says when it is empty."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from reviews.vocabulary import EvidenceLevel
from tests.factories.partnership import BoardFactory, person
from tests.factories.reviews import (
    ActionFactory,
    EvidenceFactory,
    evidence_of,
)

SHOWS = "83% of new births were seen within 14 days"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


FILTERS = ["level=practice", "kind=Audit", "held=seen", "linked=yes", "publishable=yes", "words=births"]


@pytest.mark.parametrize("query", FILTERS)
def test_filters_leave_what_they_say(browse, board, query):
    EvidenceFactory(board=board, summary="Nothing said")
    piece = evidence_of(
        ActionFactory(board=board),
        summary=SHOWS,
        summary_folded=SHOWS.lower(),
        level=EvidenceLevel.PRACTICE,
        kind="Audit",
        seen_by="Quality officer",
        publishable="yes",
    )
    manager = browse(person(Role.MANAGER, board))

    page = manager.get(f"/evidence?{query}")

    assert "1 piece of evidence" in page.words
    assert page.links(piece.summary)


@pytest.mark.parametrize("query", ["level=none", "held=not_seen", "held=not_said", "linked=no"])
def test_filters_leave_what_lacks_it(browse, board, query):
    bare = EvidenceFactory(board=board, summary="Nothing said")
    evidence_of(ActionFactory(board=board), level=EvidenceLevel.PRACTICE, seen_by="Quality officer", held="elsewhere")

    page = browse(person(Role.MANAGER, board)).get(f"/evidence?{query}")

    assert "1 piece of evidence" in page.words
    assert page.links(bare.summary)


def test_an_empty_list_says_what_to_do_first(browse, board):
    assert browse(person(Role.MANAGER, board)).get("/evidence").links("Add the first evidence") == ["/evidence/add"]
    assert "as soon as there is some" in browse(person(Role.AUTHOR, board)).get("/evidence").words
