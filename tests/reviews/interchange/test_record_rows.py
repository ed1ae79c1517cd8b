"""Rows of the whole record: to columns and back, and every way of being damaged."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from reviews.interchange.record import (
    Record,
    from_columns,
    sections,
    to_columns,
)
from reviews.interchange.record_actions import (
    RecordPart,
    RecordUpdate,
)
from reviews.interchange.writing import lines
from reviews.vocabulary import Outlook, PartStatus

from .conftest import Lines, Read, uid

KINDS = '"organisation", "service", "subgroup", "group_of_many", "outside_area" or "national"'


def test_row_goes_to_columns_and_back() -> None:
    columns = {
        "id": UUID(int=1),
        "part_id": UUID(int=2),
        "note": "Form agreed",
        "status": PartStatus.IN_PROGRESS,
        "outlook": Outlook.ON_TRACK,
        "position_stated": "spring 2026",
        "position_precision": "season",
        "position_earliest": date(2026, 3, 1),
        "position_latest": date(2026, 5, 31),
        "entered_at": datetime(2026, 6, 1, 9, 30, 0, 5, tzinfo=UTC),
        "entered_by_id": None,
        "on_behalf_of": None,
        "is_from_file": False,
    }

    row = from_columns(RecordUpdate, columns)

    assert row == {
        "id": uid(1),
        "part_id": uid(2),
        "note": "Form agreed",
        "status": "in_progress",
        "outlook": "on_track",
        "position": {
            "stated": "spring 2026",
            "precision": "season",
            "earliest": "2026-03-01",
            "latest": "2026-05-31",
        },
        "entered_at": "2026-06-01T09:30:00.000005+00:00",
        "is_from_file": False,
    }
    assert to_columns(RecordUpdate.model_validate(json.loads(json.dumps(row)))) == columns


def test_date_that_is_not_stated_is_four_empty_columns() -> None:
    part = RecordPart(
        id=UUID(int=1),
        action_id=UUID(int=2),
        agency_id=UUID(int=3),
        place=1,
        is_lead=True,
        status=PartStatus.DONE,
        outlook=Outlook.NOT_SAID,
        is_shared=False,
        version=1,
    )

    columns = to_columns(part)

    assert [columns[f"due_{name}"] for name in ("stated", "precision", "earliest", "latest")] == [None] * 4
    assert "due" not in from_columns(RecordPart, columns)


def test_record_that_was_written_reads_the_same(reading: Read, record: dict[str, Any]) -> None:
    text = "".join(lines(record)).encode()

    [document] = reading(text)

    assert isinstance(document.body, Record)
    again = {
        section: [from_columns(shape, to_columns(row)) for row in getattr(document.body, section)]
        for section, shape in sections().items()
        if getattr(document.body, section)
    }
    assert "".join(lines({"meta": record["meta"], **again})).encode() == text
    assert (document.key, document.unknown_keys) == ("", ())


@pytest.mark.parametrize(
    ("section", "change", "line"),
    [
        (
            "agencies",
            {"id": "NC"},
            "agencies[0].id (NC): must be an id in small letters with hyphens, as a dump writes it",
        ),
        ("agencies", {"id": 3}, "agencies[0].id: must be an id, not 3"),
        ("agencies", {"kind": "club"}, f'agencies[0].kind ({uid(2)}): must be {KINDS}, not "club"'),
        ("agencies", {"version": 0}, f"agencies[0].version ({uid(2)}): must be 1 or more, not 0"),
        ("agencies", {"version": None}, f"agencies[0].version ({uid(2)}): is missing"),
        (
            "agencies",
            {"parent_id": uid(2)},
            f"agencies[0].parent_id ({uid(2)}): leads back to the row itself",
        ),
        (
            "agencies",
            {"parent_id": uid(99)},
            f'agencies[0].parent_id ({uid(2)}): refers to "{uid(99)}", which is not in agencies',
        ),
        (
            "agencies",
            {"opened_on": "2026-02-31"},
            f'agencies[0].opened_on ({uid(2)}): must be a day that exists, as "2026-01-03"',
        ),
        (
            "agencies",
            {"opened_on": "2026-03-01", "closed_on": "2026-02-01"},
            f"agencies[0] ({uid(2)}): closed_on is before the day it begins",
        ),
        (
            "actions",
            {"added_at": "2026-01-03"},
            f'actions[0].added_at ({uid(3)}): must be a moment that exists, as "2026-01-03T09:30:00+00:00"',
        ),
        (
            "actions",
            {
                "due": {
                    "stated": "2026",
                    "precision": "year",
                    "earliest": "2026-12-31",
                    "latest": "2026-01-01",
                }
            },
            f"actions[0].due ({uid(3)}): latest is before the day it begins",
        ),
        ("boards", {"id": uid(2)}, f"agencies[0].id ({uid(2)}): is also the id of boards[0]"),
    ],
)
def test_damaged_record_is_told_with_its_place(
    refused: Lines, record: dict[str, Any], section: str, change: dict[str, Any], line: str
) -> None:
    record[section][0] |= change
    assert f"first.json: {line}" in refused(record)


def test_two_rows_that_may_not_be_alike(refused: Lines, record: dict[str, Any]) -> None:
    record["boards"].append({"id": uid(50), "name": "Northmoor Children's Partnership", "version": 1})

    assert refused(record) == [f"first.json: boards[1] ({uid(50)}): has the same name as boards[0]"]
