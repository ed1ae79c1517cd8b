"""A small invented report, and files to read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reviews.interchange.faults import Refused
from reviews.interchange.reading import Document, read

TYPES = ("Rapid Review", "CSPR")
REPORT: dict[str, Any] = {
    "meta": {"schema": "annual-report/1", "title": "Northmoor Annual Report 2025-2026"},
    "agencies": [{"id": "NC", "name": "Northmoor Council"}, {"id": "NP", "name": "Northmoor Police"}],
    "subgroups": [{"id": "LG", "name": "Learning Group"}],
    "shared_themes": [{"id": "ST", "name": "Safer sleeping"}],
    "reviews": [{"id": "R1", "label": "Child Heron", "type": "Rapid Review", "published": False}],
    "learning_themes": [{"id": "L1", "review_id": "R1", "label": "Sharing what is known"}],
    "actions": [
        {
            "id": "A1",
            "action": "Agree one form",
            "status": "done",
            "agencies": ["NC", "LG"],
            "review_ids": ["R1"],
            "date": {"stated": "3 March 2026", "precision": "day", "year": 2026, "month": 3, "day": 3},
        },
        {"id": "A2", "action": "Brief all officers", "status": "planned", "agencies": ["NP"]},
    ],
    "evidence": [{"id": "E1", "summary": "Forms checked", "figures": [{"label": "forms", "value": 40}]}],
}
CODING: dict[str, Any] = {
    "meta": {
        "schema": "coding/1",
        "title": "Northmoor themes",
        "codes": {"title": "Northmoor Annual Report 2025-2026"},
    },
    "themes": [{"id": "T1", "name": "Information"}, {"id": "T2", "name": "Forms", "parent": "T1"}],
    "learning_points": [{"id": "L1", "theme_ids": ["T2"]}],
    "evidence": [{"id": "E1", "level": "practice", "sustained": False}],
    "actions": [{"id": "A1", "theme_id": "T2"}],
}


def uid(number: int) -> str:
    """An id of the record."""
    return str(UUID(int=number))


RECORD: dict[str, Any] = {
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
    "people": [{"id": uid(5), "name": "Morgan Hale", "email": "morgan@northmoor.example", "version": 1}],
    "roles": [{"id": uid(6), "user_id": uid(5), "role": "manager", "board_id": uid(1)}],
    "cases": [
        {
            "id": uid(7),
            "board_id": uid(1),
            "name": "Heron",
            "logged_year": 2026,
            "logged_at": "2026-01-03T09:30:00+00:00",
            "sight": "review_team",
            "version": 1,
        }
    ],
    "cases_joint_with": [{"case_id": uid(7), "agency_id": uid(2)}],
    "case_readers": [{"id": uid(8), "case_id": uid(7), "user_id": uid(5), "until_on": "2026-09-30"}],
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
    "action_sources": [{"id": uid(9), "action_id": uid(3), "place": 1, "kind": "audit"}],
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
    "source_files": [{"id": uid(10), "slug": "n", "title": "N", "period_first": "2026-01-01"}],
}

Read = Callable[..., list[Document]]
Lines = Callable[..., list[str]]


@pytest.fixture
def report() -> dict[str, Any]:
    return copy.deepcopy(REPORT)


@pytest.fixture
def coding() -> dict[str, Any]:
    return copy.deepcopy(CODING)


@pytest.fixture
def record() -> dict[str, Any]:
    return copy.deepcopy(RECORD)


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads what is given, each as a file of its own: first.json, second.json."""
    monkeypatch.chdir(tmp_path)

    def given(*contents: object, **more: Any) -> list[Document]:
        names = [f"{name}.json" for name, _ in zip(("first", "second", "third"), contents, strict=False)]
        for name, content in zip(names, contents, strict=True):
            raw = content if isinstance(content, bytes) else json.dumps(content).encode()
            Path(name).write_bytes(raw)
        return read(names, **{"types": TYPES, **more})

    return given


@pytest.fixture
def refused(reading: Read) -> Lines:
    """The lines of the refusal of what is given."""

    def given(*contents: object, **more: Any) -> list[str]:
        with pytest.raises(Refused) as refusal:
            reading(*contents, **more)
        return list(refusal.value.lines())

    return given


def lines_of(file: Path) -> list[str]:
    """The lines of its refusal, none where it reads."""
    try:
        read([file], types=TYPES)
    except Refused as refusal:
        return list(refusal.lines())
    return []
