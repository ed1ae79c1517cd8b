"""What a row of an annual report's reviews becomes: a case, its review, and the one that it led to."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Case, Review, ReviewType
from reviews.vocabulary import DateKind, Led, Sight

from .conftest import Load, report

SPRING = {"stated": "Spring 2026", "precision": "season", "year": 2026, "season": "spring"}
EARLY = {"stated": "early 2027", "precision": "part_of_year", "year": 2027, "part": "early"}


def row(**more):
    return {"id": "R1", "label": "Child Heron", "type": "CSPR", **more}


def loaded_case(load: Load, **more) -> Case:
    load(report(agencies=[{"id": "S", "name": "Southmoor Partnership"}], reviews=[row(**more)]))
    return db.session.scalars(select(Case)).one()


def test_published_facts_are_open_to_partners(load: Load) -> None:
    case = loaded_case(
        load,
        subjects=2,
        incident={"date": SPRING, "nature": "an injury"},
        child_status="safe and well",
        response="accepted in full",
        stage_basis="not stated in words",
        publication={"conflict": "the grid says something else"},
    )

    assert (case.sight, case.people_count, case.incident_nature) == (Sight.PARTNERS, 2, "an injury")
    assert case.incident.latest == date(2026, 5, 31)
    assert case.summary == "What is said of those it is about: safe and well\nResponse: accepted in full"
    assert case.internal_notes == "Stage: not stated in words\nPublication: the grid says something else"
    assert [review.review_type.code for review in case.reviews] == ["CSPR"]


def test_row_with_a_name_only_says_no_more_than_that(load: Load) -> None:
    load(report(reviews=[{"id": "R1", "label": "Child Heron"}]))

    case = db.session.scalars(select(Case)).one()
    review = case.reviews[0]
    assert (case.people_count, case.incident, case.summary, case.internal_notes) == (None, None, None, None)
    assert (review.is_published, review.stage_stated, review.publication_form) == (None, None, None)
    assert review.dates == []


@pytest.mark.usefixtures("shipped")
def test_type_that_is_not_stated_is_not_guessed(load: Load) -> None:
    load(
        report(
            reviews=[
                {"id": "R1", "label": "Child Heron"},
                {"id": "R2", "label": "Child Wren", "stage": "published"},
                {"id": "R3", "label": "Child Teal", "type": "CSPR"},
            ]
        )
    )

    first, second, third = db.session.scalars(select(Review).join(Case).order_by(Case.name)).all()
    kinds = {each.case.name: (each.review_type.name, each.stage.name) for each in (first, second, third)}
    assert kinds == {
        "Child Heron": ("Type not stated", "Stage not stated"),
        "Child Wren": ("Type not stated", "Published"),
        "Child Teal": ("LCSPR", "Commissioned"),
    }
    load(report("Another Annual Report", reviews=[{"id": "R1", "label": "Child Heron"}]))
    assert len(db.session.scalars(select(ReviewType).where(ReviewType.code == "not_stated")).all()) == 1


def test_case_held_with_another_area_is_joint(load: Load) -> None:
    case = loaded_case(load, joint_with=["S"])

    assert [agency.name for agency in case.joint_with] == ["Southmoor Partnership"]
    assert case.reviews[0].led is Led.JOINT


def test_review_that_led_to_another_is_two_reviews_of_one_case(load: Load) -> None:
    case = loaded_case(
        load,
        type="Rapid Review",
        progressed_to="CSPR",
        stage="CSPR underway",
        reviewed=SPRING,
        published=False,
        publication={"date": EARLY, "planned": True, "form": "in full"},
    )

    first, second = case.reviews
    assert (first.review_type.code, first.stage.code, first.stage_stated) == ("Rapid Review", "completed", None)
    assert (second.review_type.code, second.stage.code, second.stage_stated) == ("CSPR", "under_way", "CSPR underway")
    assert second.arose_from_id == first.id
    assert (first.is_published, second.is_published, second.publication_form) == (None, False, "in full")
    assert first.date_of(DateKind.REVIEWED).stated == "Spring 2026"
    assert second.date_of(DateKind.PUBLICATION_PLANNED).stated == "early 2027"
    assert second.date_of(DateKind.PUBLISHED) is None


def test_stage_that_names_the_first_review_is_said_of_it(load: Load) -> None:
    case = loaded_case(load, type="Rapid Review", progressed_to="CSPR", stage="Rapid Review completed")

    first, second = case.reviews
    assert (first.stage.code, first.stage_stated) == ("completed", "Rapid Review completed")
    assert (second.stage.code, second.stage_stated) == ("commissioned", None)


@pytest.mark.parametrize(
    ("published", "planned", "kind"),
    [
        (True, None, DateKind.PUBLISHED),
        (None, None, DateKind.PUBLISHED),
        (None, True, DateKind.PUBLICATION_PLANNED),
        (True, True, DateKind.PUBLICATION_PLANNED),
        (False, None, DateKind.PUBLICATION_PLANNED),
    ],
)
def test_date_of_what_has_not_happened_is_a_plan(load: Load, published, planned, kind) -> None:
    case = loaded_case(load, published=published, publication={"date": EARLY, "planned": planned})

    assert [each.kind for each in case.reviews[0].dates] == [kind]
    assert case.reviews[0].is_published is published


def test_dates_without_words_or_parts_are_not_stated(load: Load) -> None:
    case = loaded_case(load, started={"stated": None, "year": None}, concluded={"precision": "year", "year": 2025})

    assert {each.kind: each.on.stated for each in case.reviews[0].dates} == {
        DateKind.CONCLUDED: "January 2025 to December 2025"
    }
    assert case.reviews[0].stage.code == "concluded"


def test_same_case_name_in_one_year_is_told_apart_by_its_row(load: Load) -> None:
    rows = [row(), row(id="R2"), row(id="X", label="Child Heron (R2)"), row(id="R2x", label="child heron")]
    loaded = load(report(reviews=rows))

    found = sorted(db.session.scalars(select(Case.name)))
    assert found == ["Child Heron", "Child Heron (R2)", "Child Heron (R2) (X)", "child heron (R2x)"]
    assert loaded.notes[0] == "There is a case “Child Heron” of that year already: added as “Child Heron (R2)”."
    load(report("Northmoor Safeguarding Partnership Annual Report, second part", reviews=[row(id="R2")]))
    assert "Child Heron (R2, 2)" in set(db.session.scalars(select(Case.name)))
