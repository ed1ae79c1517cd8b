"""Next year: plans as plans, what has no date said to have none, hidden cases as a number."""

from __future__ import annotations

from datetime import date

from reviews.rules import chapter_not_progressed
from reviews.rules.chapter_next_year import chapter
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import ActionStatus, DateKind, PartStatus
from tests.support.report_facts import (
    EARLIER,
    LATER,
    SPRING,
    action,
    case,
    content,
    event,
    evidence,
    facts,
    keys,
    lines,
    part,
    review,
    words,
)


def test_publication_is_planned_and_never_said_to_have_happened():
    p, q, r, s = case("Child P"), case("Child Q"), case("Child R"), case("Child S")
    reviews = (
        review(p, dates={DateKind.PUBLICATION_PLANNED: LATER}),
        review(q, dates={DateKind.PUBLISHED: LATER}, is_under_way=False, stage="Report agreed"),
        review(r),
        review(s, is_under_way=False, is_published=True, dates={DateKind.PUBLISHED: EARLIER}),
    )

    said = words(chapter(facts(cases=(p, q, r, s), reviews=reviews)))

    full = "local child safeguarding practice review"
    assert f"Child P: the {full} is under way. Publication is planned for late 2026." in said
    assert f"Child Q: the {full} stands at “Report agreed”. Publication is planned for late 2026." in said
    assert f"Child R: the {full} is under way. No date of publication is set." in said
    assert "Child S" not in said


def test_of_a_publication_the_chapter_says_what_the_others_say():
    p, q, r, s, t = (case(f"Child {letter}") for letter in "PQRST")
    missed = {
        DateKind.PUBLICATION_PLANNED: StatedDate("early 2024", "part_of_year", date(2024, 1, 1), date(2024, 4, 30))
    }
    since = {DateKind.PUBLISHED: of_day(date(2026, 5, 10))}
    began = {DateKind.STARTED: of_day(date(2026, 4, 1))}
    reviews = (
        review(p, dates=missed),
        review(q, dates=since, is_published=False),
        review(r, dates=since, is_under_way=False, is_published=False, stage="Report agreed"),
        review(s, dates=began, is_under_way=False, is_to_begin=True),
        review(t, dates=missed, is_under_way=False),
    )
    found = facts(cases=(p, q, r, s, t), reviews=reviews)

    said = words(chapter(found))

    full = "local child safeguarding practice review"
    assert f"Child P: the {full} is under way. Publication was planned for early 2024. No later date is set." in said
    assert f"Child Q: the {full} is under way. It has since been published, on 10 May 2026." in said
    assert f"Child R: the {full} stands at “Report agreed”. It has since been published, on 10 May 2026." in said
    assert (
        f"Child S: the {full} began on 1 April 2026 and so was not under way at the end of March 2026. No date" in said
    )
    assert "Child T" not in said


def test_a_date_of_publication_that_passed_before_is_told_of_a_review_still_under_way():
    child = case("Child P")
    found = facts(cases=(child,), reviews=(review(child, dates={DateKind.PUBLISHED: EARLIER}),))

    assert "is under way. The record says that it was published on 15 January 2026." in words(chapter(found))


def test_hidden_reviews_are_counted():
    hidden = case("Child Z", is_named=False)

    one = words(chapter(facts(cases=(hidden,), reviews=(review(hidden),))))
    two = words(chapter(facts(cases=(hidden,), reviews=(review(hidden), review(hidden)))))

    assert one.endswith("One review to come is of a case not named in this report.")
    assert two.endswith("Two reviews to come are of cases not named in this report.")


def test_open_actions_stand_by_their_first_due_date():
    parts = (
        part("Police", PartStatus.DONE, due=EARLIER),
        part("Health", PartStatus.IN_PROGRESS, due=LATER),
        part("Schools", PartStatus.IN_PROGRESS, due=SPRING),
    )
    actions = (
        action("Later", ActionStatus.NOT_STARTED, due=LATER),
        action("Shared", ActionStatus.IN_PROGRESS, parts=parts),
        action("Undated", ActionStatus.IN_PROGRESS),
        action("Done"),
        action("Dropped", ActionStatus.CANNOT_BE_DONE),
    )

    made = chapter(facts(actions=actions))

    assert lines(content(made, "next-year.actions")) == [
        ["spring 2026", "Shared", "Schools"],
        ["late 2026", "Later", "Northmoor Police"],
    ]
    assert (
        "On 31 March 2026, three actions in this report were still open. "
        "A due date is set for two of them and none for one;" in words(made)
    )


