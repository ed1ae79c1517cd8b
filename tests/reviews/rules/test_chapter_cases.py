"""The chapter of cases and their boxes, by facts made by hand."""

from __future__ import annotations

from dataclasses import replace

from reviews.rules.chapter_cases import chapter
from reviews.rules.facts import CaseFacts, Facts
from reviews.vocabulary import ActionStatus, EvidenceLevel, LearningKind, PartStatus
from tests.support.report_facts import (
    FOR_PARTNERS,
    SPRING,
    action,
    case,
    content,
    evidence,
    facts,
    ids,
    keys,
    lines,
    part,
    point,
    review,
    words,
)

PROGRESS, NOT_STARTED = ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED


def told(found: Facts) -> str:
    return words(chapter(found))


def of(*cases: CaseFacts, **given: object) -> Facts:
    return facts(cases=cases, reviews=tuple(review(each) for each in cases), **given)


def box(found: Facts, child: CaseFacts) -> str:
    return next(line for line in told(found).split(f"{child.name}: evidence of putting")[1].split("\nChild ")[:1])


def test_no_case_and_no_action() -> None:
    assert told(facts()) == "No case goes into this report."
    child = case()
    found = of(child)
    assert "No action that came from a review goes into this report." in told(found)
    assert "No action and no evidence is recorded for this case yet." in told(found)
    assert "cases.chart" not in keys(chapter(found))


def test_what_was_done_by_whom_and_what_is_left() -> None:
    child = case()
    note = {"owner": "Named nurse", "note": "Training has begun."}
    actions = (
        action("Protocol written", case_ids=ids(child)),
        action("Protocol sent round.", case_ids=ids(child)),
        action(
            "Form agreed",
            PROGRESS,
            case_ids=ids(child),
            due=SPRING,
            parts=(part("Wye Trust", PartStatus.IN_PROGRESS, **note),),
        ),
        action("Nobody asked", NOT_STARTED, case_ids=ids(child), parts=()),
    )
    found = of(child, actions=actions)

    text = told(found)

    assert "Four actions in this report come from reviews." in text
    assert "This case led to four actions." in text
    assert "Northmoor Police: Protocol written. Protocol sent round." in text
    assert (
        "Wye Trust: Form agreed (in progress, due spring 2026; owner: Named nurse; note: “Training has begun”)." in text
    )
    assert "No agency named: Nobody asked (not started)." in text
    assert "No evidence is recorded yet of what difference this made." in text
    assert "What difference it made" not in text
    assert lines(content(chapter(found), "cases.chart").table) == [
        ["Child P", "2", "1", "1", "4"],
        ["All cases, each action once", "2", "1", "1", "4"],
    ]
    for_partners = told(replace(found, scope=FOR_PARTNERS))
    assert "Wye Trust: Form agreed (in progress, due spring 2026)." in for_partners


def test_evidence_stands_strongest_first() -> None:
    child = case()
    pieces = (
        evidence("Letters were sent", EvidenceLevel.ACTIVITY, case_ids=ids(child)),
        evidence("Files show it", EvidenceLevel.PRACTICE, case_ids=ids(child)),
        evidence("Nobody judged it", None, case_ids=ids(child)),
    )
    text = told(of(child, evidence=pieces))

    assert "No action came from this case." in text
    assert "We hold three pieces of evidence. The strongest shows how people work." in text
    assert (
        text.index("Practice. Files show it.")
        < text.index("Activity. Letters were sent.")
        < text.index("No level yet.")
    )
    assert "Nothing that came from this case is left to do." in text
    one = told(of(child, evidence=pieces[:1], actions=(action(case_ids=ids(child)),)))
    assert "We hold one piece of evidence. It shows what was done." in one
    assert "One action in this report comes from a review." in one
    unjudged = told(of(child, evidence=pieces[2:]))
    assert "We hold one piece of evidence." in unjudged
    assert "shows what" not in unjudged


def test_what_came_from_two_cases_is_described_once() -> None:
    first, second = case(), case("Child Q")
    both, own = ids(first, second), ids(second)
    actions = (
        action("Shared and done", case_ids=both),
        action("Shared and open", PROGRESS, case_ids=both),
        action("Only Q", PROGRESS, case_ids=own),
    )
    pieces = (evidence("Of both", case_ids=both), evidence("Also of both", case_ids=both))
    found = of(first, second, actions=actions, evidence=pieces)

    text = told(found)
    of_second = text[text.index("Child Q: evidence of putting") :]

    assert "Two actions came from more than one case and count with each of them below." in text
    assert "This case led to three actions." in of_second
    assert "Two of them also came from Child P and are described there." in of_second
    assert "All of them are also about Child P and are described there." in of_second
    assert "Some of what is left to do is described with Child P." in of_second
    assert "Only Q (in progress)" in of_second
    assert "Shared and done" not in of_second
    assert "Of both" not in of_second


