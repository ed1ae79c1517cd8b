"""Runs the commands of the record, and gives them small invented files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import Event
from reviews.queries import dumping

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "barnet-2022-23.json"
CODING = ROOT / "data" / "barnet-2022-23-coding.json"
Run = Callable[..., Any]


@pytest.fixture
def run(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of the record in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: app.test_cli_runner().invoke(args=["record", *map(str, words)])


def numbers(run: Run) -> dict[str, Any]:
    return json.loads(run("counts", "--json").stdout)


def put(content: object, name: str = "report.json") -> str:
    Path(name).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return name


def sample(**sections: Any) -> dict[str, Any]:
    return {
        "meta": {"schema": "annual-report/1", "title": "Northmoor Partnership Annual Report 2025-2026"},
        "agencies": [{"id": "NP", "name": "Northmoor Police"}],
        "reviews": [{"id": "R1", "label": "Child Heron", "type": "CSPR"}],
        "actions": [{"id": "A1", "action": "Agree one form", "agencies": ["NP"], "review_ids": ["R1"]}],
        **sections,
    }


def state(data_dir: Path) -> object:
    """The database's bytes; on PostgreSQL, whose files are its own, all that it holds."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        return (data_dir / "record.db").read_bytes()
    return "".join(dumping.text()), db.session.scalar(select(func.count()).select_from(Event))
