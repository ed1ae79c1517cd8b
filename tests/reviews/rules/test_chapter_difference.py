"""What difference it made: by level, good news and bad; where only activity is recorded, the next check."""

from __future__ import annotations

from datetime import date

from reviews.rules.chapter_difference import chapter
from reviews.rules.stated import of_day
from reviews.vocabulary import EvidenceLevel
from tests.support.report_facts import (
    LATER,
    SPRING,
    case,
    content,
    evidence,
    facts,
    figure,
    focus,
    ids,
    keys,
    lines,
    words,
)


def test_evidence_stands_by_level_with_figures_as_stated_and_topic_by_topic():
    held = (
        evidence("Sessions held", EvidenceLevel.ACTIVITY),
        evidence(
            "Conferences",
            EvidenceLevel.OUTCOME,
            topic="Family networks",
            agencies=("Family Services", "Health"),
            period=SPRING,
            figures=(figure("stayed", "135", base="191", period="2025/26"), figure("met", "80", qualifier="over")),
        ),
        evidence("Complaints rose", EvidenceLevel.OUTCOME, topic="Complaints"),
        evidence("Complaints were read", EvidenceLevel.OUTCOME, topic="Complaints"),
    )

    made = chapter(facts(evidence=held))

    assert [key for key in keys(made) if key.startswith("difference.level") and "heading" not in key] == [
        "difference.level.outcome",
        "difference.level.activity",
    ]
    said = words(made)
    assert said.startswith(
        "This report tells of four pieces of evidence of what was done and what came of it. "
        "Three tell of how children, adults and families fare, "
        "none tells of how people work, and one tells of what people know,"
    )
    assert "Complaints rose. Complaints were read. Family networks. Conferences (Family Services and Health; " in said
    assert "spring 2026). Stayed: 135 of 191 (2025/26); met: over 80." in said
    assert "None of it is recorded as having lasted." in said


def test_every_level_has_a_bar_also_where_there_is_nothing():
    held = (evidence(level=EvidenceLevel.PRACTICE), evidence(level=None))

    made = chapter(facts(evidence=held))

    assert lines(content(made, "difference.chart").table) == [
        ["Outcome", "0"],
        ["Practice", "1"],
        ["Knowledge", "0"],
        ["Reach", "0"],
        ["Activity", "0"],
        ["No level yet", "1"],
    ]
    said = words(made)
    assert "None tells of how children, adults and families fare and one tells of how people work." in said
    assert "One has no level yet." in said


def test_without_levels_there_is_no_chart_and_no_claim():
    made = chapter(facts(evidence=(evidence("Letters", None), evidence("Calls", None))))

    said = words(made)
    assert "None of it has been given a level yet." in said
    assert "difference.chart" not in keys(made)
    assert "lasted" not in said


def test_what_lasted_is_said_and_what_is_looked_at_again():
    held = (
        evidence("Audit", is_sustained=True, check_again_on=date(2026, 9, 1)),
        evidence("Visit", is_sustained=True, check_again_on=date(2026, 1, 1), period=LATER),
        evidence("Survey", EvidenceLevel.KNOWLEDGE),
        evidence("Test", EvidenceLevel.KNOWLEDGE),
    )

    said = words(chapter(facts(evidence=held)))

    assert "Two were found again at a later check." in said
    assert (
        "Audit. It was found again when it was looked at later. It is to be looked at again on 1 September 2026."
        in said
    )
    assert "Visit (late 2026, after 31 March 2026)" in said
    assert "It was to be looked at again on 1 January 2026." in said
    assert "two tell of how people work, and two tell of what people know, who was reached and what was done." in said


def test_one_that_lasted():
    said = words(chapter(facts(evidence=(evidence(is_sustained=True), evidence("Talk", EvidenceLevel.REACH)))))

    assert "One was found again at a later check." in said
    assert "and one tells of what people know, who was reached and what was done." in said


def test_where_only_activity_is_recorded_the_next_check_is_told_or_that_none_is_set():
    p, q, r = case("Child P"), case("Child Q"), case("Child R")
    hidden, sleep = case("Child Z", is_named=False), focus("Safer sleeping")
    held = (
        evidence("Policy", EvidenceLevel.ACTIVITY, case_ids=ids(p), check_again_on=date(2026, 9, 1)),
        evidence("Talk", EvidenceLevel.REACH, focus_ids=ids(sleep)),
        evidence("Audit", EvidenceLevel.PRACTICE, case_ids=ids(r)),
        evidence("Secret", EvidenceLevel.ACTIVITY, case_ids=ids(hidden), is_told=False),
    )

    said = words(chapter(facts(cases=(p, q, r, hidden), focuses=(sleep,), evidence=held)))

    assert "Child P: only activity is recorded. The next check is on 1 September 2026." in said
    assert "Safer sleeping: only activity and reach are recorded. No next check is set." in said
    assert "No evidence is recorded for Child Q. No next check is set there." in said
    assert "Of these, one is about a case not named in this report and is counted, not described." in said
    assert "Child Z" not in said
    assert "Secret" not in said


def test_of_a_case_with_evidence_of_change_and_one_without_any_only_the_second_is_named():
    p, q = case("Child P"), case("Child Q")

    bare = chapter(facts(cases=(p, q), focuses=(focus("Neglect"),), evidence=(evidence(case_ids=ids(p)),)))
    short = chapter(facts(cases=(p,), evidence=(evidence(level=EvidenceLevel.ACTIVITY, case_ids=ids(p)),)))

    assert "No evidence is recorded for Neglect." in words(bare)
    assert keys(bare)[-2:] == ["difference.not-shown.heading", "difference.without"]
    assert keys(short)[-2:] == ["difference.not-shown.heading", "difference.not-shown"]


def test_several_hidden_and_several_without_a_level():
    held = (evidence("Secret", is_told=False), evidence("Secret", None, is_told=False), evidence("Letters", None))

    said = words(chapter(facts(evidence=held)))

    assert "Of these, two are about cases not named in this report and are counted, not described." in said
    assert "Two have no level yet." in said


def test_one_piece_alone():
    made = chapter(facts(evidence=(evidence("Audit", period=of_day(date(2026, 1, 3))),)))

    assert "This report tells of one piece of evidence of what was done" in words(made)
    assert "Audit (3 January 2026)." in words(made)


def test_no_evidence_says_what_would_fill_the_chapter():
    assert words(chapter(facts())).startswith("No evidence of what difference the learning made is recorded")
