"""Reports of other areas: rows with less in them, other words, other units, dates not known here, sections absent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from partnership.extensions import db
from tests.conftest import _empty

from .conftest import Run, numbers, put

NORTHMOOR: dict[str, Any] = {
    "meta": {"schema": "annual-report/1", "id": "northmoor-2031", "period_stated": "our first year"},
    "agencies": [{"id": "1", "name": "Northmoor Fire and Rescue", "sector": "fire"}],
    "business_plan": {"priorities": [{"name": "Water safety"}, {"name": "Water safety"}]},
    "shared_themes": [{"id": "W", "name": "Water"}],
    "reviews": [
        {"id": "c1", "label": "Heron", "type": "SAR", "subjects": None},
        {"id": "c2", "label": "Willow"},
    ],
    "learning_themes": [
        {"id": "l1", "review_id": "c1", "label": "Ask twice"},
        {"id": "l2", "review_id": "c2", "label": "Ask twice", "listed_in": "narrative"},
        {"id": "l3", "label": "Of no case"},
    ],
    "actions": [{"id": "a1", "action": "Fence the weir", "shared_theme_id": "W"}],
    "dissemination_events": [
        {
            "id": "e1",
            "title": "Theatre on the green",
            "kind": "theatre",
            "delivered_by": "1",
            "date": {"stated": "the last full moon of 2031", "precision": "moon", "year": 2031},
            "attendance": {"value": 12.5, "qualifier": "nobody counted but about", "unit": "families"},
        },
        {"id": "e2", "title": "Poster", "attendance": {"unit": "walkers by"}},
    ],
    "training": [{"id": "t1", "topic": "Throw lines"}],
    "evidence": [
        {"id": "v1", "summary": "The weir is fenced.", "kind": "photograph", "date": {"precision": "tide"}},
        {
            "id": "v2",
            "summary": "Fewer were pulled out",
            "figures": [
                {"label": "people", "value": -4, "unit": "people a month", "qualifier": "hardly more than"},
                {"label": "share", "value": 0.125, "base": 8, "unit": "ratio", "period": "since the fence"},
                {"label": "height", "value": 2000000000000, "unit": "µm"},
            ],
        },
    ],
}
CODING = {
    "meta": {"schema": "coding/1", "id": "northmoor-themes", "codes": {"id": "northmoor-2031"}},
    "themes": [{"id": "x", "name": "Asking"}],
    "learning_points": [{"id": "l1", "theme_ids": ["x"]}, {"id": "l2", "theme_ids": ["x"]}],
    "evidence": [{"id": "v2", "level": "outcome", "sustained": True}],
}


def test_report_of_another_area_loads_counts_and_comes_back_the_same(run: Run, app: Flask, data_dir: Path) -> None:
    assert run("load", put(NORTHMOOR), put(CODING, "coding.json")).exit_code == 0

    found = numbers(run)

    assert (found["learning_points"], found["learning_points_in_grid"]) == (2, 1)
    assert (found["repeat_themes_in_grid"], [each["cases"] for each in found["repeat_themes_in_all"]]) == ([], [2])
    assert (found["priorities"], found["shared_themes"]) == (2, 1)
    assert found["actions_by_source"] == {"with_a_review": 0, "shared_theme_only": 1, "neither": 0}
    assert (found["dissemination_events"], found["training_rows"]) == (2, 1)
    assert (found["evidence"], found["evidence_figures"]) == (2, 3)
    assert (found["evidence_by_level"]["outcome"], found["evidence_without_level"]) == (1, 1)
    run("dump", "--out", "first.json")
    db.session.expunge_all()
    _empty(app, data_dir)
    assert run("load", "first.json").exit_code == 0
    run("dump", "--out", "second.json")
    assert Path("first.json").read_bytes() == Path("second.json").read_bytes()
    assert numbers(run) == found


@pytest.mark.parametrize("section", [name for name in NORTHMOOR if name != "meta"])
def test_any_section_may_be_absent(run: Run, section: str) -> None:
    content = {name: rows for name, rows in NORTHMOOR.items() if name != section}
    refers = {"agencies": "delivered_by", "shared_themes": "shared_theme_id", "reviews": "review_id"}
    for name, rows in content.items():
        if name not in ("meta", "business_plan") and section in refers:
            content[name] = [{key: value for key, value in row.items() if key != refers[section]} for row in rows]

    loaded = run("load", put(content))

    assert loaded.exit_code == 0, loaded.stderr


@pytest.mark.parametrize(
    ("section", "row", "line"),
    [
        ("learning_themes", {"id": "l", "review_id": "c9", "label": "x"}, '[0].review_id (l): refers to "c9"'),
        ("learning_themes", {"id": "l", "review_id": "c1", "label": " "}, "[0].label (l): is empty"),
        ("learning_themes", {"id": "l", "label": "x", "listed_in": "list"}, '[0].listed_in (l): must be "grid"'),
        ("dissemination_events", {"id": "e", "title": 7}, "[0].title (e): must be text, not 7"),
        ("dissemination_events", {"id": "e", "title": "x", "shared_theme_id": "Z"}, "[0].shared_theme_id (e): refers"),
        (
            "dissemination_events",
            {"id": "e", "title": "x", "attendance": {"value": "80"}},
            '[0].attendance.value (e): must be a number, not "80"',
        ),
        ("training", {"id": "t"}, "[0].topic (t): is missing"),
        ("evidence", {"id": "v", "summary": "x", "figures": [{"value": 4}]}, "[0].figures[0].label (v): is missing"),
        ("evidence", {"id": "v", "summary": "x", "agencies": ["9"]}, '[0].agencies[0] (v): refers to "9"'),
        ("shared_themes", {"id": "W", "name": None}, "[0].name (W): is missing"),
    ],
)
def test_damaged_row_is_one_line_and_nothing_is_loaded(run: Run, section: str, row: dict[str, Any], line: str) -> None:
    refused = run("load", put(NORTHMOOR | {section: [row]}))

    assert refused.exit_code == 1
    assert [each for each in refused.stderr.splitlines() if each.startswith(f"report.json: {section}{line}")] != []
    assert numbers(run)["agencies"] == 0
