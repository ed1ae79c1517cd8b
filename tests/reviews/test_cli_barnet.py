"""The published report and its coding: every count that a correct report must give, there and back again."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from partnership.extensions import db
from tests.conftest import _empty

from .conftest import CODING, DATA, ROOT, Run, numbers

ELSEWHERE = ROOT.parent / "shared" / "cases"
REPEATED = {
    "Intersectionality and cultural competence": ["Child A", "Child AS", "Child GA & RA", "Child SS"],
    "Application of thresholds": ["Child GA & RA", "Child KL", "Child L"],
    "Information sharing": ["Child A", "Child AS", "Child L"],
    "Think Family": ["Child A", "Child SS"],
}
LEVELS = {"activity": 20, "reach": 25, "knowledge": 3, "practice": 17, "outcome": 6}


@pytest.fixture(params=["data", "elsewhere"])
def files(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """The report and its coding: those that are packaged, and those beside the project."""
    if request.param == "data":
        return DATA, CODING
    if not ELSEWHERE.is_dir():
        pytest.skip("the case files are not beside the project")
    return ELSEWHERE / DATA.name, ELSEWHERE / CODING.name


def is_barnet(found: dict[str, Any]) -> None:
    assert (found["cases"], found["reviews"], found["reviews_under_way"]) == (6, 8, 2)
    assert found["reviews_by_type"] == {"Rapid Review": 3, "CSPR": 4, "Local learning review": 1}
    assert found["reviews_under_way_by_type"] == {"CSPR": 2}
    assert found["cases_by_type"] == {"Rapid Review": 3, "CSPR": 2, "Local learning review": 1}
    assert (found["reviews_published"], found["reviews_concluded_not_published"]) == (1, 1)
    assert found["children_or_adults_in_cases"] == 7
    assert (found["learning_points"], found["learning_points_in_grid"]) == (41, 24)
    assert (found["priorities"], found["shared_themes"]) == (6, 4)
    assert found["actions"] == 136
    assert found["actions_by_status"] == {"done": 78, "in_progress": 43, "not_started": 15}
    assert found["actions_with_a_review"] == 67
    assert found["actions_by_source"] == {"with_a_review": 67, "shared_theme_only": 29, "neither": 40}
    assert (found["dissemination_events"], found["training_rows"]) == (32, 11)
    stated = {each["value"]: each["qualifier"] for each in found["attendance_stated_for_reviews"]}
    assert stated == {"80": "over", "350": "over", "100": "at least", "30": "over"}
    assert (found["evidence"], found["evidence_figures"]) == (71, 101)
    assert (found["agencies"], found["agencies_by_kind"]["subgroup"]) == (57, 5)
    assert (found["parts"], found["updates"]) == (171, 171)
    assert [(each["cases"], each["actions"]) for each in found["periods"]] == [(6, 136)]


def is_coded(found: dict[str, Any]) -> None:
    is_barnet(found)
    assert found["themes"] == 37
    assert {each["theme"]: each["case_names"] for each in found["repeat_themes_in_grid"]} == REPEATED
    assert [each["cases"] for each in found["repeat_themes_in_grid"]] == [4, 3, 3, 2]
    in_all = {each["theme"]: each["cases"] for each in found["repeat_themes_in_all"]}
    assert (in_all["Information sharing"], in_all["Children not brought to health appointments"]) == (5, 3)
    assert (found["evidence_by_level"], found["evidence_without_level"]) == (LEVELS, 0)


def test_report_and_coding_are_loaded_dumped_and_loaded_again(
    run: Run, app: Flask, data_dir: Path, files: tuple[Path, Path]
) -> None:
    began = time.monotonic()
    loaded = run("load", *files)
    assert loaded.exit_code == 0, loaded.output
    assert time.monotonic() - began < 10
    is_coded(numbers(run))
    assert run("dump", "--out", "first.json").exit_code == 0
    db.session.expunge_all()
    _empty(app, data_dir)

    assert run("load", "first.json").exit_code == 0
    assert run("dump", "--out", "second.json").exit_code == 0

    assert Path("first.json").read_bytes() == Path("second.json").read_bytes()
    is_coded(numbers(run))
    again = run("load", *files)
    assert " added, 0" not in again.stdout
    assert "actions: 0 added, 136 were there already" in again.stdout
    is_coded(numbers(run))


def test_without_its_coding_the_report_has_no_themes_and_no_levels(run: Run, files: tuple[Path, Path]) -> None:
    run("load", files[0])

    found = numbers(run)

    is_barnet(found)
    assert (found["themes"], found["repeat_themes_in_grid"], found["repeat_themes_in_all"]) == (0, [], [])
    assert (found["evidence_without_level"], sum(found["evidence_by_level"].values())) == (71, 0)
    assert run("load", files[1]).exit_code == 0
    is_coded(numbers(run))


def test_counts_are_those_that_the_case_files_expect(run: Run) -> None:
    if not ELSEWHERE.is_dir():
        pytest.skip("the case files are not beside the project")
    report, coding = (json.loads((ELSEWHERE / each.name).read_text(encoding="utf-8")) for each in (DATA, CODING))
    run("load", ELSEWHERE / CODING.name, ELSEWHERE / DATA.name)

    found, expected = numbers(run), report["expected_summary"]

    for name in ("cases", "reviews", "learning_points", "actions", "dissemination_events", "training_rows"):
        assert found[name] == expected[name], name
    assert (found["evidence"], found["evidence_figures"]) == (expected["evidence"], expected["evidence_figures"])
    assert found["evidence_by_level"] == expected["evidence_by_level"] == coding["expected"]["evidence_by_level"]
    assert found["reviews_by_type"] == expected["reviews_by_type_all"]
    assert found["cases_by_type"] == expected["reviews_by_type"]
    assert found["learning_points_in_grid"] == expected["themes_in_grid"]
    assert found["children_or_adults_in_cases"] == expected["children_named_in_reviews"]
    assert list(found["actions_by_source"].values()) == list(expected["actions_by_link"].values())
    assert found["themes"] == coding["expected"]["themes"]
    labels, names = {each["id"]: each["label"] for each in report["reviews"]}, _names(coding)
    for key, among in (("repeat_themes_in_grid", "grid"), ("repeat_themes_in_all", "all")):
        repeated = coding["expected"][f"shared_by_more_than_one_case_in_{among}"]
        wanted = {names[theme]: {labels[case] for case in cases} for theme, cases in repeated.items()}
        assert {each["theme"]: set(each["case_names"]) for each in found[key]} == wanted


def _names(coding: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["name"] for each in coding["themes"]}


def test_counts_in_words(run: Run) -> None:
    run("load", DATA, CODING)

    lines = run("counts").stdout.splitlines()

    for line in (
        "Cases: 6 (6 open to partners, 0 review team only)",
        "Children or adults that the cases are about: 7",
        "Reviews: 8, of which 2 under way",
        "  LCSPRs: 4, of which 2 under way",
        "  Rapid Reviews: 3",
        "  LCSPR at the stage “Under way”: 2",
        "  published: 1; concluded and not published: 1",
        "Learning points: 41, of which 24 in the year’s grid",
        "  “Think Family” in the grid of 2 cases: Child A and Child SS",
        "Sharing learning: 32 events and 11 rows of training",
        "Evidence: 71 (20 activity, 25 reach, 3 knowledge, 17 practice, 6 outcome), with 101 figures",
    ):
        assert line in lines
    assert (
        "Actions: 136 (15 not started, 43 in progress, 78 done); 67 with a review, "
        "29 with a shared theme or priority only, 40 with neither"
    ) in lines
    assert lines[-1] == (
        "Reported for September 2022 to September 2023 "
        "(Barnet Safeguarding Children Partnership Annual Report 2022-2023): 6 cases, 136 actions"
    )


def test_evidence_without_a_level_is_said_so(run: Run) -> None:
    run("load", DATA)

    assert "Evidence: 71 (71 without a level), with 101 figures" in run("counts").stdout.splitlines()
