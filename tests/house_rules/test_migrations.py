"""Every migration: over data, on the database of this run, whole or not at all, and at the end the models."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask

from partnership import database, migrating
from partnership.config import ROOT
from partnership.extensions import db
from tests.support import rows

FILES = sorted((ROOT / "migrations" / "versions").glob("[0-9]*_*.py"))
STEPS = [path.name[:4] for path in FILES]
BEFORE = dict(zip(STEPS, ["base", *STEPS], strict=False))


class Broken(Exception):
    """A fault put into the middle of a migration."""


def test_migrations_are_numbered_without_gaps_and_head_names_the_last():
    assert STEPS == [f"{number:04}" for number in range(1, len(STEPS) + 1)]
    assert migrating.newest() == STEPS[-1]
    assert migrating.known() == set(STEPS)


def test_migrations_go_forward_only_and_import_nothing_of_ours():
    for path in FILES:
        words = path.read_text(encoding="utf-8")
        assert "def downgrade" not in words, path.name
        assert not re.search(r"^(from|import) (partnership|reviews|app)\b", words, re.M), path.name


def test_migrated_database_is_what_the_models_say(installations):
    migrated, fresh = installations.make(), installations.make(is_migrated=False, UPGRADE=False)

    with migrated.app_context(), db.engine.connect() as connection:
        drift = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), db.metadata)
        told = constraints(connection)
    with fresh.app_context(), db.engine.begin() as connection:
        db.metadata.create_all(connection)
        wanted = constraints(connection)

    assert drift == []
    assert {name: told[name] for name in wanted} == wanted


@pytest.mark.parametrize("step", STEPS)
def test_migration_over_data_keeps_every_row(installations, step):
    with standing_before(installations, step):
        before = everything()

        migrating.migrate(step)

        after = everything()
        assert migrating.revision() == step
        assert all(found for name, found in before.items() if name != "event_head")
        for name, found in before.items():
            kept = [{key: value for key, value in row.items() if key in columns(after, name)} for row in found]
            present = [{key: row[key] for key in kept[0]} for row in after[name]] if kept else []
            assert all(row in present for row in kept), name


@pytest.mark.parametrize("step", STEPS)
def test_migration_that_fails_after_any_statement_leaves_all_as_it_was_and_goes_the_second_time(installations, step):
    with standing_before(installations, step):
        before, schema = everything(), schema_of_this()

        for number in range(1, 1000):
            with failing_after(number) as statements, pytest.raises(Broken) if number else None:
                migrating.migrate(step)
            if statements.count < number:
                break
            assert (everything(), schema_of_this()) == (before, schema), f"after statement {number}"

        assert number > 2
        assert migrating.revision() == step


def everything() -> rows.Rows:
    with db.engine.connect().execution_options(may_write=False) as connection:
        return rows.snapshot(connection)
