"""A small invented report, and files to read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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

Read = Callable[..., list[Document]]
Lines = Callable[..., list[str]]


@pytest.fixture
def report() -> dict[str, Any]:
    return copy.deepcopy(REPORT)


@pytest.fixture
def coding() -> dict[str, Any]:
    return copy.deepcopy(CODING)


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
