"""Sharing learning and evidence of an annual report: rows that say much, and rows that say little."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from partnership.extensions import db
from reviews.models import DisseminationEvent, Evidence
from reviews.vocabulary import Held, Publishable

from .conftest import Load, report

WHO = {
    "agencies": [{"id": "NP", "name": "Northmoor Police"}, {"id": "NC", "name": "Northmoor Council"}],
    "subgroups": [{"id": "LG", "name": "Learning Group"}],
    "shared_themes": [{"id": "ST", "name": "Safer sleeping"}],
    "reviews": [{"id": "R1", "label": "Child Heron", "type": "CSPR"}],
}


def event_of(load: Load, **row: Any) -> DisseminationEvent:
    load(report(**WHO, dissemination_events=[{"id": "E1", "title": " Safer sleeping ", **row}]))
    return db.session.scalars(select(DisseminationEvent)).one()


def evidence_of(load: Load, **row: Any) -> Evidence:
    load(report(**WHO, evidence=[{"id": "V1", "summary": "Forms were found complete", **row}]))
    return db.session.scalars(select(Evidence)).one()


def test_event_keeps_what_the_report_says(load: Load) -> None:
    event = event_of(
        load,
        kind="webinar series",
        theme="Sleep",
        delivered_by=["LG", "NP"],
        audience="midwives",
        date={"stated": "Spring 2026", "precision": "season", "year": 2026, "season": "spring"},
        attendance={"value": 350, "qualifier": "over", "unit": "midwives"},
        number_of_sessions=4,
        sessions_completed=3,
        sessions_planned=2,
        frequency="every six weeks",
        feedback="positive",
        review_ids=["R1"],
        shared_theme_id="ST",
    )

    assert (event.title, event.title_folded, event.kind) == ("Safer sleeping", "safer sleeping", "webinar series")
    assert (event.topic, event.audience, event.on.stated) == ("Sleep", "midwives", "Spring 2026")
    assert [each.name for each in event.delivered_by] == ["Learning Group", "Northmoor Police"]
    assert event.attendance.with_unit == "over 350 midwives"
    assert (event.number_of_sessions, event.sessions_completed, event.sessions_planned) == (4, 3, 2)
    assert (event.frequency, event.feedback) == ("every six weeks", "positive")
    assert [link.place for link in event.links] == [1, 2]
    assert (event.links[0].review.case.name, event.links[1].focus.name) == ("Child Heron", "Safer sleeping")


def test_event_of_which_nothing_more_is_said(load: Load) -> None:
    event = event_of(load)

    assert (event.kind, event.on, event.attendance, event.links, event.delivered_by) == (None, None, None, [], [])


@pytest.mark.parametrize(
    ("attendance", "stored"),
    [
        ({"unit": "schools"}, (None, None, "schools")),
        ({"value": 12.5, "qualifier": "give or take"}, ("12.5", "give or take", None)),
        ({"value": 1000000, "unit": "sign-ups"}, ("1000000", None, "sign-ups")),
    ],
)
def test_attendance_is_kept_as_far_as_it_was_stated(load: Load, attendance: dict, stored: tuple) -> None:
    event = event_of(load, attendance=attendance)

    assert (event.attendance_value, event.attendance_qualifier, event.attendance_unit) == stored


def test_training_is_an_event_of_that_kind(load: Load) -> None:
    row = {"id": "T1", "topic": "Self-neglect", "delivered_by": "NP", "attendance": {"value": 39}, "review_ids": ["R1"]}

    loaded = load(report(**WHO, training=[row, {"id": "T2", "topic": "Heat"}]))

    events = {each.title: each for each in db.session.scalars(select(DisseminationEvent))}
    assert {each.kind for each in events.values()} == {"training"}
    assert [each.name for each in events["Self-neglect"].delivered_by] == ["Northmoor Police"]
    assert events["Self-neglect"].attendance.in_words == "39"
    assert [link.review.case.name for link in events["Self-neglect"].links] == ["Child Heron"]
    assert loaded.sections["training"].added == 2


def test_evidence_keeps_what_the_report_says(load: Load) -> None:
    evidence = evidence_of(
        load,
        kind="audit_figure",
        topic="Forms",
        agencies=["NC"],
        date={"stated": "June to July 2026", "precision": "moon"},
        review_ids=["R1"],
        shared_theme_id="ST",
        figures=[
            {"label": "complete", "value": 80.5, "unit": "percent", "qualifier": "as high as"},
            {"label": "forms", "value": 135, "base": 191, "period": "June 2026"},
        ],
    )

    assert (evidence.kind, evidence.topic, evidence.period.stated) == ("audit_figure", "Forms", "June to July 2026")
    assert (evidence.period.precision, evidence.period.is_dated) == ("moon", False)
    assert [(each.place, each.figure.in_words, each.period) for each in evidence.figures] == [
        (1, "as high as 80.5%", None),
        (2, "135 of 191", "June 2026"),
    ]
    assert [each.name for each in evidence.agencies] == ["Northmoor Council"]
    assert [(link.review is None, link.focus is None) for link in evidence.links] == [(False, True), (True, False)]
    assert (evidence.level, evidence.is_sustained, evidence.held) == (None, None, Held.NOT_SAID)
    assert evidence.publishable is Publishable.NOT_SAID


def test_evidence_without_figures_and_links(load: Load) -> None:
    evidence = evidence_of(load)

    assert (evidence.summary, evidence.figures, evidence.links) == ("Forms were found complete", [], [])


def test_what_is_said_beside_evidence_stands_after_it(load: Load) -> None:
    evidence = evidence_of(
        load,
        quote_short="it helped",
        also="half of them twice.",
        national=True,
        conflict="another line says 79",
        note="counted by hand",
    )

    assert evidence.summary == (
        "Forms were found complete. “it helped” Also: half of them twice. It describes the country, not this area. "
        "The source also says: another line says 79. Note: counted by hand."
    )


def test_figure_without_a_number_is_left_out_and_told(load: Load) -> None:
    row = {"id": "V1", "summary": "Forms", "figures": [{"label": "forms"}, {"label": "sheets", "value": 0}]}

    loaded = load(report(evidence=[row]))

    (figure,) = db.session.scalars(select(Evidence)).one().figures
    assert (figure.label, figure.figure.in_words, figure.place) == ("sheets", "0", 1)
    assert loaded.notes == ["evidence V1: the figure “forms” has no number and was left out"]


def test_rows_that_were_loaded_are_left_as_they_are(load: Load) -> None:
    rows = {
        "dissemination_events": [{"id": "E1", "title": "Safer sleeping"}],
        "training": [{"id": "T1", "topic": "Heat"}],
        "evidence": [{"id": "V1", "summary": "Forms"}],
    }
    load(report(**rows))

    again = load(report(**rows))

    assert {name: again.sections[name].there for name in rows} == dict.fromkeys(rows, 1)
    assert not again.is_changed
