"""What the office is told of an action that comes from a hidden case, and ids as an address brings them."""

from __future__ import annotations

from reviews.rules.history import told
from reviews.rules.history_actions import sentence
from reviews.rules.ids import ids
from reviews.rules.sources import ALONE, BESIDE_OTHERS, warning
from reviews.vocabulary import Sight


def test_warning_follows_from_who_sees_the_cases():
    assert warning([]) == ""
    assert warning([Sight.PARTNERS]) == ""
    assert warning([Sight.REVIEW_TEAM]) == ALONE
    assert warning([Sight.REVIEW_TEAM, Sight.PARTNERS]) == BESIDE_OTHERS


def test_ids_when_words_are_none_are_passed_over():
    assert ids(["", "soon"]) == []


def test_history_of_an_action_names_what_was_told_in_words():
    audit, no_words = {"kind": "Audit", "words": "Audit of letters"}, {"kind": "Meeting", "words": None}

    assert sentence("Jo", "added a source", audit, to_team=True) == (
        "Jo said that the action comes from audit “Audit of letters”."
    )
    assert sentence("Jo", "took a source away", no_words) == "Jo took away that the action comes from a meeting."


def test_history_of_a_case_does_not_repeat_the_action():
    assert told("added a source", {"kind": "Review", "words": None}, to_team=False) == (
        "said that an action comes from a review of the case"
    )
    assert told("took a source away", None, to_team=False) == (
        "took away that an action comes from a review of the case"
    )
