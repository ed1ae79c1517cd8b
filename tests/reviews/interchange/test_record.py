"""The shape of the whole record: every table and column, and the way there and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Table, UniqueConstraint

import reviews.models
from partnership.extensions import Base
from reviews.interchange.anatomy import keys
from reviews.interchange.record import (
    column_names,
    own_references,
    sections,
)
from reviews.interchange.record_actions import RecordPart
from reviews.interchange.record_learning import RecordTheme
from reviews.interchange.record_organisation import RecordAgency
from reviews.interchange.record_reviews import RecordReview
from reviews.interchange.shapes import Former, RefersTo

KEPT_OUT = {
    "event": "history, which audit verify keeps",
    "event_head": "the end of the history",
    "browser_session": "sessions",
    "sign_in_attempt": "sessions",
    "one_time_link": "secrets",
    "kept_form": "sessions",
    "mail": "letters that were written, which are not written again",
    "second_factor": "secrets",
    "recovery_code": "secrets",
    "search_entry": "made again from the rows",
}
OF_ONE_ROW = {"installation"}
SECRETS = {"user_account": {"password_hash"}}
OF_THE_MOMENT = {"report_block": {"held_by_id", "held_until"}}  # who has it open


def test_every_table_is_in_the_record_or_kept_out_with_a_reason() -> None:
    assert reviews.models.__all__
    in_record = [shape.table for shape in sections().values()]

    assert sorted([*in_record, *KEPT_OUT]) == sorted(Base.metadata.tables)


@pytest.mark.parametrize("section", sections())
def test_every_column_is_in_its_row_but_secrets_and_what_is_made_again(section: str) -> None:
    table = _table(section)
    names = {column.name for column in table.c if not column.name.endswith("_folded")}

    assert sorted(column_names(sections()[section])) == sorted(
        names - SECRETS.get(table.name, set()) - OF_THE_MOMENT.get(table.name, set())
    )


@pytest.mark.parametrize("section", sections())
def test_what_a_row_needs_is_what_its_table_needs(section: str) -> None:
    table = _table(section)

    for name, key in keys(sections()[section]).items():
        if any(isinstance(mark, Former) for mark in key.marks):
            continue
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
        if column.name in OF_THE_MOMENT.get(_table(section).name, set()):
            continue
        wanted = {key.column.table.name for key in column.foreign_keys}
        marks = [mark for mark in shape_keys[column.name].marks if isinstance(mark, RefersTo)] if wanted else []
        assert {table_of[name] for mark in marks for name in mark.sections} == wanted


def test_own_references_are_those_to_the_same_section() -> None:
    assert own_references(RecordAgency) == ("parent_id", "successor_id")
    assert own_references(RecordReview) == ("arose_from_id",)
    assert own_references(RecordTheme) == ("parent_id", "merged_into_id")
    assert own_references(RecordPart) == ()


def _table(section: str) -> Table:
    return Base.metadata.tables[sections()[section].table]


def _unique(table: Table) -> Iterator[tuple[str, ...]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(column.name.removesuffix("_folded") for column in constraint.columns)
    if len(table.primary_key.columns) > 1 or table.name in OF_ONE_ROW:
        yield tuple(column.name for column in table.primary_key.columns)
