"""Themes across reviews: linked themes alone, cases that are named alone, and nothing false where none is linked."""

from __future__ import annotations

from dataclasses import replace

from partnership.rules.blocks import Bullets
from reviews.rules.chapter_repeats import MOST_CASES_ACROSS, chapter
from reviews.rules.facts import Left
from reviews.vocabulary import ActionStatus, EvidenceLevel, PartStatus
from tests.support.report_facts import (
    action,
    case,
    content,
    evidence,
    facts,
    figure,
    ids,
    keys,
    lines,
    part,
    point,
    theme,
    unsourced,
    words,
)


def test_a_theme_of_two_cases_is_told_with_what_was_done_and_its_strongest_evidence():
    p, q, thresholds, alone = case("Child P"), case("Child Q"), theme("Thresholds"), theme("Medicals")
    points = (point(p, thresholds), point(p, thresholds), point(q, thresholds), point(q, alone))
    parts = (part("Northmoor Police"), part("Health"), part("Schools", PartStatus.CANNOT_BE_DONE))
    done = action("Protocol written", theme_ids=ids(thresholds), parts=parts)
    still = action("Protocol tried", ActionStatus.IN_PROGRESS, theme_ids=ids(thresholds))
    held = (
        evidence("Sessions held", EvidenceLevel.REACH, theme_ids=ids(thresholds)),
        evidence(
            "Audit", EvidenceLevel.PRACTICE, action_ids=ids(done), figures=(figure("used it", "83", unit="percent"),)
        ),
        evidence("Not linked"),
    )

    made = chapter(facts(cases=(p, q), points=points, themes=(alone, thresholds), actions=(done, still), evidence=held))

    said = words(made)
    assert "One theme came up in more than one of the cases in this report: Thresholds." in said
    assert "Thresholds came up in two cases: Child P and Child Q. There are two actions linked to this theme." in said
    assert "On 31 March 2026, one was said to be done and one was in progress. What was done:" in said
    assert "Northmoor Police and Health: Protocol written" in said
    assert "Protocol tried" not in said
    assert "The strongest evidence held tells of how people work. Audit. Used it: 83%." in said
    assert "Nothing recorded yet tells of how children, adults and families fare. No next check is set." in said
    assert "Medicals" not in said
    assert lines(content(made, "repeats.table")) == [["Thresholds", "2", "1"]]
    assert lines(content(made, "repeats.chart").table) == [["Thresholds", "2"]]


def test_themes_of_most_cases_come_first_and_a_case_without_the_theme_has_a_dash():
    p, q, r = case("Child P"), case("Child Q"), case("Child R")
    family, police, health = theme("Think Family"), theme("Police"), theme("Health")
    points = (point(p, family, police, health), point(q, family, police, health), point(r, family))

    made = chapter(facts(cases=(p, q, r), points=points, themes=(police, health, family)))

    assert lines(content(made, "repeats.table")) == [
        ["Think Family", "1", "1", "1"],
        ["Health", "1", "1", "–"],
        ["Police", "1", "1", "–"],
    ]
    assert content(made, "repeats.chart").describes == "A bar for each theme, longest for Think Family."
    assert "No action is linked to it yet. No evidence is linked to this theme yet." in words(made).replace("\n", " ")


def test_evidence_that_is_linked_to_the_cases_alone_is_pointed_to():
    p, q, thresholds = case("Child P"), case("Child Q"), theme()
    held = evidence(case_ids=ids(p))

    made = chapter(
        facts(cases=(p, q), points=(point(p, thresholds), point(q, thresholds)), themes=(thresholds,), evidence=(held,))
    )

    assert "No evidence is linked to this theme yet. What is held of its cases stands with each case." in words(made)


def test_evidence_without_a_level_is_told_without_saying_how_strong_it_is():
    p, q, thresholds = case("Child P"), case("Child Q"), theme()
    points = (point(p, thresholds), point(q, thresholds))
    held = evidence("Letters of thanks", None, point_ids=ids(points[0]))

    said = words(chapter(facts(cases=(p, q), points=points, themes=(thresholds,), evidence=(held,))))

    assert "Letters of thanks. None of this evidence has been given a level yet" in said
    assert "The strongest" not in said