def test_a_date_that_had_passed_says_so_and_stands_with_those_alone_who_have_it():
    year = StatedDate("2026", "year", date(2026, 1, 1), date(2026, 12, 31))
    parts = (
        part("Police", PartStatus.IN_PROGRESS, due=EARLIER),
        part("Health", PartStatus.IN_PROGRESS, due=EARLIER),
        part("Schools", PartStatus.IN_PROGRESS, due=year),
        part("Housing", PartStatus.NOT_STARTED),
    )
    actions = (action("Shared", ActionStatus.IN_PROGRESS, parts=parts),)

    made = chapter(facts(actions=actions))

    assert lines(content(made, "next-year.actions")) == [
        ["15 January 2026 (overdue)", "Shared", "Police and Health"],
    ]
    assert "one was overdue" in words(chapter_not_progressed.chapter(facts(actions=actions)))


def test_both_chapters_say_of_the_same_actions_that_no_due_date_is_set():
    parts = (part("Police", PartStatus.IN_PROGRESS, due=LATER), part("Health", PartStatus.IN_PROGRESS))
    actions = (
        action("Shared", ActionStatus.IN_PROGRESS, parts=parts),
        action("Undated", ActionStatus.IN_PROGRESS, parts=parts[1:]),
        action("Dated itself", ActionStatus.NOT_STARTED, parts=(part(status=PartStatus.NOT_STARTED),), due=EARLIER),
    )
    found = facts(actions=actions)

    assert "A due date is set for two of them and none for one;" in words(chapter(found))
    assert "No due date is set for one open action," in words(chapter_not_progressed.chapter(found))


def test_all_or_none_with_a_due_date():
    dated, undated = action("A", ActionStatus.NOT_STARTED, due=LATER), action("B", ActionStatus.IN_PROGRESS)
    hidden = action("Secret", ActionStatus.NOT_STARTED, due=LATER, is_told=False)

    assert "one action in this report was still open. Each has a due date." in words(chapter(facts(actions=(dated,))))
    none = chapter(facts(actions=(undated,)))
    assert "None has a due date." in words(none)
    assert "next-year.actions" not in keys(none)
    assert "Secret" not in words(chapter(facts(actions=(hidden,))))


def test_planned_sharing_and_next_checks_stand_by_their_days():
    events = (
        event("Symposium", on=LATER, follow_up_on=date(2026, 12, 1)),
        event("Webinar", on=EARLIER, follow_up_on=date(2026, 2, 1)),
        event("Secret", on=LATER, follow_up_on=date(2026, 12, 1), is_told=False),
    )
    held = (
        evidence("Audit", check_again_on=date(2026, 9, 1)),
        evidence("Old audit", check_again_on=date(2026, 1, 1)),
        evidence("Secret", check_again_on=date(2026, 9, 1), is_told=False),
    )

    said = words(chapter(facts(events=events, evidence=held)))

    assert "Symposium: planned for late 2026." in said
    assert "1 September 2026: Audit. 1 December 2026: whether Symposium reached practice." in said
    assert "Old audit" not in said
    assert "Secret" not in said


def test_no_check_set_is_said():
    said = words(chapter(facts(evidence=(evidence(),))))

    assert said.endswith("or on which sharing of learning is followed up.")


def test_nothing_ahead_says_what_would_fill_the_chapter():
    assert words(chapter(facts())).startswith("Nothing in this report is still open, planned or to be looked at")


def test_a_type_that_is_not_published_has_no_date_of_publication_to_miss():
    p = case("Child P")

    said = words(chapter(facts(cases=(p,), reviews=(review(p, type_code="Rapid Review", type_full="Rapid Review"),))))

    assert said.endswith("Child P: the Rapid Review is under way.")


def test_an_extension_stands_once_every_agency_has_handed_its_part_back():
    extended = part("Police", PartStatus.NOT_OURS, due=LATER)
    undated = part("Health", PartStatus.NOT_OURS)
    actions = (
        action("Handed back", ActionStatus.NOT_STARTED, parts=(extended,), due=EARLIER),
        action("Twice", ActionStatus.NOT_STARTED, parts=(extended, part("Fire", PartStatus.NOT_OURS, due=SPRING))),
        action("As it was", ActionStatus.NOT_STARTED, parts=(undated,), due=EARLIER),
    )

    found = facts(actions=actions)

    assert lines(content(chapter(found), "next-year.actions")) == [
        ["15 January 2026 (overdue)", "As it was", "No agency named"],
        ["spring 2026", "Twice", "No agency named"],
        ["late 2026", "Handed back", "No agency named"],
    ]
    late = content(chapter_not_progressed.chapter(found), "not-progressed.overdue")
    assert lines(late) == [["As it was", "No agency named", "15 January 2026"]]
