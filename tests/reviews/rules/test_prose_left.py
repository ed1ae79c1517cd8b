"""What is said of a case, a theme or the year where the record holds more than goes into the report."""

from __future__ import annotations

from dataclasses import replace

from reviews.rules import (
    chapter_cases,
    chapter_difference,
    chapter_focuses,
    chapter_not_progressed,
    chapter_repeats,
    chapter_summary,
)
from reviews.rules.facts import CaseFacts, Facts, Left, Undecided
from reviews.vocabulary import ActionStatus, EvidenceLevel, FocusKind
from tests.support.report_facts import action, case, evidence, facts, focus, ids, left, point, review, theme, words


def of_case(child: CaseFacts, beside: Left, **given: object) -> str:
    return words(chapter_cases.chapter(facts(cases=(child,), reviews=(review(child),), left=beside, **given)))


def lefts(count: int, **given: object) -> tuple[object, ...]:
    return tuple(left(**given) for _ in range(count))


def test_of_a_case_of_which_nothing_goes_in_it_is_not_said_that_nothing_is_recorded() -> None:
    child, other = case(), case("Child Q")
    mine = {"case_ids": ids(child)}

    text = of_case(child, Left(lefts(19, **mine), (*lefts(5, **mine), left(case_ids=ids(other)))))
    assert "None of its 19 actions goes into this report." in text
    assert "None of its five pieces of evidence goes into this report." in text
    assert "is recorded" not in text
    actions = of_case(child, Left(lefts(1, **mine)))
    assert "Its one action does not go into this report. No evidence is recorded yet of what difference" in actions
    proof = of_case(child, Left((), lefts(2, **mine)))
    assert "No action came from this case. None of its two pieces of evidence goes into this report." in proof


def test_of_a_case_of_which_some_goes_in_both_numbers_are_told() -> None:
    child = case()
    mine = {"case_ids": ids(child)}
    pieces = (evidence("Files show it", **mine), evidence("Letters were sent", EvidenceLevel.ACTIVITY, **mine))
    actions = (action("Protocol written", **mine), action("Form agreed", **mine))

    text = of_case(child, Left(lefts(5, **mine), lefts(3, **mine)), actions=actions, evidence=pieces)

    assert "Of its seven actions two are in this report. On 31 March 2026, all were said to be done." in text
    assert (
        "Of its five pieces of evidence two are in this report. The strongest of these shows how people work." in text
    )
    assert "None of this evidence tells of how children, adults and families fare." in text
    assert "No next check is set for this evidence." in text
    assert "Of its actions in this report none is left to do." in text
    assert "led to" not in text
    weak = of_case(child, Left((), lefts(1, **mine)), evidence=pieces[1:])
    assert "Of its two pieces of evidence one is in this report. It shows what was done." in weak
    assert "This evidence tells of activity alone. None of it tells of who was reached" in weak


def test_of_a_case_with_evidence_alone_or_actions_alone_in_the_report() -> None:
    child = case()
    mine = {"case_ids": ids(child)}

    proof = of_case(child, Left(lefts(2, **mine)), evidence=(evidence(**mine),))
    assert "None of its two actions goes into this report." in proof
    assert "What may be left to do of its actions is not told in this report." in proof
    actions = of_case(child, Left((), lefts(2, **mine)), actions=(action(**mine),))
    assert "This case led to one action." in actions
    assert "What we cannot show yet None of its two pieces of evidence goes into this report." in actions.replace(
        "\n", " "
    )


def repeated(beside: Left, **given: object) -> Facts:
    p, q = case(), case("Child Q")
    thresholds = given.pop("theme")
    points = (point(p, thresholds), point(q, thresholds))
    return facts(cases=(p, q), points=points, themes=(thresholds,), left=beside, **given)


def test_of_a_theme_both_numbers_are_told_and_none_that_hangs_from_closed_cases_alone() -> None:
    thresholds = theme()
    mine = {"theme_ids": ids(thresholds)}
    others = (*lefts(2, **mine), left(is_told=False, **mine))
    beside = Left(others, (left(action_ids=ids(others[0])), left(is_told=False, **mine), left()))

    none = words(chapter_repeats.chapter(repeated(beside, theme=thresholds))).replace("\n", " ")
    assert "None of its two actions goes into this report." in none
    assert "Its one piece of evidence does not go into this report." in none
    found = repeated(beside, theme=thresholds, actions=(action(**mine),), evidence=(evidence(**mine),))
    some = words(chapter_repeats.chapter(found))
    assert "Of its three actions one is in this report." in some
    assert "The strongest evidence in this report tells of how people work." in some
    assert "None of this evidence tells of how children" in some


