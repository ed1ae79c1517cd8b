"""What closes every export, by facts made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reviews.rules import chapter_sharing
from reviews.rules.chapter_before_publishing import chapter
from reviews.rules.facts import Facts, Undecided
from reviews.rules.figures import Figure
from reviews.rules.prose_waiting import Waits
from reviews.rules.stated import of_day
from reviews.vocabulary import DateKind, Publishable
from tests.support.report_facts import FOR_PARTNERS, LATER, case, event, evidence, facts, figure, keys, review, words

PUBLISHED = {"stage": "Published", "stage_code": "published", "is_under_way": False, "is_published": True}


def told(found: Facts, **given: object) -> str:
    """Numbers that are undecided have no rows, and the limit of small numbers is no number of the record."""
    return "\n".join(line for line in words(chapter(found, **given)).split("\n"))


def test_nothing_to_look_at_but_the_whole() -> None:
    found = facts(scope=FOR_PARTNERS)

    assert told(found) == (
        "This is a working draft, not checked for publication. "
        "Below is what to look at first. No list is complete: somebody who knows the cases has to read it all."
    )
    assert "It names owners" in told(facts())


def test_cases_that_are_named_and_not_published() -> None:
    one, two, out = case("Willow"), case("Heron"), case("Oak")
    reviews = (review(one), review(two, is_under_way=False), review(out, **PUBLISHED), review(out))
    text = told(facts(cases=(one, two, out), reviews=reviews))

    assert "Two cases are named here, and no review of them is published: Willow and Heron." in text
    assert "One review of these is still under way." in text
    alone = told(facts(cases=(two,), reviews=(reviews[1],)))
    assert "One case is named here, and no review of it is published: Heron." in alone
    assert "still under way" not in alone
    several = told(facts(cases=(one,), reviews=(review(one), review(one))))
    assert "Two reviews of these are still under way." in several


def test_what_is_published_and_under_way_is_looked_at_as_known_and_not_as_it_was() -> None:
    one, two = case("Willow"), case("Heron")
    since = {"dates": {DateKind.PUBLISHED: of_day(date(2026, 5, 10))}, "is_published": False}
    published = review(one, **since, is_under_way_as_known=False)
    over = review(two, is_under_way_as_known=False)

    text = told(facts(cases=(one, two), reviews=(published, over)))

    assert "One case is named here, and no review of it is published: Heron." in text
    assert "still under way" not in text
    begun = review(two, is_under_way=False, is_to_begin=True, is_under_way_as_known=True)
    assert "One review of these is still under way." in told(facts(cases=(two,), reviews=(begun,)))


def test_small_numbers() -> None:
    small = case("Willow", people=3)
    pieces = (
        evidence(
            "Interviews.", figures=(figure("families", "5"), figure("agreed", "4", base="5"), figure("all", "80"))
        ),
        evidence("Shares", figures=(figure("share", "6.7", unit="percent"),)),
        evidence("A share of few", figures=(figure("share", "50", base="6", unit="percent"),)),
        evidence("Hidden", figures=(figure("families", "2"),), is_told=False),
    )
    events = (event(attendance=Figure("6", unit="people")), event("Large", attendance=Figure("80")), event("None"))
    found = facts(cases=(small,), evidence=pieces, events=events)

    text = " ".join(
        each.text
        for block in chapter(found).blocks
        if block.key == "before.few.numbers"
        for item in block.content.items
        for each in item
    )

    assert "How many the cases are about: three." in text
    assert "Interviews: families: 5 and agreed: 4 of 5." in text
    assert "A share of few: share: 50% of 6." in text
    assert "Webinar on thresholds: 6 people." in text
    for unsaid in ("80", "Shares", "Hidden", "Large"):
        assert unsaid not in text
    assert "before.few.numbers" not in keys(chapter(facts(cases=(replace(small, people=8),))))


def test_evidence_that_is_not_cleared() -> None:
    pieces = (
        evidence("Undecided"),
        evidence("Cleared", publishable=Publishable.YES),
        evidence("To edit.", publishable=Publishable.AFTER_EDIT),
        evidence("Not out", publishable=Publishable.NO),
        evidence("Not out either", publishable=Publishable.NO),
    )
    text = told(facts(evidence=pieces))

    assert "One piece is not decided on." in text
    assert "One piece is to be used only after editing: To edit." in text
    assert "Two pieces are not to be published: Not out and Not out either." in text
    assert "not cleared" not in told(facts(evidence=pieces[1:2]))


def test_what_could_identify() -> None:
    cases = (case("Child KL"), case("Heron"), case("Secret", is_named=False), case("Secret too", is_named=False))
    pieces = (
        evidence(kind="case_study"),
        evidence(kind="Feedback", publishable=Publishable.YES),
        evidence(kind="Minutes"),
    )
    text = told(facts(cases=cases, evidence=pieces, events=(event(feedback="“Good”"), event(feedback="“Long”"))))

    assert "Case names that may be made of initials: Child KL." in text
    assert "Two pieces of evidence tell of single cases" in text
    assert "Two events have feedback recorded: see that nobody is known by what was said." in text
    assert "Two cases that only their review teams may see are counted and not named: they may be known" in text
    one = told(facts(cases=cases[2:3], evidence=pieces[:1], events=(event(feedback="“Good”"),)))
    assert "One piece of evidence tells of single cases" in one
    assert "One event has feedback recorded" in one
    assert "One case that only the review team may see is counted and not named: it may be known" in one


def test_feedback_is_counted_as_the_chapter_on_sharing_counts_it() -> None:
    trained = event("Thresholds", feedback="positive", is_training=True)
    planned = event("Induction", feedback="positive", on=LATER)
    both, alone = facts(events=(event(feedback="positive"), trained, planned)), facts(events=(trained, planned))

    assert "Two events and entries of training have feedback recorded" in told(both)
    assert "Feedback is recorded for two of these events and entries of training." in words(
        chapter_sharing.chapter(both)
    )
    assert "One entry of training has feedback recorded" in told(alone)
    assert "feedback recorded" not in told(facts(events=(planned,)))


def test_what_nobody_has_decided_on() -> None:
    found = chapter(facts(undecided=Undecided(reviews=1, evidence=12)))
    [block] = [each for each in found.blocks if each.key == "before.undecided.things"]

    said = "".join(each.text for each in block.content.sentences)

    assert said == (
        "One review and 12 pieces of evidence may belong in this report: nobody has decided, "
        "so they are in none of its chapters or numbers."
    )
    assert "One event or other way of sharing learning may belong" in (
        one := told(facts(undecided=Undecided(events=1)))
    )
    assert "so it is in none of its chapters or numbers." in one


def test_what_waits_for_the_author_is_counted_and_its_chapters_are_named() -> None:
    one = (Waits("Our reviews", beside=1, to_decide=1, to_see=1), Waits("Sharing"))
    many = (Waits("Our reviews", beside=2, to_decide=3), Waits("Sharing", to_decide=4, to_see=12))

    assert "What nobody has decided on" not in words(chapter(facts(), waiting=[Waits("Sharing")]))
    alone, said = told(facts(), waiting=one), told(facts(), waiting=many)
    for each in (
        "One paragraph was written beside something that the draft no longer says, in “Our reviews”. It is not printed",
        "One paragraph of the author’s waits for a decision because the record has changed since, in “Our reviews”. "
        "It is printed as it was written, beside what the record says now.",
        "One change of the record is not looked at yet, in “Our reviews”.",
    ):
        assert each in alone
    for each in (
        "Two paragraphs were written beside something that the draft no longer says, in “Our reviews”. They are not",
        "Seven paragraphs of the author’s wait for a decision because the record has changed since, in “Our reviews” "
        "and “Sharing”. They are printed as they were written, beside what the record says now.",
        "12 changes of the record are not looked at yet, in “Sharing”.",
    ):
        assert each in said


def test_evidence_with_a_note_that_is_not_printed_is_named() -> None:
    pieces = (
        evidence("63% came back", has_note=True),
        evidence("All is well"),
        evidence("Hidden", has_note=True, is_told=False),
    )

    text = told(facts(evidence=pieces))

    assert "The record holds a note on one piece of evidence. Read it there before the figures are used:" in text
    assert "63% came back." in text
    assert "Hidden" not in text
    assert "holds a note" not in told(facts(evidence=pieces[1:2]))
