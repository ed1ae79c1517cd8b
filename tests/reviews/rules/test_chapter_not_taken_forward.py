"""What was not taken forward: with reasons; cases without a review only as a number; hidden ones never told."""

from __future__ import annotations

import uuid

from reviews.rules.chapter_not_taken_forward import chapter
from reviews.vocabulary import Acceptance
from tests.support.report_facts import case, content, facts, keys, lines, recommendation, words


def test_refused_and_partly_accepted_stand_with_their_reasons():
    p = case("Child P")
    made_ = (
        recommendation(p, Acceptance.NOT_ACCEPTED, reason="Another law says so"),
        recommendation(p, Acceptance.PARTLY),
        recommendation(p, Acceptance.ACCEPTED),
        recommendation(p, Acceptance.NOT_SAID),
    )

    made = chapter(facts(cases=(p,), recommendations=made_))

    assert lines(content(made, "not-taken-forward.recommendations")) == [
        ["Write it down", "Child P", "Not accepted", "Another law says so"],
        ["Write it down", "Child P", "Accepted in part", "Not recorded"],
    ]
    assert words(made).startswith(
        "This year’s reviews made four recommendations. One was not accepted and one was accepted in part. "
        "No decision is recorded yet for one recommendation. No case is recorded that was considered and not reviewed."
    )


def test_recommendations_of_hidden_cases_are_counted_and_not_told():
    hidden = case("Child Z", is_named=False)
    partly, refused = recommendation(hidden, Acceptance.PARTLY), recommendation(hidden, Acceptance.NOT_ACCEPTED)

    one = chapter(facts(cases=(hidden,), recommendations=(partly,)))
    two = chapter(facts(cases=(hidden,), recommendations=(partly, refused)))

    assert "Of these, one comes from a case not named in this report and is counted, not described." in words(one)
    assert "Of these, two come from cases not named in this report and are counted, not described." in words(two)
    assert keys(one) == keys(two) == ["not-taken-forward.intro"]


def test_all_accepted_says_that_none_was_refused():
    p = case()

    said = words(chapter(facts(cases=(p,), recommendations=(recommendation(p),))))

    assert "None is recorded as not accepted, or as accepted in part." in said


def test_cases_considered_are_a_number_and_no_more():
    one = words(chapter(facts(considered=(uuid.uuid4(),))))
    two = words(chapter(facts(considered=(uuid.uuid4(), uuid.uuid4()))))

    assert one.startswith("No recommendations are recorded for this year’s reviews")
    assert one.endswith("One case was considered in the year and not reviewed.")
    assert two.endswith("Two cases were considered in the year and not reviewed.")