def test_of_a_shared_theme_both_numbers_are_told() -> None:
    sleep = focus()
    mine = {"focus_ids": ids(sleep)}
    others = lefts(2, **mine)
    found = facts(focuses=(sleep,), left=Left(others, (left(action_ids=ids(others[0])),)), actions=(action(**mine),))

    text = words(chapter_focuses.chapter(found)).replace("\n", " ")
    assert "Of its three actions one is in this report." in text
    assert "Its one piece of evidence does not go into this report." in text
    proof = replace(found, actions=(), evidence=(evidence(**mine),))
    text = words(chapter_focuses.chapter(proof)).replace("\n", " ")
    assert "None of its two actions goes into this report." in text
    assert "None of this evidence tells of how children" in text


def test_a_shared_theme_of_which_nothing_goes_in_is_not_said_to_have_nothing() -> None:
    sleep, neglect = focus("Sleep"), focus("Neglect")
    voice = focus("Voice", FocusKind.PRIORITY)
    beside = Left(events=(left(focus_ids=ids(sleep)),), actions=(left(focus_ids=ids(voice)),))

    text = words(chapter_focuses.chapter(facts(focuses=(sleep, neglect, voice), left=beside)))

    assert text == (
        "No actions, evidence or sharing of learning are linked in the record to the shared theme Neglect. "
        "What the record holds of the shared theme Sleep does not go into this report.\n"
        "What the record holds of the priority Voice does not go into this report."
    )


def test_where_all_goes_in_the_record_is_spoken_of() -> None:
    child = case()
    open_action = action(status=ActionStatus.IN_PROGRESS, case_ids=ids(child))

    text = of_case(child, Left(lefts(3), lefts(3)), actions=(open_action,))

    assert "This case led to one action." in text
    assert "No evidence is recorded yet of what difference this made." in text


def test_of_the_year_it_is_not_said_that_there_is_no_evidence_where_none_goes_in() -> None:
    found = facts(left=Left((), lefts(5)), undecided=Undecided(evidence=3))
    none = (
        "None of the five pieces of evidence in the record goes into this report. "
        "Some that may belong here have not been decided on."
    )

    assert none in words(chapter_summary.chapter(found))
    assert none in words(chapter_difference.chapter(found))
    one = words(chapter_summary.chapter(facts(left=Left((), lefts(1)))))
    assert "The one piece of evidence in the record does not go into this report." in one


def test_cases_of_which_no_evidence_goes_in_are_told_apart_from_those_of_which_there_is_none() -> None:
    p, q, r = case(), case("Child Q"), case("Child R")
    beside = Left((), (left(case_ids=ids(q)), left(case_ids=ids(p)), left(case_ids=ids(q), is_told=False)))
    held = (evidence("Letters", EvidenceLevel.ACTIVITY, case_ids=ids(p)),)
    found = facts(cases=(p, q, r), evidence=held, left=beside)

    summary, difference = words(chapter_summary.chapter(found)), words(chapter_difference.chapter(found))

    assert "This report tells of one piece of evidence." in summary
    assert "No evidence is held for one case: Child R." in summary
    assert "The record holds evidence that is not in this report for one case: Child Q." in summary
    assert "Child P: only activity is in this report. No next check is set for this evidence." in difference
    assert "No evidence is recorded for Child R. No next check is set there. The record holds evidence" in difference
    assert difference.endswith("The record holds evidence that is not in this report for Child Q.")
    both = words(chapter_difference.chapter(replace(found, cases=(p, q))))
    assert "is recorded for" not in both
    assert "No next check is set there" not in both


def test_actions_with_evidence_of_change_that_does_not_go_in_are_said_to_have_it() -> None:
    some, none = action(), action()
    practice, talk = EvidenceLevel.PRACTICE, EvidenceLevel.ACTIVITY
    beside = Left((), (left(level=practice, action_ids=ids(some)), left(level=talk, action_ids=ids(none))))

    text = words(chapter_not_progressed.chapter(facts(actions=(some, none), left=beside)))

    assert (
        "Agencies say that two actions in this report are done. None has evidence above reach in this report: of"
        in text
    )
    assert "families fare. The record holds some for one of these that is not in this report. Evidence may be" in text
