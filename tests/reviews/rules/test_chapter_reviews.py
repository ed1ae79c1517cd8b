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


def test_a_publication_that_has_happened_since_is_no_plan() -> None:
    after = of_day(date(2026, 5, 10))
    since = review(case(), **UNDER_WAY, is_published=False, dates={DateKind.PUBLISHED: after})
    planned = replace(since, dates={DateKind.PUBLISHED: after, DateKind.PUBLICATION_PLANNED: SPRING})
    before = review(case(), **UNDER_WAY, dates={DateKind.PUBLISHED: WINTER, DateKind.PUBLICATION_PLANNED: WINTER})

    for found in (since, planned):
        text = told(of(found))
        assert "It has since been published, on 10 May 2026." in text
        assert "planned" not in text
    text = told(of(before))
    assert "The record says that it was published in winter 2025." in text
    assert "planned" not in text


def test_a_plan_is_past_only_once_every_day_of_it_is() -> None:
    straddling = review(case(), **UNDER_WAY, dates={DateKind.PUBLICATION_PLANNED: SPRING})

    assert "Its publication is planned for spring 2026." in told(of(straddling))


def test_a_review_that_is_over_says_which_of_its_dates_is_missing() -> None:
    start = {DateKind.STARTED: of_day(date(2025, 11, 30)), DateKind.NOTIFIED: of_day(date(2025, 11, 20))}
    started = review(case(), **RAPID, **COMPLETED, dates=start)
    drafted = review(case(), **COMPLETED, dates={DateKind.DRAFT: WINTER})
    decided = review(case(), **COMPLETED, dates={DateKind.DECIDED: WINTER})

    text = told(of(started))

    assert "is complete. It began on 30 November 2025; the record does not hold when it ended." in text
    assert "when it was carried out" not in text
    assert "The record does not hold when it began or when it ended." in told(of(drafted))
    assert "The record does not hold when it was carried out." in told(of(decided))


def test_a_review_that_began_after_the_day_is_not_under_way_on_it() -> None:
    begun = {"is_under_way": False, "is_to_begin": True, "dates": {DateKind.STARTED: of_day(date(2026, 4, 1))}}
    to_come = {**begun, "dates": {DateKind.DECIDED: LATER}, "publication_form": "in full"}
    found = of(review(case(), **begun), review(case(), **to_come))

    text = told(found)

    assert "At the end of March 2026 no reviews were under way." in text
    assert "The LCSPR began on 1 April 2026 and so was not under way at the end of March 2026." in text
    assert "The LCSPR is to begin in late 2026 and so was not under way at the end of March 2026." in text
    assert "does not hold" not in text
    assert "in full" not in text
    assert lines(content(chapter(found), "reviews.by-type")) == [["LCSPRs", "2", "2"]]
    assert [each.name for each in content(chapter(found), "reviews.by-type").columns][1] == "Not yet begun"
    assert "In these months no reviews began. In these months no reviews ended." in text


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
