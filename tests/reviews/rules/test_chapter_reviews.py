"""The chapter on the year's reviews, by facts made by hand."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

from reviews.rules.chapter_reviews import chapter
from reviews.rules.facts import Facts, ReviewFacts
from reviews.rules.stated import Period, StatedDate, of_day
from reviews.vocabulary import DateKind, Led
from tests.support.report_facts import LATER, SCOPE, SPRING, case, content, facts, keys, lines, point, review, words

RAPID = {"type_code": "Rapid Review", "type_name": "Rapid Review", "type_many": "Rapid Reviews"}
LOCAL = {
    "type_code": "Local learning review",
    "type_name": "Local learning review",
    "type_many": "Local learning reviews",
}
COMPLETED = {"stage": "Completed", "stage_code": "completed", "is_under_way": False}
PUBLISHED = {"stage": "Published", "stage_code": "published", "is_under_way": False, "is_published": True}
CONCLUDED = {
    "stage": "Concluded, not published",
    "stage_code": "concluded",
    "is_under_way": False,
    "is_published": False,
}
DROPPED = {"stage": "Not taken forward", "stage_code": "not_taken_forward", "is_under_way": False}
UNDER_WAY = {"stage": "Under way", "stage_code": "under_way"}
WINTER = StatedDate("winter 2025", "season", date(2024, 12, 1), date(2025, 2, 28))


def told(found: Facts) -> str:
    return words(chapter(found))


def of(*reviews: ReviewFacts, **given: object) -> Facts:
    """Facts with these reviews, each of a case of its own where none is given."""
    cases = given.pop("cases", None) or tuple(
        replace(case(f"Child {chr(80 + place)}"), id=each.case_id) for place, each in enumerate(reviews)
    )
    return facts(cases=cases, reviews=reviews, **given)


def test_nothing_to_tell_is_said() -> None:
    found = told(facts(considered=(uuid.uuid4(),)))

    assert found == ("No review goes into this report. One case was considered in these months and is not reviewed.")


def test_one_review_of_one_case() -> None:
    child = case(people=1)
    found = told(of(review(child, **UNDER_WAY), cases=(child,)))

    assert "This report covers one review of one case, concerning one child. It was of the type LCSPR." in found
    assert "one review was under way" in found
    assert "Child P. The LCSPR was under way at the end of March 2026." in found
    assert "No learning points of these reviews are recorded yet." in found


def test_people_are_counted_as_far_as_they_are_held_and_may_be_adults() -> None:
    known, unknown = case(people=2), case("Child Q")
    dhr = {"type_code": "DHR", "type_name": "DHR or DARDR", "type_many": "DHRs and DARDRs"}
    found = told(
        of(review(known, **dhr), review(unknown, **dhr), cases=(known, unknown), considered=(uuid.uuid4(),) * 2)
    )

    assert "two reviews of two cases, concerning at least two children or adults. All were DHRs and DARDRs." in found
    assert "Of one case the record does not say how many people it is about." in found
    assert "about" not in told(of(review(unknown), cases=(unknown,))).split("\n")[0]


def test_cases_considered_and_not_reviewed_are_counted() -> None:
    found = told(of(review(case()), considered=(uuid.uuid4(), uuid.uuid4())))

    assert "Two cases were considered in these months and are not reviewed." in found


def test_a_review_that_led_to_another_is_one_case_and_two_reviews() -> None:
    child, other = case(), case("Child Q")
    first = review(child, **RAPID, **COMPLETED, dates={DateKind.REVIEWED: SPRING})
    second = review(child, **UNDER_WAY, arose_from_id=first.id, dates={DateKind.PUBLICATION_PLANNED: LATER})
    local = review(other, **LOCAL, **COMPLETED)
    found = of(first, second, local, cases=(child, other))

    text = told(found)

    assert "They were one Rapid Review, one LCSPR and one local learning review." in text
    assert "In one case a Rapid Review led to an LCSPR, so there are more reviews than cases." in text
    assert "The first review in this report is a Rapid Review in one case and a local learning review in one." in text
    assert "that the record holds" not in text, "one that was left out is held all the same"
    assert (
        "Child P. The Rapid Review was carried out in spring 2026 and led to an LCSPR. "
        "The LCSPR was under way at the end of March 2026. Its publication is planned for late 2026."
    ) in text
    assert "The local learning review is complete. The record does not hold when it was carried out." in text
    assert lines(content(chapter(found), "reviews.by-type")) == [
        ["Rapid Reviews", "0", "1", "1"],
        ["LCSPRs", "1", "0", "1"],
        ["Local learning reviews", "0", "1", "1"],
        ["All reviews", "1", "2", "3"],
    ]


def test_cases_that_all_began_alike_are_not_told_by_type() -> None:
    child = case()
    first = review(child)
    text = told(of(first, review(child, arose_from_id=first.id), cases=(child,)))

    assert "The first review in this report" not in text


def test_reviews_that_led_to_several_kinds_are_told_without_them() -> None:
    one, other = case(), case("Child Q")
    first, third = review(one, **RAPID), review(other, **LOCAL)
    second, fourth = review(one, arose_from_id=first.id), review(other, arose_from_id=third.id)
    text = told(of(first, second, third, fourth, cases=(one, other)))

    assert "In two cases a review led to a review of another type, so there are more reviews than cases." in text
    assert "and was under way at the end of March 2026" not in text
    assert "at the stage “Drafting”. It led to an LCSPR." in text


def test_where_reviews_ended() -> None:
    form = {"publication_form": "not published, to protect the family."}
    reviews = (
        review(case(), **PUBLISHED, dates={DateKind.PUBLISHED: of_day(date(2026, 2, 3))}, publication_form="in full"),
        review(case(), **PUBLISHED),
        review(case(), **CONCLUDED, **form, dates={DateKind.CONCLUDED: SPRING}),
        review(case(), **CONCLUDED),
        review(case(), **RAPID, **DROPPED),
    )
    found = of(*reviews)

    text = told(found)

    assert "The LCSPR was published on 3 February 2026. The record gives its form as “in full”." in text
    assert "The LCSPR is published." in text
    assert "The LCSPR concluded in spring 2026 and was not published. In the words of the record: “not pub" in text
    assert "The LCSPR is concluded and was not published. The record does not hold when it was carried out." in text
    assert "The Rapid Review was not taken forward." in text
    table = content(chapter(found), "reviews.by-type")
    assert [column.name for column in table.columns] == [
        "Type of review",
        "Published",
        "Concluded, not published",
        "Not taken forward",
        "All",
    ]


def test_a_publication_that_had_not_come_is_a_plan_and_one_that_did_not_come_was_one() -> None:
    ahead = review(case(), **UNDER_WAY, is_published=False, dates={DateKind.PUBLISHED: LATER})
    missed = review(case(), **UNDER_WAY, dates={DateKind.PUBLICATION_PLANNED: WINTER, DateKind.STARTED: WINTER})

    text = told(of(ahead, missed))

    assert "Its publication is planned for late 2026." in text
    assert "The LCSPR began in winter 2025 and was under way at the end of March 2026." in text
    assert "Its publication was planned for winter 2025." in text


def test_with_whom_a_review_was_carried_out() -> None:
    jointly, led, elsewhere = (
        case(joint_with=("Southmoor Partnership", "Wye Hospital Trust")),
        case("Child Q", joint_with=("Southmoor Partnership",)),
        case("Child R"),
    )
    reviews = (review(jointly, led=Led.JOINT), review(led, led=Led.ELSEWHERE), review(elsewhere, led=Led.ELSEWHERE))

    text = told(of(*reviews, cases=(jointly, led, elsewhere)))

    assert "It was carried out jointly with the Southmoor Partnership and Wye Hospital Trust." in text
    assert "It was led by the Southmoor Partnership." in text
    assert "It was led by another area." in text


def test_hidden_cases_are_counted_and_never_told() -> None:
    hidden = case("Child Secret", is_named=False, people=1)
    text = told(of(review(hidden), cases=(hidden,), points=(point(hidden),)))

    assert "One case that only the review team may see is counted in these numbers and not named." in text
    assert "Secret" not in text
    assert "Who knew what" not in text
    assert "These reviews hold one learning point, none of which stands in the grid of the year." in text
    assert "reviews.each" not in keys(chapter(of(review(hidden), cases=(hidden,))))


def test_the_grid_and_what_stands_beside_it() -> None:
    one, other, hidden = case(), case("Child Q"), case("Child R", is_named=False)
    reviews = tuple(review(each) for each in (one, other, hidden))
    points = (point(one), point(one, in_grid=False), point(hidden, in_grid=False))
    found = of(*reviews, cases=(one, other, hidden), points=points)

    text = told(found)

    assert "hold three learning points, of which one stands in the grid below" in text
    assert "The others of the cases named here follow with the account of each case." in text
    assert lines(content(chapter(found), "reviews.grid")) == [["Child P: LCSPR under way", "Who knew what"]]


def test_all_learning_in_the_grid_or_all_beside_it() -> None:
    child = case()
    whole = told(of(review(child), cases=(child,), points=(point(child),)))
    beside = told(of(review(child), cases=(child,), points=(point(child, in_grid=False),)))
    two = told(of(review(child), cases=(child,), points=(point(child), point(child), point(child, in_grid=False))))

    assert "These reviews hold one learning point, which stand below in the words of the reviews." in whole
    assert "none of which stands in the grid" in beside
    assert "of which two stand in the grid below" in two
    assert "The others follow with the account of each case." in two


def test_what_was_open_at_the_start_is_said_as_far_as_dates_allow() -> None:
    reviews = (
        review(case(), dates={DateKind.STARTED: WINTER}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: SPRING}),
        review(case(), **COMPLETED, dates={DateKind.CONCLUDED: WINTER}),
        review(case(), dates={DateKind.STARTED: SPRING}),
        review(case(), dates={DateKind.DRAFT: SPRING}),
        review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER}),
    )

    known = "Two reviews are known to have been open at the start of April 2025. Of two reviews it cannot be said: "
    assert known in told(of(*reviews[:2], *reviews[3:5], review(case())))
    assert "At the start of April 2025 one review was open." in told(of(reviews[0], reviews[2], reviews[5]))
    assert "How many were open at the start of April 2025 cannot be said" in told(of(review(case())))


def test_none_is_said_to_have_been_open_of_those_alone_whose_dates_say_so() -> None:
    later = [review(case(), dates={DateKind.STARTED: SPRING}) for _ in range(2)]
    earlier, silent = review(case(), dates={DateKind.STARTED: WINTER}), [review(case()) for _ in range(7)]
    start = "at the start of April 2025"

    one, few = told(of(later[0], *silent)), told(of(*later, silent[0]))

    assert f"The one review whose dates allow an answer was not open {start}. Of seven reviews it cannot be said" in one
    assert f"None of the two reviews whose dates allow an answer was open {start}. Of one review it cannot be" in few
    assert "when it began or ended" in few
    assert "no reviews were open" not in one + few
    assert f"One review is known to have been open {start}. Of one review" in told(of(earlier, silent[0]))
    assert "At the start of April 2025 no reviews were open." in told(of(*later))


def test_a_review_that_ended_at_an_unknown_time_may_have_been_open() -> None:
    year = StatedDate("2025", "year", date(2025, 1, 1), date(2025, 12, 31))
    found = review(case(), **COMPLETED, dates={DateKind.STARTED: WINTER, DateKind.CONCLUDED: year})

    assert "cannot be said" in told(of(found))


def test_a_period_of_another_length_says_so() -> None:
    scope = replace(SCOPE, period=Period.of_months("2025-04", "2026-04"))

    assert "This period is 13 months, not 12" in chapter_text(replace(of(review(case())), scope=scope))


def chapter_text(found: Facts) -> str:
    return " ".join(each.text for each in content(chapter(found), "reviews.overview").sentences)


def test_a_day_that_ends_no_month_is_told_as_a_day() -> None:
    child = case()
    found = facts(cases=(child,), reviews=(review(child),))

    text = told(replace(found, scope=replace(found.scope, position_on=date(2026, 2, 27))))

    assert "On 27 February 2026 one review was under way." in text
    assert "The LCSPR was under way on 27 February 2026, at the stage" in text
