"""Rows with faults: each told with its place, all of them at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reviews.interchange.faults import SHOWN
from reviews.interchange.reading import read
from reviews.interchange.validating import MOST_ROWS

from .conftest import TYPES, Lines, Read


@pytest.mark.parametrize(
    ("section", "row", "line"),
    [
        ("actions", {"id": "A9"}, "actions[0].action (A9): is missing"),
        ("actions", {"action": "Agree"}, "actions[0].id: is missing"),
        ("actions", {"id": None, "action": "Agree"}, "actions[0].id: is missing"),
        ("actions", {"id": 7, "action": "Agree"}, "actions[0].id: must be text, not 7"),
        ("actions", {"id": " ", "action": "Agree"}, "actions[0].id ( ): is empty"),
        ("agencies", {"id": "A9", "name": ""}, "agencies[0].name (A9): is empty"),
        (
            "actions",
            {"id": "A9", "action": "a", "agencies": "NC"},
            'actions[0].agencies (A9): must be a list, not "NC"',
        ),
        (
            "actions",
            {"id": "A9", "action": "a", "agencies": [3]},
            "actions[0].agencies[0] (A9): must be text, not 3",
        ),
        (
            "actions",
            {"id": "A9", "action": "a", "agencies": ["QQ"]},
            'actions[0].agencies[0] (A9): refers to "QQ", which is not in agencies or subgroups',
        ),
        (
            "actions",
            {"id": "A9", "action": "a", "shared_theme_id": "QQ"},
            'actions[0].shared_theme_id (A9): refers to "QQ", which is not in shared_themes',
        ),
        (
            "actions",
            {"id": "A9", "action": "a", "due": "May 2026"},
            'actions[0].due (A9): must be an object, not "May 2026"',
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "published": 1},
            "reviews[0].published (A9): must be true or false, not 1",
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "subjects": 1.5},
            "reviews[0].subjects (A9): must be a whole number, not 1.5",
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "subjects": True},
            "reviews[0].subjects (A9): must be a whole number, not true",
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "subjects": -1},
            "reviews[0].subjects (A9): must be 0 or more, not -1",
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "subjects": 3_000_000_000},
            "reviews[0].subjects (A9): must be 2,000,000,000 or less, not 3000000000",
        ),
        (
            "reviews",
            {"id": "A9", "label": "L", "type": "Inquest"},
            'reviews[0].type (A9): must be a known type of review ("Rapid Review", "CSPR"), not "Inquest"',
        ),
        (
            "evidence",
            {"id": "A9", "summary": "s", "figures": [{"label": "f", "value": "9"}]},
            'evidence[0].figures[0].value (A9): must be a number, not "9"',
        ),
        (
            "evidence",
            {"id": "A9", "summary": "s", "figures": [{"value": True}]},
            "evidence[0].figures[0].label (A9): is missing",
        ),
        ("evidence", 5, "evidence[0]: must be an object, not 5"),
        (
            "evidence",
            {"id": "A9", "summary": "s", "agencies": [""]},
            "evidence[0].agencies[0] (A9): is empty",
        ),
        (
            "evidence",
            {"id": "x" * 201, "summary": "s"},
            f"evidence[0].id ({'x' * 79}…): is longer than 200 characters",
        ),
        (
            "evidence",
            {"id": "A9", "summary": "s", "practice_themes": ["t"] * 1001},
            "evidence[0].practice_themes (A9): has more than 1,000 entries",
        ),
    ],
)
def test_each_wrong_value_is_told_with_its_place(
    refused: Lines, report: dict[str, Any], section: str, row: object, line: str
) -> None:
    report = {"meta": report["meta"], "agencies": [{"id": "NC", "name": "Northmoor Council"}]} | {section: [row]}

    assert f"first.json: {line}" in refused(report)


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ({"year": 2023, "month": 2, "day": 31}, "due (A1): is a date that does not exist: 31 February 2023"),
        ({"year": 2023, "month": 2, "day": 29}, "due (A1): is a date that does not exist: 29 February 2023"),
        ({"month": 4, "day": 31}, "due (A1): is a date that does not exist: 31 April"),
        ({"year": 2023, "month": 13}, "due.month (A1): must be 12 or less, not 13"),
        ({"year": 2023, "month": 0}, "due.month (A1): must be 1 or more, not 0"),
        ({"year": 23}, "due.year (A1): must be 1,000 or more, not 23"),
        ({"precision": "month_range", "year": 2023, "month": 7, "end_month": 6}, "due (A1): ends before it begins"),
        ({"end": "2023-13"}, 'due.end (A1): must be a year and a month, as "2023-09"'),
        ({"precision": "year_span", "year": 2023, "end": "2022-12"}, "due (A1): ends before it begins"),
    ],
)
def test_date_that_does_not_exist(refused: Lines, report: dict[str, Any], date: dict[str, Any], line: str) -> None:
    report["actions"][0]["due"] = date

    assert refused(report) == [f"first.json: actions[0].{line}"]


@pytest.mark.parametrize("date", [{"month": 2, "day": 29}, {"day": 31}, {"stated": "soon", "precision": "moon"}, {}])
def test_date_that_may_exist_is_no_fault(report: dict[str, Any], date: dict[str, Any], tmp_path: Path) -> None:
    report["actions"][0]["due"] = date
    (tmp_path / "report.json").write_text(json.dumps(report))

    assert len(read([tmp_path / "report.json"], types=TYPES)) == 1


def test_id_twice_in_one_file_is_told_wherever_it_stands(refused: Lines, report: dict[str, Any]) -> None:
    report["actions"][1]["id"] = "A1"
    report["evidence"][0]["id"] = "NC"

    assert refused(report) == [
        "first.json: actions[1].id (A1): is also the id of actions[0]",
        "first.json: evidence[0].id (NC): is also the id of agencies[0]",
    ]


def test_themes_that_stand_above_themselves(refused: Lines, report: dict[str, Any], coding: dict[str, Any]) -> None:
    coding["themes"][0]["parent"] = "T2"
    coding["themes"].append({"id": "T3", "name": "Consent", "parent": "T2"})

    assert refused(report, coding) == [
        "second.json: themes[0].parent (T1): leads back to the row itself",
        "second.json: themes[1].parent (T2): leads back to the row itself",
    ]


def test_long_way_up_is_no_circle(reading: Read, report: dict[str, Any], coding: dict[str, Any]) -> None:
    way = [{"id": f"W{n}", "name": "Forms", "parent": f"W{n + 1}"} for n in range(20_000)]
    coding["themes"] += [*way, {"id": "W20000", "name": "Forms"}]

    assert len(reading(report, coding)) == 2


def test_row_coded_twice(refused: Lines, report: dict[str, Any], coding: dict[str, Any]) -> None:
    coding["actions"].append({"id": "A1"})

    assert refused(report, coding) == ["second.json: actions[1].id (A1): is also the id of actions[0]"]


def test_faults_beyond_the_first_are_counted(refused: Lines, report: dict[str, Any]) -> None:
    report["evidence"] = [{}] * 5000

    lines = refused(report)

    assert len(lines) == SHOWN + 1
    assert lines[-1] == "and 9,800 more"


def test_section_with_too_many_rows_is_one_fault(refused: Lines, report: dict[str, Any]) -> None:
    report["evidence"] = [0] * (MOST_ROWS + 1)

    assert refused(report) == ["first.json: evidence: has more than 200,000 rows"]


def test_fault_stays_on_one_line_whatever_the_file_says(refused: Lines, report: dict[str, Any]) -> None:
    report["actions"][0] |= {"id": "A\n1", "status": "gone\r\n" * 100, "date": {"month": "\u2028"}}

    lines = refused(report)

    assert all(line.isprintable() and len(line) < 300 for line in lines)