def test_all_that_is_shared_leaves_the_numbers() -> None:
    first, second = case(), case("Child Q")
    both = ids(first, second)
    shared = (action("Shared and open", PROGRESS, case_ids=both),)
    text = told(of(first, second, actions=shared, evidence=(evidence("Of both", case_ids=both),)))
    of_second = text[text.index("Child Q: evidence of putting") :]

    assert "One action came from more than one case and counts with each of them below." in text
    assert "It also came from Child P and is described there." in of_second
    assert "It is also about Child P and is described there." in of_second
    assert "What is left to do is described with Child P." in of_second
    other = action("Of P too", case_ids=both)
    mixed = told(of(first, second, actions=(other, action("Only Q", case_ids=ids(second)))))
    assert "One of them also came from Child P and is described there." in mixed


def test_learning_beside_the_grid_and_good_practice() -> None:
    child = case()
    good = replace(point(child), kind=LearningKind.GOOD_PRACTICE, words="A nurse kept asking")
    beside = replace(point(child, in_grid=False), words="Records moved late")
    found = of(child, points=(point(child), beside, good))

    text = told(found)

    assert "Beside the learning themes in the grid, the review names:\nRecords moved late" in text
    assert "The review found good practice:\nA nurse kept asking" in text
    assert "Who knew what" not in text
    assert "The review names this learning:" in told(of(child, points=(beside,)))


def test_hidden_cases_are_counted_and_never_told() -> None:
    child, hidden = case(), case("Child Secret", is_named=False)
    actions = (
        action(case_ids=ids(child)),
        action("Only there", case_ids=ids(hidden), is_told=False),
        action("In both", case_ids=ids(child, hidden)),
    )
    found = of(child, hidden, actions=actions)

    text = told(found)

    assert "Only there" not in text
    assert "Secret" not in text
    assert "In both" in text
    assert lines(content(chapter(found), "cases.chart").table)[1][0] == "Cases not named here"
    assert [block.case_id for block in chapter(found).blocks if block.case_id] == [child.id] * 3


def test_what_came_from_cases_that_are_not_in_the_report_is_counted_apart_and_told() -> None:
    child, other = case(), case("Child Elsewhere")
    actions = (
        action("Here", case_ids=ids(child)),
        action("In both", case_ids=ids(child, other)),
        action("Done there", case_ids=ids(other), parts=(part("Police", PartStatus.DONE),)),
        action("Open there", PROGRESS, case_ids=ids(other)),
    )
    found = of(child, actions=actions)

    text, table = told(found), lines(content(chapter(found), "cases.chart").table)

    assert "Two actions came from cases that are not in this report." in text
    assert "more than one case" not in text
    assert "Child Elsewhere" not in text
    assert [(line[0], line[-1]) for line in table] == [
        ("Child P", "2"),
        ("Cases not named here", "2"),
        ("All cases, each action once", "4"),
    ]
    others = text[text.index("Actions from cases that are not in this report") :]
    assert others.index("Police: Done there") < others.index("What is still to do") < others.index("Open there")
    one = told(of(child, actions=actions[2:3]))
    assert "One action came from a case that is not in this report." in one
    assert "What is still to do" not in one[one.index("Actions from cases") :]
    assert "What we did" not in told(of(child, actions=actions[3:])).split("Actions from cases")[1]


def test_what_came_from_a_case_not_named_and_from_one_not_in_the_report_is_told() -> None:
    child, hidden, other = case(), case("Child Secret", is_named=False), case("Child Elsewhere")
    text = told(of(child, hidden, actions=(action("In both", case_ids=ids(hidden, other)),)))

    assert "One action came from a case that is not in this report." in text
    assert "Northmoor Police: In both." in text


def test_what_cannot_be_done_is_neither_done_nor_left_to_do() -> None:
    child = case()
    dropped = action("Dropped", ActionStatus.CANNOT_BE_DONE, case_ids=ids(child))
    found = of(child, actions=(action("Done", case_ids=ids(child)), dropped))

    table, text = content(chapter(found), "cases.chart").table, told(found)

    assert [column.name for column in table.columns][1:] == [
        "Done",
        "In progress",
        "Not started",
        "Cannot be done",
        "All",
    ]
    assert lines(table) == [
        ["Child P", "1", "0", "0", "1", "2"],
        ["All cases, each action once", "1", "0", "0", "1", "2"],
    ]
    assert "one was said to be done and one was said to be impossible to do." in text
    assert "What is still to do, and what cannot be done" in text
    without = content(chapter(of(child, actions=found.actions[:1])), "cases.chart").table
    assert "Cannot be done" not in [column.name for column in without.columns]


def test_what_one_agency_has_done_of_an_open_action_is_listed_and_said_so() -> None:
    child = case()
    both = (part("Police", PartStatus.DONE), part("Wye Trust", PartStatus.IN_PROGRESS))
    found = of(child, actions=(action("Share the form", PROGRESS, case_ids=ids(child), parts=both),))

    text = told(found)

    assert "Listed too is what an agency has done of an action on which others are still at work." in text
    assert "Police: Share the form." in text
    assert "Listed too" not in told(of(child, actions=(action(case_ids=ids(child)),)))
