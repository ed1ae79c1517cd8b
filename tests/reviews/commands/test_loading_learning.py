"""Learning points and focuses of an annual report."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Event
from reviews.models import ActionSource, Case, Focus, LearningPoint
from reviews.rules.stated import StatedDate
from reviews.vocabulary import FocusKind, SourceKind

from .conftest import Load, report

HERON = {"id": "R1", "label": "Child Heron", "type": "Rapid Review", "progressed_to": "CSPR"}
SAFER = {"id": "ST", "name": "Safer sleeping"}


def points() -> list[LearningPoint]:
    return list(db.session.scalars(select(LearningPoint).order_by(LearningPoint.place)))


def focuses(kind: FocusKind) -> list[Focus]:
    return list(db.session.scalars(select(Focus).where(Focus.kind == kind).order_by(Focus.place)))


def test_learning_points_hang_from_the_first_review_of_their_case_in_order(load: Load) -> None:
    rows = [
        {"id": "L1", "review_id": "R1", "label": " Sharing what is known ", "listed_in": "grid"},
        {"id": "L2", "review_id": "R1", "label": "Sleep", "listed_in": "narrative"},
        {"id": "L3", "review_id": "R1", "label": "Housing"},
    ]

    load(report(reviews=[HERON], learning_themes=rows))

    assert [(each.words, each.in_grid) for each in points()] == [
        ("Sharing what is known", True),
        ("Sleep", False),
        ("Housing", True),
    ]
    assert {each.review.review_type.code for each in points()} == {"Rapid Review"}


def test_learning_points_that_come_later_go_to_the_end_and_their_case_tells_of_them(load: Load) -> None:
    first = {"id": "L1", "review_id": "R1", "label": "Sleep"}
    load(report(reviews=[HERON], learning_themes=[first]))

    loaded = load(report(reviews=[HERON], learning_themes=[{"id": "L2", "review_id": "R1", "label": "Heat"}, first]))

    assert [(each.place, each.words) for each in points()] == [(1, "Sleep"), (2, "Heat")]
    assert (loaded.sections["learning_themes"].added, loaded.sections["learning_themes"].there) == (1, 1)
    told = db.session.scalars(select(Event).where(Event.verb == "loaded learning points")).one()
    assert (told.told_on_id, told.detail["count"]) == (db.session.scalars(select(Case.id)).one(), 1)


def test_learning_point_of_no_review_is_left_out_and_told(load: Load) -> None:
    loaded = load(report(learning_themes=[{"id": "L1", "label": "Sleep"}]))

    assert points() == []
    assert loaded.notes == ["learning_themes: 1 row without a review_id left out"]


def test_shared_themes_are_of_the_time_of_the_report(load: Load) -> None:
    content = report(shared_themes=[SAFER, {"id": "SU", "name": "Family networks"}])
    months = ({"stated": "May 2025", "precision": "month", "year": 2025, "month": 5}, {"stated": "April 2026"})
    content["meta"]["period"] = {"from": months[0], "to": months[1] | {"precision": "month", "year": 2026, "month": 4}}

    load(content)

    safer, family = focuses(FocusKind.SHARED_THEME)
    assert (safer.name, safer.place, family.place) == ("Safer sleeping", 1, 2)
    assert safer.period.stated == "May 2025 to April 2026"
    assert [str(safer.period.earliest), str(safer.period.latest)] == ["2025-05-01", "2026-04-30"]


@pytest.mark.parametrize(
    ("meta", "period"),
    [
        ({}, None),
        ({"period_stated": "the year"}, StatedDate("the year", "year_span")),
        ({"period": {"to": {"stated": "last spring"}}}, StatedDate("last spring", "year_span")),
    ],
)
def test_time_of_a_report_is_as_it_was_stated(load: Load, meta: dict, period: StatedDate | None) -> None:
    content = report(shared_themes=[SAFER])
    content["meta"] |= meta

    load(content)

    assert focuses(FocusKind.SHARED_THEME)[0].period == period


def test_priorities_are_known_by_their_number_and_are_of_the_year_of_their_plan(load: Load) -> None:
    plan = {"title": "2025/26 Business Plan", "priorities": [{"no": 1, "name": "Sleep"}, {"no": 2, "name": "Heat"}]}
    load(report(business_plan=plan))
    plan["priorities"].reverse()

    again = load(report(business_plan=plan))

    assert again.sections["business_plan.priorities"].there == 2
    assert [each.name for each in focuses(FocusKind.PRIORITY)] == ["Sleep", "Heat"]
    assert [each.period.stated for each in focuses(FocusKind.PRIORITY)] == ["2025/26", "2025/26"]


def test_priorities_without_a_number_of_their_own_are_known_by_their_place(load: Load) -> None:
    plan = {
        "title": "Our plan",
        "priorities": [{"no": 1, "name": "Sleep"}, {"no": 1, "name": "Heat"}, {"name": "Rest"}],
    }

    load(report(business_plan=plan))

    assert [(each.name, each.period) for each in focuses(FocusKind.PRIORITY)] == [
        ("Sleep", None),
        ("Heat", None),
        ("Rest", None),
    ]


def test_plan_without_a_title_has_no_year(load: Load) -> None:
    load(report(business_plan={"priorities": [{"no": 1, "name": "Sleep"}]}))

    assert focuses(FocusKind.PRIORITY)[0].period is None


def test_action_comes_from_reviews_and_from_a_shared_theme(load: Load) -> None:
    actions = [
        {"id": "A1", "action": "Agree", "review_ids": ["R1", "R1"], "shared_theme_id": "ST"},
        {"id": "A2", "action": "Brief", "shared_theme_id": "ST"},
        {"id": "A3", "action": "Count"},
    ]

    load(report(reviews=[HERON], shared_themes=[SAFER], actions=actions))

    focus = focuses(FocusKind.SHARED_THEME)[0]
    sources = list(db.session.scalars(select(ActionSource).order_by(ActionSource.place)))
    assert sorted((each.kind, each.place, each.focus_id) for each in sources if each.focus_id) == [
        (SourceKind.FOCUS, 1, focus.id),
        (SourceKind.FOCUS, 2, focus.id),
    ]
    assert [each.kind for each in sources if each.review_id] == [SourceKind.REVIEW]
