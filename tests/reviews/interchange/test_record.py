"""The shape of the whole record: every table and column, and the way there and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, UniqueConstraint

import reviews.models
from partnership.extensions import Base
from reviews.interchange.anatomy import keys
from reviews.interchange.record import (
    Record,
    column_names,
    from_columns,
    own_references,
    sections,
    to_columns,
)
from reviews.interchange.record_actions import RecordPart, RecordUpdate
from reviews.interchange.record_organisation import RecordAgency, RecordRole
from reviews.interchange.record_reviews import RecordCaseReader, RecordReview
from reviews.interchange.shapes import RefersTo
from reviews.interchange.writing import lines
from reviews.vocabulary import Outlook, PartStatus

from .conftest import Lines, Read

KEPT_OUT = {
    "event": "history, which audit verify keeps",
    "browser_session": "sessions",
    "sign_in_attempt": "sessions",
    "one_time_link": "secrets",
    "kept_form": "sessions",
}
KINDS = '"organisation", "service", "subgroup", "group_of_many", "outside_area" or "national"'
SECRETS = {"user_account": {"password_hash"}}


def uid(number: int) -> str:
    return str(UUID(int=number))


def test_every_table_is_in_the_record_or_kept_out_with_a_reason() -> None:
    assert reviews.models.__all__
    in_record = [shape.table for shape in sections().values()]

    assert sorted([*in_record, *KEPT_OUT]) == sorted(Base.metadata.tables)


@pytest.mark.parametrize("section", sections())
def test_every_column_is_in_its_row_but_secrets_and_what_is_made_again(section: str) -> None:
    table = _table(section)
    names = {column.name for column in table.c if not column.name.endswith("_folded")}

    assert sorted(column_names(sections()[section])) == sorted(names - SECRETS.get(table.name, set()))


@pytest.mark.parametrize("section", sections())
def test_what_a_row_needs_is_what_its_table_needs(section: str) -> None:
    table = _table(section)

    for name, key in keys(sections()[section]).items():
        column = table.c[name if key.inner is None else f"{name}_stated"]
        assert key.needed is (not column.nullable) or name == "on", name


@pytest.mark.parametrize("section", sections())
def test_rows_are_alone_where_their_table_says_so(section: str) -> None:
    assert sorted(sections()[section].alone) == sorted(_unique(_table(section)))


def test_a_row_refers_to_earlier_sections_or_its_own() -> None:
    seen: set[str] = set()
    for section, shape in sections().items():
        seen.add(section)
        for key in keys(shape).values():
            assert {name for mark in key.marks if isinstance(mark, RefersTo) for name in mark.sections} <= seen


@pytest.mark.parametrize("section", sections())
def test_every_foreign_key_is_a_reference(section: str) -> None:
    table_of = {name: shape.table for name, shape in sections().items()}
    shape_keys = keys(sections()[section])

    for column in _table(section).c:
        wanted = {key.column.table.name for key in column.foreign_keys}
        marks = [mark for mark in shape_keys[column.name].marks if isinstance(mark, RefersTo)] if wanted else []
        assert {table_of[name] for mark in marks for name in mark.sections} == wanted


def test_own_references_are_those_to_the_same_section() -> None:
    assert own_references(RecordAgency) == ("parent_id", "successor_id")
    assert own_references(RecordReview) == ("arose_from_id",)
    assert own_references(RecordPart) == ()


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


@pytest.mark.parametrize(
    ("shape", "row", "sentence"),
    [
        (RecordRole, {"user_id": uid(2), "role": "manager"}, "needs a board_id"),
        (RecordRole, {"user_id": uid(2), "role": "agency_lead", "board_id": uid(3)}, "needs an agency_id"),
        (RecordCaseReader, {"case_id": uid(2)}, "needs a user_id or an agency_id, not both"),
        (
            RecordUpdate,
            {
                "part_id": uid(2),
                "note": " ",
                "status": "done",
                "outlook": "not_said",
                "entered_at": "2026-01-03T09:30:00+00:00",
                "is_from_file": False,
            },
            "needs a note",
        ),
    ],
)
def test_row_keeps_the_promises_of_its_table(shape: Any, row: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        shape.model_validate({"id": uid(1), **row})


@pytest.fixture
def record() -> dict[str, Any]:
    return {
        "meta": {"schema": "record/1"},
        "boards": [{"id": uid(1), "name": "Northmoor Children's Partnership", "version": 1}],
        "agencies": [
            {
                "id": uid(2),
                "name": "Northmoor Council",
                "kind": "organisation",
                "is_safeguarding_partner": True,
                "version": 3,
            }
        ],
        "actions": [
            {
                "id": uid(3),
                "board_id": uid(1),
                "text": "Agree one form",
                "status": "in_progress",
                "added_at": "2026-01-03T09:30:00+00:00",
                "due": {"stated": "since May 2026", "precision": "since_month", "earliest": "2026-05-01"},
                "version": 1,
            }
        ],
        "parts": [
            {
                "id": uid(4),
                "action_id": uid(3),
                "agency_id": uid(2),
                "place": 1,
                "is_lead": True,
                "status": "in_progress",
                "outlook": "behind",
                "is_shared": False,
                "version": 2,
            }
        ],
    }


def _table(section: str) -> Table:
    return Base.metadata.tables[sections()[section].table]


def _unique(table: Table) -> Iterator[tuple[str, ...]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(column.name.removesuffix("_folded") for column in constraint.columns)
    if len(table.primary_key.columns) > 1:
        yield tuple(column.name for column in table.primary_key.columns)
