"""The packaged example: the published facts, one row a line, and nothing that is not needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reviews.interchange.writing import lines

ROOT = Path(__file__).resolve().parents[3]
NAMES = ["barnet-2022-23.json", "barnet-2022-23-coding.json"]
LEFT_OUT = {"expected_summary", "expected", "quote_short", "source_file"}


@pytest.mark.parametrize("name", NAMES)
def test_packaged_file_has_one_row_a_line(name: str) -> None:
    text = (ROOT / "data" / name).read_text(encoding="utf-8")

    assert text == "".join(lines(json.loads(text)))


@pytest.mark.parametrize("name", NAMES)
def test_packaged_file_names_its_source(name: str) -> None:
    meta = json.loads((ROOT / "data" / name).read_text(encoding="utf-8"))["meta"]

    assert "committee pack of 15 January 2024, published by Barnet Council" in meta["source"]


@pytest.mark.parametrize("name", NAMES)
def test_packaged_file_has_the_facts_of_the_case_file(name: str) -> None:
    case = ROOT / "../shared/cases" / name
    if not case.is_file():
        pytest.skip("the case files are not beside the project")
    packaged = json.loads((ROOT / "data" / name).read_text(encoding="utf-8"))
    published = _without(json.loads(case.read_text(encoding="utf-8")))

    del packaged["meta"], published["meta"]

    assert packaged == published


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if key not in LEFT_OUT}
    return [_without(item) for item in value] if isinstance(value, list) else value
