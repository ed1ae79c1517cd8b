"""The shape `record/1`: the whole record, one section for each table, in the order they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from reviews.interchange.anatomy import keys
from reviews.interchange.record_actions import (
    RecordAction,
    RecordActionSource,
    RecordPart,
    RecordSourceFile,
    RecordSourceRow,
    RecordUpdate,
)
from reviews.interchange.record_organisation import (
    RecordAgency,
    RecordAgencyAlias,
    RecordAgencyName,
    RecordBoard,
    RecordPerson,
    RecordRatingRule,
    RecordRole,
)
from reviews.interchange.record_reviews import (
    RecordCase,
    RecordCaseReader,
    RecordJointWith,
    RecordReview,
    RecordReviewDate,
    RecordReviewType,
    RecordStage,
    RecordStageMove,
    RecordTimescale,
)
from reviews.interchange.record_values import RecordedDate, RecordRow, iso
from reviews.interchange.shapes import RefersTo, Rows, Shape, Text

SCHEMA = "record/1"
PARTS_OF_DATE = tuple(RecordedDate.model_fields)


class RecordMeta(Shape):
    """What the file says of itself. It has no time stamp: the same record gives the same bytes."""

    schema_: Text = Field(alias="schema")


class Record(Shape):
    """Everything but secrets, sessions and history. Rows stand in the order of their ids."""

    meta: RecordMeta
    boards: Rows[RecordBoard] = ()
    agencies: Rows[RecordAgency] = ()
    agency_names: Rows[RecordAgencyName] = ()
    agency_aliases: Rows[RecordAgencyAlias] = ()
    people: Rows[RecordPerson] = ()
    roles: Rows[RecordRole] = ()
    rating_rules: Rows[RecordRatingRule] = ()
    review_types: Rows[RecordReviewType] = ()
    stages: Rows[RecordStage] = ()
    stage_moves: Rows[RecordStageMove] = ()
    timescales: Rows[RecordTimescale] = ()
    cases: Rows[RecordCase] = ()
    cases_joint_with: Rows[RecordJointWith] = ()
    case_readers: Rows[RecordCaseReader] = ()
    reviews: Rows[RecordReview] = ()
    review_dates: Rows[RecordReviewDate] = ()
    actions: Rows[RecordAction] = ()
    action_sources: Rows[RecordActionSource] = ()
    parts: Rows[RecordPart] = ()
    updates: Rows[RecordUpdate] = ()
    source_files: Rows[RecordSourceFile] = ()
    source_rows: Rows[RecordSourceRow] = ()


def sections() -> dict[str, type[RecordRow]]:
    """Each section with the shape of its rows: what a row refers to stands in an earlier one, or its own."""
    return {name: key.inner for name, key in keys(Record).items() if key.inner and issubclass(key.inner, RecordRow)}


def column_names(shape: type[RecordRow]) -> tuple[str, ...]:
    """The columns of its table that a row holds; a date as it was stated has four."""
    return tuple(column for key in keys(shape).values() for column in _columns(key.name, key.inner))


def to_columns(row: RecordRow) -> dict[str, Any]:
    """The row as values of its columns, as the database takes them."""
    found: dict[str, Any] = {}
    for name, key in keys(type(row)).items():
        value = getattr(row, name)
        if key.inner is None:
            found[name] = value
        else:
            for part, column in zip(PARTS_OF_DATE, _columns(name, key.inner), strict=True):
                found[column] = getattr(value, part) if value else None
    return found


def from_columns(shape: type[RecordRow], columns: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a file, from the values of its columns; what is empty is left out."""
    row: dict[str, Any] = {}
    for name, key in keys(shape).items():
        if key.inner is None:
            row[name] = iso(columns[name])
        else:
            parts = zip(PARTS_OF_DATE, _columns(name, key.inner), strict=True)
            row[name] = _told({part: iso(columns[column]) for part, column in parts}) or None
    return _told(row)


def own_references(shape: type[RecordRow]) -> tuple[str, ...]:
    """The keys that hold the id of another row of the same section, which may come after the row."""
    section = next(name for name, inner in sections().items() if inner is shape)
    return tuple(
        name
        for name, key in keys(shape).items()
        for mark in key.marks
        if isinstance(mark, RefersTo) and section in mark.sections
    )


def _columns(name: str, inner: type[Shape] | None) -> tuple[str, ...]:
    return (name,) if inner is None else tuple(f"{name}_{part}" for part in PARTS_OF_DATE)


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
