"""What a row of an annual report's actions becomes: an action, a part for each agency, an update of each part."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Action
from reviews.vocabulary import ActionStatus, Outlook, PartStatus, SourceKind

from .conftest import TITLE, Load, report

AGENCIES = [{"id": "NC", "name": "Northmoor Council"}, {"id": "NP", "name": "Northmoor Police"}]
MARCH = {"stated": "March 2026", "precision": "month", "year": 2026, "month": 3}


def loaded_action(load: Load, **more) -> Action:
    load(
        report(
            agencies=AGENCIES,
            subgroups=[{"id": "LG", "name": "Learning Group"}],
            reviews=[{"id": "R1", "label": "Child Heron", "type": "Rapid Review", "progressed_to": "CSPR"}],
            actions=[{"id": "A1", "action": "Agree one form", **more}],
        )
    )
    return db.session.scalars(select(Action)).one()


def test_each_agency_has_a_part_and_the_first_leads(load: Load) -> None:
    action = loaded_action(load, agencies=["NP", "LG", "NP"], status="ongoing", theme="Forms", due=MARCH)

    assert [(part.agency.name, part.is_lead) for part in action.parts] == [
        ("Northmoor Police", True),
        ("Learning Group", False),
    ]
    assert (action.topic, action.due.stated, action.parts[1].due.stated) == ("Forms", "March 2026", "March 2026")


@pytest.mark.parametrize(
    ("status", "part", "whole"),
    [
        ("done", PartStatus.DONE, ActionStatus.DONE),
        ("ongoing", PartStatus.IN_PROGRESS, ActionStatus.IN_PROGRESS),
        ("planned", PartStatus.NOT_STARTED, ActionStatus.NOT_STARTED),
    ],
)
def test_state_is_one_update_of_each_part(load: Load, status, part, whole) -> None:
    action = loaded_action(load, agencies=["NC", "NP"], status=status, date=MARCH)

    assert action.status is whole
    for each in action.parts:
        (update,) = each.updates
        assert (update.status, each.status, update.outlook) == (part, part, Outlook.NOT_SAID)
        assert (update.position.stated, each.position.stated) == ("March 2026", "March 2026")
        assert update.is_from_file
        assert update.entered_by_id is None
        assert update.note == f"Reported in {TITLE}."


def test_note_is_what_the_file_says_beside_the_state(load: Load) -> None:
    action = loaded_action(
        load,
        agencies=["NC"],
        status="planned",
        status_basis="worded as 'will'",
        agency_note="the council stands in here.",
        date={**MARCH, "note": "first meeting"},
        conflict="every two months elsewhere",
    )

    assert action.parts[0].updates[0].note == (
        "Status: worded as 'will'. Agency: the council stands in here. Date: first meeting. "
        "The source also says: every two months elsewhere."
    )


def test_state_that_is_not_stated_is_no_update(load: Load) -> None:
    action = loaded_action(load, agencies=["NC"])

    assert action.status is ActionStatus.NOT_STARTED
    assert action.parts[0].updates == []


def test_words_without_a_state_are_kept(load: Load) -> None:
    action = loaded_action(load, agencies=["NC"], note="led by two heads")

    assert [update.note for update in action.parts[0].updates] == ["Note: led by two heads."]


def test_action_without_an_agency_stands_as_the_report_says(load: Load) -> None:
    action = loaded_action(load, status="done")

    assert (action.status, action.parts, action.due, action.topic) == (ActionStatus.DONE, [], None, None)


def test_source_is_the_first_review_of_the_case(load: Load) -> None:
    action = loaded_action(load, review_ids=["R1", "R1"])

    (source,) = action.sources
    assert (source.kind, source.review.review_type.code, source.review.arose_from_id) == (
        SourceKind.REVIEW,
        "Rapid Review",
        None,
    )
