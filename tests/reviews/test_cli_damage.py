"""`record load` of damaged files: one line a fault, exit 1, and nothing changed."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from .conftest import CODING, DATA, Run, put, sample, state

DAMAGED: dict[str, tuple[object, list[str]]] = {
    "cut off": (json.dumps(sample()).encode()[:-40], ["is cut off: the JSON ends too early"]),
    "wrong type": (sample(agencies=[{"id": "NP", "name": 7}]), ["agencies[0].name (NP): must be text, not 7"]),
    "unknown reference": (
        sample(actions=[{"id": "A1", "action": "Agree", "agencies": ["XX"], "review_ids": ["R9"]}]),
        ['refers to "XX", which is not in agencies or subgroups', 'refers to "R9", which is not in reviews'],
    ),
    "impossible date": (
        sample(
            actions=[
                {
                    "id": "A1",
                    "action": "Agree",
                    "due": {"stated": "31 June 2026", "precision": "day", "year": 2026, "month": 6, "day": 31},
                }
            ]
        ),
        ["actions[0].due (A1): is a date that does not exist: 31 June 2026"],
    ),
    "id twice": (
        sample(agencies=[{"id": "NP", "name": "Northmoor Police"}, {"id": "R1", "name": "Northmoor Homes"}]),
        ["reviews[0].id (R1): is also the id of agencies[1]"],
    ),
    "unknown type": (
        sample(reviews=[{"id": "R1", "label": "Child Heron", "type": "Inquest"}]),
        ["reviews[0].type (R1): must be a known type of review"],
    ),
    "unknown schema": ({"meta": {"schema": "annual-report/9"}}, ["meta.schema: must be one of"]),
    "not JSON": (b"case,stage\n", ["is not JSON"]),
    "empty": (b"", ["is empty"]),
}


@pytest.mark.parametrize(("content", "sentences"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_file_is_refused_in_a_line_a_fault_and_nothing_is_changed(
    run: Run, data_dir: Path, content: object, sentences: list[str]
) -> None:
    run("load", put(sample(), "before.json"))
    before = state(data_dir)

    refused = run("load", put(sample(meta={"schema": "annual-report/1", "id": "sound"}), "sound.json"), put(content))

    lines = refused.stderr.splitlines()
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert len(lines) == len(sentences)
    for line, sentence in zip(lines, sentences, strict=True):
        assert line.startswith("report.json: ")
        assert sentence in line
    assert state(data_dir) == before


def test_large_file_is_refused_by_its_size_before_it_is_read(run: Run, data_dir: Path) -> None:
    before = state(data_dir)
    with Path("junk.json").open("wb") as junk:
        junk.truncate(50 * 1024 * 1024)

    began = time.monotonic()
    refused = run("load", "junk.json")

    assert (refused.exit_code, refused.stderr) == (1, "junk.json: is larger than 20 MB (50.0 MB)\n")
    assert time.monotonic() - began < 1
    assert state(data_dir) == before


def test_file_that_is_not_there_is_told(run: Run) -> None:
    refused = run("load", "nowhere.json")

    assert (refused.exit_code, refused.stderr) == (1, "nowhere.json: is not there: check its name\n")


def test_board_that_is_not_there_is_told_and_nothing_is_changed(run: Run, data_dir: Path) -> None:
    before = state(data_dir)

    refused = run("load", "--board", "Nowhere", put(sample()))

    assert refused.exit_code == 1
    assert "report.json: there is no board called “Nowhere”" in refused.stderr
    assert state(data_dir) == before


def test_coding_needs_its_report_loaded_or_beside_it(run: Run) -> None:
    refused = run("load", CODING)
    assert refused.exit_code == 1
    assert "which is not loaded: load it before, or give both files" in refused.stderr

    assert run("load", DATA).exit_code == 0
    assert run("load", CODING).exit_code == 0


def test_coding_of_a_row_that_was_not_loaded_is_told(run: Run) -> None:
    run("load", put(sample()))
    coding = {
        "meta": {
            "schema": "coding/1",
            "title": "Themes",
            "codes": {"title": "Northmoor Partnership Annual Report 2025-2026"},
        },
        "actions": [{"id": "A9"}],
    }

    refused = run("load", put(coding, "coding.json"))

    assert (refused.exit_code, refused.stderr) == (
        1,
        "coding.json: actions[0].id (A9): refers to nothing in actions of the coded file\n",
    )
