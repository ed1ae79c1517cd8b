"""What follows from what is known of an incident."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest

from reviews.rules.incidents import (
    Place,
    Undated,
    first_stage,
    notice_code,
    outcome,
    still_needed,
    views_in_words,
    which_day,
)
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind, Harm, IncidentDecision, View

COUNCIL = SimpleNamespace(name="Northmoor Council")


def incident(**said):
    known = {"harm": Harm.CHILD_DIED, "aware_on": date(2026, 3, 30), "told_by": "Duty manager", "agencies": [COUNCIL]}
    return SimpleNamespace(**{**known, "decision": None, "views": [], **said})


def case(**said):
    return SimpleNamespace(**{"incident": "March 2026", "people_count": 1, "readers": ["group"], "summary": "", **said})


def needed(incident, case, *undated):
    return [(need.words, need.place) for need in still_needed(incident, case, undated)]


def test_nothing_but_the_decision_is_needed_when_all_is_known():
    assert needed(incident(), case()) == [("The decision", Place.DECISION)]


def test_every_gap_is_named_with_its_page():
    gaps = needed(
        incident(harm=None, aware_on=None, told_by=None, agencies=[]),
        case(incident=None, people_count=None, readers=[]),
    )

    assert [place for _, place in gaps] == [Place.INCIDENT] * 4 + [Place.CASE] * 2 + [Place.READERS, Place.DECISION]


def test_after_the_notification_six_things_are_needed():
    notified = incident(decision=IncidentDecision.NOTIFIED, views=[SimpleNamespace(agency=COUNCIL, view=View.AGREES)])
    empty = case(incident=None, people_count=None, readers=[])

    kinds = (DateKind.STARTED, DateKind.RAPID_REVIEW_SENT, DateKind.PANEL_REPLIED, DateKind.STARTED)
    gaps = needed(notified, empty, *map(Undated, kinds))

    assert len(gaps) == 6
    assert [words for words, place in gaps if place is Place.DATES] == [
        "The day the review started",
        "The day it was sent to the Panel",
    ]


@pytest.mark.parametrize(
    ("aware_on", "held", "is_needed"),
    [
        (date(2026, 11, 19), "21 November 2026", True),
        (date(2026, 11, 21), "19 November 2026", True),
        (date(2026, 11, 19), "19 November 2026", False),
        (date(2026, 11, 19), "November 2026", False),
        (None, "19 November 2026", False),
        (date(2026, 11, 19), None, False),
    ],
)
def test_two_days_of_becoming_aware_are_asked_about_where_one_must_be_wrong(aware_on, held, is_needed):
    found = which_day(aware_on, from_words(held) if held else None, uuid4())

    assert [need.place for need in found] == ([Place.DATES] if is_needed else [])


def test_step_of_one_of_several_reviews_names_it():
    decided = incident(decision=IncidentDecision.SAR)
    steps = [Undated(DateKind.STARTED, None, name) for name in ("SAR", "DHR")]

    words = [words for words, place in needed(decided, case(summary="In short."), *steps) if place is Place.DATES]

    assert words == ["The day the review started (SAR)", "The day the review started (DHR)"]


def test_a_view_that_is_not_known_is_needed():
    decided = incident(decision=IncidentDecision.SAR, views=[SimpleNamespace(agency=COUNCIL, view=View.NOT_YET)])

    assert needed(decided, case(summary="In short.")) == [
        ("What Northmoor Council says to the decision", Place.DECISION)
    ]


@pytest.mark.parametrize(
    "decision", [IncidentDecision.NOT_NOTIFIED, IncidentDecision.OTHER_AREA, IncidentDecision.LOGGED_BY_MISTAKE]
)
def test_nothing_is_needed_where_no_review_follows(decision):
    assert needed(incident(harm=None, decision=decision), case(incident=None)) == []


def test_first_stage_is_after_being_considered():
    considered, notified = SimpleNamespace(code="being_considered"), SimpleNamespace(code="notified")

    assert first_stage([considered, notified]) is notified
    assert first_stage([considered]) is considered


def test_notice_and_outcome_and_views():
    views = [SimpleNamespace(agency=COUNCIL, view=View.DISAGREES)]

    assert [notice_code(each) for each in (None, Harm.CHILD_DIED, Harm.ADULT_DIED)] == ["C1", "C1", "D1"]
    assert outcome(None) == "Being considered"
    assert outcome(IncidentDecision.OTHER_AREA) == "Another area leads"
    assert views_in_words(views) == "Northmoor Council: disagrees"
