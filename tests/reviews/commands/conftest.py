"""Small invented reports, and a way to load them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select, text

from partnership.extensions import db
from reviews.commands import loading
from reviews.commands.loading_rows import Loaded
from reviews.interchange.reading import read
from reviews.queries import dumping, source_files
from tests.conftest import SHIPPED, _empty

TITLE = "Northmoor Safeguarding Partnership Annual Report 2025-2026"
Load = Callable[..., Loaded]


def report(title: str | None = TITLE, /, **sections: Any) -> dict[str, Any]:
    return {"meta": {"schema": "annual-report/1", "title": title}, **sections}


@pytest.fixture
def load_all(app: Flask, tmp_path: Path) -> Callable[..., list[Loaded]]:
    """Loads files as the command does, and commits."""

    def given(*contents: dict[str, Any], **options: Any) -> list[Loaded]:
        paths = [tmp_path / f"{name}.json" for name, _ in zip(("report", "second"), contents, strict=False)]
        for path, content in zip(paths, contents, strict=True):
            path.write_text(json.dumps(content), encoding="utf-8")
        documents = read(paths, types=source_files.type_codes(), known=source_files.known)
        loaded = loading.load(documents, by=None, **options)
        db.session.commit()
        db.session.expire_all()
        return loaded

    return given


@pytest.fixture
def load(load_all: Callable[..., list[Loaded]]) -> Load:
    """The same for one file."""
    return lambda content, **options: load_all(content, **options)[0]


@pytest.fixture
def emptied(app: Flask, data_dir: Path) -> Callable[[], None]:
    """Another installation: nothing in it but what is shipped."""

    def empty() -> None:
        db.session.rollback()
        db.session.expunge_all()
        _empty(app, data_dir)

    return empty


@pytest.fixture
def shipped(app: Flask) -> Iterator[None]:
    """Puts the shipped rows back: on PostgreSQL they are kept from test to test."""
    tables = [table for table in db.metadata.sorted_tables if table.name in SHIPPED and table.name != "alembic_version"]
    before = {table: [dict(row) for row in db.session.execute(select(table)).mappings()] for table in tables}
    db.session.rollback()
    yield
    db.session.rollback()
    if db.engine.dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in tables)
        db.session.execute(text(f"TRUNCATE {names} CASCADE"))
        for table, rows in before.items():
            db.session.execute(insert(table), rows)
        db.session.commit()


def dumped() -> str:
    return "".join(dumping.text())
