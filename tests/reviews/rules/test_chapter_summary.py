"""The year on a page, by facts made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reviews.rules.chapter_summary import chapter
from reviews.rules.facts import Facts
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import ActionStatus, DateKind, EvidenceLevel, Publishable
from tests.support.report_facts import (
    action,
    case,
    event,
    evidence,
    facts,
    figure,
    focus,
    ids,
    point,
    review,
    theme,
    words,
)

PUBLISHED = {"stage": "Published", "stage_code": "published", "is_under_way": False, "is_published": True}
OUT = {DateKind.PUBLISHED: of_day(date(2026, 2, 3))}


def told(found: Facts) -> str:
    return words(chapter(found))


def test_an_empty_year() -> None:
    text = told(facts())

    assert "No review goes into this report." in text
    assert "No learning points of these reviews are recorded yet." in text
    assert "No action goes into this report." in text
    assert "The record holds no evidence of what difference this work made." in text


def test_what_was_reviewed() -> None:
    child, other = case(people=1), case("Child Q", people=2)
    found = facts(cases=(child, other), reviews=(review(child), review(other, **PUBLISHED, dates=OUT)))

    text = told(found)

    assert "The year’s work covered two reviews of two cases, concerning three children: two LCSPRs." in text
    assert "One review was under way at the end of March 2026." in text
    assert "One review was published, on Child Q on 3 February 2026." in text


def test_what_is_not_known_or_not_shown_is_left_out() -> None:
    cases = tuple(case(f"Child {each}", is_named=each != "T") for each in "PQRST")
    reviews = tuple(review(each, **PUBLISHED) for each in cases)

    text = told(facts(cases=cases, reviews=reviews))

    assert "five reviews of five cases: five LCSPRs." in text
    assert "Five reviews were published." in text
    assert "Child T" not in text
    assert "None of them was published." in told(facts(cases=cases[:1], reviews=(review(cases[0]),)))
    assert "published, on Child P." in told(facts(cases=cases[:1], reviews=reviews[:1]))


def test_what_was_learnt() -> None:
    one, two, hidden = case(), case("Child Q"), case("Child R", is_named=False)
    often, twice, once = theme("Thresholds"), theme("Safer sleeping"), theme("Neglect")
    points = (point(one, often, twice, once), point(two, often, twice), point(hidden, once))
    found = facts(cases=(one, two, hidden), points=points, themes=(once, twice, often))

    text = told(found)

    assert "The reviews gave us three learning points." in text
    came = "came up in more than one of the cases in this report"
    assert f"Two themes {came}: Safer sleeping (two cases) and Thresholds (two cases)." in text
    three = told(replace(found, points=(*points, point(two, once))))
    assert "Neglect (two cases), Safer sleeping (two cases) and Thresholds (two cases)." in three
    assert "came up" not in told(replace(found, themes=()))


def test_what_was_changed_and_when() -> None:
    shared = focus()
    child = case()
    actions = (
        action(review_ids=ids(review(child)), case_ids=ids(child), done_in_period=True),
        action(focus_ids=ids(shared), done_in_period=None),
        action(done_in_period=False),
        action(status=ActionStatus.NOT_STARTED),
    )
    text = told(facts(actions=actions, focuses=(shared,)))

    assert (
        "This report tells of four actions. One came from a review, one from a shared theme or priority alone and two"
        in text
    )
    assert "one can be dated inside these months, one was done at another time and for one the day is not held." in text
    assert "One action was not done at the end of March 2026." in text


def test_what_was_done_at_another_time_is_told_with_the_time() -> None:
    inside = action(done_in_period=True)
    july, again, secret = (action(done_in_period=False, done_on=of_day(date(2024, 7, 3))) for _ in range(3))
    spring = action(done_in_period=False, done_on=StatedDate("spring 2024", "season"))

    assert "one was done at another time (3 July 2024)." in told(facts(actions=(inside, july)))
    assert "three were done at another time (3 July 2024 and spring 2024)." in told(
        facts(actions=(inside, july, again, spring))
    )
    hidden = told(facts(actions=(inside, july, replace(secret, is_told=False))))
    assert "two were done at another time." in hidden
    assert "four were done at another time." in told(facts(actions=(inside, july, again, secret, spring)))


def test_days_of_what_was_done_are_told_of_where_they_are_not_all_inside() -> None:
    inside, outside, unknown = (action(done_in_period=each) for each in (True, False, None))

    assert "Of those done" not in told(facts(actions=(inside,)))
    assert "Of those done, none can be dated inside these months, two were done at another time." in told(
        facts(actions=(outside, replace(outside, id=inside.id)))
    )
    assert "Of those done, one can be dated inside these months and for one the day is not held." in told(
        facts(actions=(inside, unknown))
    )
    assert "One came from neither." not in told(facts(actions=(inside,)))


def test_sharing_and_training_are_told_apart() -> None:
    webinar, training = event(), event("Thresholds", is_training=True)

    both = told(facts(events=(webinar, training)))
    assert "This report tells of one event or other way of sharing learning and one entry of training." in both
    assert "training" not in told(facts(events=(webinar, event())))
    assert "two entries of training" in told(facts(actions=(action(),), events=(training, event(is_training=True))))


def test_the_strongest_evidence_leads_and_what_is_not_for_others_is_left() -> None:
    child = case()
    pieces = (
        evidence("Weaker", EvidenceLevel.PRACTICE),
        evidence("Plain outcome", EvidenceLevel.OUTCOME),
        evidence("Outcome with a figure", EvidenceLevel.OUTCOME, figures=(figure("families", "5"),)),
        evidence("Not for others", EvidenceLevel.OUTCOME, publishable=Publishable.NO),
        evidence("Hidden", EvidenceLevel.OUTCOME, is_told=False),
        evidence("Reached", EvidenceLevel.REACH, case_ids=ids(child)),
    )
    text = told(facts(cases=(child, case("Child Q")), actions=(action(),), evidence=pieces))

    assert text.index("Outcome with a figure") < text.index("Plain outcome") < text.index("Weaker")
    assert "Not for others" not in text
    assert "Hidden" not in text
    assert "We hold six pieces of evidence with one figure. Of these pieces one tells only of" in text
    assert "Four tell of how children, adults and families fare." in text
    assert "No evidence is held for one case: Child Q." in text


def test_evidence_that_is_weak_alone() -> None:
    hidden = case("Child T", is_named=False)
    pieces = (evidence(level=EvidenceLevel.REACH), evidence(level=EvidenceLevel.ACTIVITY))

    text = told(
        facts(cases=(case(), hidden), evidence=pieces, actions=(action(), action(status=ActionStatus.IN_PROGRESS)))
    )

    assert "We hold two pieces of evidence. All of them tell only of what was done or who was reached." in text
    assert "None of it tells of how children, adults and families fare." in text
    assert "No evidence is held for two cases." in text
    assert "Among what shows a difference" not in text
    one = told(facts(evidence=(evidence(level=EvidenceLevel.OUTCOME),)))
    assert "One tells of how children, adults and families fare." in one
    assert "No evidence is held" not in one
    several = told(facts(evidence=pieces, actions=tuple(action(status=ActionStatus.IN_PROGRESS) for _ in "ab")))
    assert "Two actions were not done" in several
