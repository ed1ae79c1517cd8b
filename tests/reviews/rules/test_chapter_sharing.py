"""Sharing learning: attendance as stated, never added up; dates in the words of the source; plans as plans."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.rules.chapter_sharing import chapter
from reviews.rules.figures import Figure
from tests.support.report_facts import EARLIER, LATER, SPRING, content, event, facts, keys, lines, words

OVER_80 = Figure("80", unit="partners", qualifier="over")


def test_events_stand_by_date_with_attendance_as_stated_and_are_never_added_up():
    made = chapter(
        facts(
            events=(
                event("Induction", on=LATER, kind="induction"),
                event("Webinars", on=SPRING, attendance=OVER_80, audience="all partners", delivered_by=("The board",)),
                event("Briefing", kind="briefing", number_of_sessions=2, frequency="every six weeks"),
                event("Sessions", kind="briefing", sessions_completed=1, sessions_planned=3),
            )
        )
    )

    assert lines(content(made, "sharing.events")) == [
        ["Webinars", "All partners", "The board", "spring 2026", "over 80 partners"],
        ["Induction", "Not stated", "Not stated", "planned for late 2026", "not stated"],
        ["Briefing: two sessions, every six weeks", "Not stated", "Not stated", "not stated", "not stated"],
        ["Sessions: one session held, three sessions planned", *["Not stated"] * 2, *["not stated"] * 2],
    ]
    said = words(made)
    assert said.startswith("This report tells of four events and other ways of sharing learning. By kind: ")
    assert "By kind: briefing, two; others, two." in said
    assert "One is planned for after 31 March 2026." in said
    assert (
        "Attendance is stated for one of them and not stated for the other three. Figures are given as stated" in said
    )


def test_training_has_a_table_of_its_own_without_a_column_of_dates_that_nobody_stated():
    made = chapter(facts(events=(event(), event("Managing allegations", is_training=True, attendance=Figure("52")))))

    assert content(made, "sharing.training").caption == "Training (no dates are stated)"
    assert lines(content(made, "sharing.training")) == [["Managing allegations", "Not stated", "Not stated", "52"]]
    assert "tells of one event or other way of sharing learning and, apart from them, one entry of" in words(made)


def test_a_record_of_training_alone_says_so():
    made = chapter(facts(events=(event(is_training=True, kind="training"), event(is_training=True, kind="training"))))

    said = words(made)
    assert "tells of two entries of training and no other sharing of learning. Attendance is not stated" in said
    assert "sharing.events" not in keys(made)


def test_bars_are_for_counts_of_people_and_each_is_drawn_once():
    twice = [event("Presentation", attendance=Figure("100", unit="people", qualifier="at least")) for _ in range(2)]
    others = (
        event("Large", attendance=Figure("350", unit="partners", qualifier="over")),
        event("Schools", attendance=Figure("40", unit="schools", qualifier="on average")),
        event("Forecast", attendance=Figure("90", qualifier="likely over")),
        event("Ahead", attendance=Figure("90"), on=LATER),
    )

    made = chapter(facts(events=(*twice, *others)))

    chart = content(made, "sharing.chart")
    assert lines(chart.table) == [["Large", "over 350 partners"], ["Presentation", "at least 100 people"]]
    assert "There is no total" in chart.describes
    assert (
        "Attendance is stated for all of them. The chart of attendance has a bar for two of these: of the others, one "
        "repeats another, two give an average, a forecast or the like and one is only planned."
    ) in words(made)


def test_a_number_of_a_hidden_case_has_no_bar_and_the_sentence_says_so():
    shown, hidden = event("Large", attendance=Figure("350")), event(attendance=Figure("9"), is_told=False)

    assert "bar for one of these: of the others, one is about a case not named in this report." in words(
        chapter(facts(events=(shown, hidden)))
    )
    assert "has a bar for" not in words(chapter(facts(events=(shown,))))
    assert "has a bar for" not in words(chapter(facts(events=(hidden,))))


def test_feedback_and_follow_up_are_told_and_what_lies_ahead_has_no_feedback_yet():
    made = chapter(
        facts(
            events=(
                event("Webinar", feedback="clear.", follow_up="supervisors asked", follow_up_on=date(2026, 2, 1)),
                event("Briefing", follow_up_on=date(2026, 5, 1), on=EARLIER),
                event("Visit", follow_up="asked by letter"),
                event("Induction", on=LATER, feedback="positive"),
            )
        )
    )

    said = words(made)
    assert "Feedback is recorded for one of these events. A check of whether the learning reached practice" in said
    assert "is recorded or set for three of these events." in said
    assert "Webinar. Feedback: clear." in said
    assert "Webinar. Follow-up: supervisors asked. The follow-up was set for 1 February 2026." in said
    assert "Briefing. The follow-up is set for 1 May 2026." in said
    assert "Visit. Follow-up: asked by letter." in said
    assert "positive" not in said


@pytest.mark.parametrize(("many", "verb"), [(1, "Of these, one is about a case"), (2, "Of these, two are about cases")])
def test_what_hidden_cases_taught_is_counted_and_never_told(many, verb):
    made = chapter(facts(events=tuple(event("Secret", is_told=False) for _ in range(many))))

    assert "Secret" not in words(made)
    assert f"{verb} not named in this report" in words(made)
    assert "sharing.chart" not in keys(made)


def test_several_plans_are_counted():
    said = words(chapter(facts(events=(event(on=LATER), event(on=LATER)))))

    assert "Two are planned for after 31 March 2026." in said


def test_nothing_shared_says_what_would_fill_the_chapter():
    assert words(chapter(facts())).startswith("No sharing of learning goes into this report.")