def test_no_theme_linked_says_so_and_shows_nothing_else():
    p, q = case("Child P"), case("Child Q")

    made = chapter(facts(cases=(p, q), points=(point(p), point(q)), themes=(theme(),)))

    assert keys(made) == ["repeats.intro"]
    assert words(made).startswith("Themes have not been linked to this year’s learning points")


def test_no_learning_points_says_so():
    assert words(chapter(facts())).startswith("No learning points stand in this year’s grid")


def test_themes_that_came_once_are_no_repeat_and_what_is_not_linked_may_be_one():
    p, thresholds = case("Child P"), theme()
    points = (point(p, thresholds), point(p, thresholds), point(p), point(p, thresholds, in_grid=False))

    made = chapter(facts(cases=(p,), points=points, themes=(thresholds,)))

    assert words(made) == (
        "No theme came up in more than one of the cases in this report. "
        "Only learning points in the grid of the year are compared: "
        "one more learning point is linked to a theme and is not counted. "
        "One learning point of the grid has no theme yet, and may repeat one."
    )


def test_a_theme_that_came_up_in_cases_that_are_not_in_the_report_is_said_to_have():
    p, q, sharing, family, medicals = (
        case("Child P"),
        case("Child Q"),
        theme("Sharing"),
        theme("Family"),
        theme("Other"),
    )
    elsewhere = {sharing.id: ids(case(), case()), family.id: ids(case()), medicals.id: ids(case())}
    found = facts(
        cases=(p, q),
        points=(point(p, sharing, family),),
        themes=(medicals, family, sharing),
        left=Left(cases_of_theme=elsewhere),
    )

    seen = "also came up in cases that are not in this report: Sharing (two cases) and Family (one case)."
    assert words(chapter(found)) == (
        f"No theme came up in more than one of the cases in this report. Two of their themes {seen}"
    )
    repeated = words(chapter(replace(found, points=(*found.points, point(q, sharing)))))
    assert f"in more than one of the cases in this report: Sharing. Two of their themes {seen}" in repeated


def test_a_case_that_is_not_named_is_left_out_and_its_learning_not_counted():
    p, hidden, other, thresholds = (
        case("Child P"),
        case("Child Z", is_named=False),
        case("Child Y", is_named=False),
        theme(),
    )
    points = (point(p, thresholds), point(hidden, thresholds), point(p))

    said = words(chapter(facts(cases=(p, hidden), points=points, themes=(thresholds,))))
    both = words(chapter(facts(cases=(p, hidden, other), points=(*points, point(p)), themes=(thresholds,))))

    assert said.startswith("No theme came up in more than one of the cases in this report.")
    assert said.endswith("One case that only the review team may see is left out here, with what hangs from it.")
    assert both.endswith("Two cases that only the review team may see are left out here, with what hangs from them.")
    assert "Two learning points of the grid have no theme yet" in both
    assert "Child Z" not in both


def test_an_action_of_hidden_cases_is_left_out():
    p, q, thresholds = case("Child P"), case("Child Q"), theme()
    hidden = action("Secret words", theme_ids=ids(thresholds), is_told=False)

    made = chapter(
        facts(
            cases=(p, q), points=(point(p, thresholds), point(q, thresholds)), themes=(thresholds,), actions=(hidden,)
        )
    )

    said = words(made)
    assert "No action is linked to it yet." in said
    assert "Secret words" not in said
    assert not any(isinstance(block.content, Bullets) for block in made.blocks)


def test_many_cases_are_named_in_one_column():
    thresholds = theme()
    cases = tuple(case(f"Family {chr(65 + each)}") for each in range(MOST_CASES_ACROSS + 1))

    made = chapter(facts(cases=cases, points=tuple(point(each, thresholds) for each in cases), themes=(thresholds,)))

    assert lines(content(made, "repeats.table")) == [
        ["Thresholds", "Family A, Family B, Family C, Family D, Family E, Family F, Family G, Family H and Family I"]
    ]
    assert unsourced(made) == []
