"""Damaged and hostile files: one clear line a fault, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reviews.interchange.dates import SourceDate
from reviews.interchange.faults import SHOWN, Refused
from reviews.interchange.parsing import LARGEST
from reviews.interchange.reading import read
from reviews.interchange.validating import MOST_ROWS

from .conftest import CODING, REPORT, TYPES, Lines

META = b'"meta": {"schema": "annual-report/1", "id": "x"}'
CANNOT_BE_FILES = ["", "\0"]


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert _lines(tmp_path / "gone.json") == [f"{tmp_path}/gone.json: is not there: check its name"]


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert _lines(tmp_path) == [f"{tmp_path}: is not a file"]


@pytest.mark.parametrize("name", CANNOT_BE_FILES)
def test_name_that_no_file_can_have(name: str) -> None:
    [line] = _lines(Path(name))

    assert "\n" not in line


def test_junk_is_refused_by_its_size_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    junk = tmp_path / "junk.json"
    with junk.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr("reviews.interchange.parsing.json.loads", None)

    assert _lines(junk) == [f"{junk}: is larger than 20 MB (50.0 MB)"]


def test_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    whole = b"{" + META + b"}"
    (tmp_path / "full.json").write_bytes(whole + b" " * (LARGEST - len(whole)))

    assert len(read([tmp_path / "full.json"], types=TYPES)) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\xff\xfe{\x00", "is not UTF-8 text (byte 1)"),
        (b'{"a": "\xe9"}', "is not UTF-8 text (byte 8)"),
        (b"hello", "is not JSON: expecting value (line 1, column 1)"),
        (b"{}\n{}", "is not JSON: extra data (line 2, column 1)"),
        (b'{"meta": {\n "schema": "annu', "is cut off: the JSON ends too early (line 2, column 12)"),
        (b'{"meta": {},', "is cut off: the JSON ends too early (line 1, column 13)"),
        (b"[" * 100_000, "is nested more than 40 deep"),
        (b"null", "must be an object, not null"),
        (b'"text"', 'must be an object, not "text"'),
        (b"{}", "meta: is missing"),
        (b'{"meta": []}', "meta: must be an object, not a list"),
        (b'{"meta": {}}', "meta.schema: is missing"),
        (
            b'{"meta": {"schema": ["annual-report/1"]}}',
            'meta.schema: must be one of "annual-report/1", "coding/1", "record/1", not a list',
        ),
        (
            b'{"meta": {"schema": "annual-report/1"}}',
            "meta: needs an id, or a title with letters or figures in it",
        ),
        (
            b'{"meta": {"schema": "annual-report/1", "title": "?!"}}',
            "meta: needs an id, or a title with letters or figures in it",
        ),
        (b"{" + META + b', "actions": 3}', "actions: must be a list, not 3"),
        (b"{" + META + b', "tables": []}', "tables: must be an object, not a list"),
        (
            b"{" + META + b', "x": ' + b"[" * 41 + b"]" * 41 + b"}",
            f"x{'[0]' * 39}: is nested more than 40 deep",
        ),
        (b"{" + META + b', "x": NaN}', "x: is NaN, which is not a number"),
        (b"{" + META + b', "x": [-Infinity]}', "x[0]: is -Infinity, which is not a number"),
        (b"{" + META + b', "x": 1' + b"0" * 5000 + b"}", "x: is a number too large to keep"),
        (b"{" + META + b', "x": 1e400}', "x: is a number too long to keep"),
        (b"{" + META + b', "x": 0.' + b"1" * 5000 + b"}", "x: is a number too long to keep"),
        (b"{" + META + b', "x": "a\\u0000"}', "x: holds a character that cannot be kept (U+0000)"),
        (b"{" + META + b', "x": "\\ud800"}', "x: holds a character that cannot be kept (U+D800)"),
        (b"{" + META + b', "x": {"\\ud800": 1}}', "x: has a key with a character that cannot be kept"),
        (b"{" + META + b', "x": [{"b": 1, "b": 2}]}', 'x[0]: has the key "b" twice'),
    ],
)
def test_each_way_of_being_no_file_of_ours(refused: Lines, content: bytes, sentence: str) -> None:
    assert refused(content) == [f"first.json: {sentence}"]


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

    assert refused(report, coding) == [
        "second.json: themes[0].parent (T1): leads back to the row itself",
        "second.json: themes[1].parent (T2): leads back to the row itself",
    ]


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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(json.dumps(REPORT)) - 1))
def test_file_cut_off_anywhere_is_one_line_with_its_place(tmp_path: Path, length: int) -> None:
    file = tmp_path / "cut.json"
    file.write_text(json.dumps(REPORT)[:length])

    [line] = _lines(file)

    assert line.startswith(f"{file}: is ")
    assert length == 0 or "(line 1, column " in line


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _places(value: object, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for step, item in inside for found in _places(item, (*place, step)))]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_anywhere_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([REPORT, CODING]))
    place = data.draw(st.sampled_from(_places(whole)))
    file = tmp_path / "any.json"
    file.write_text(json.dumps(_replaced(whole, place, data.draw(JUNK))))

    lines = _lines(file)

    assert all(line.startswith(f"{file}: ") and line.isprintable() for line in lines)


def _replaced(value: Any, place: tuple[str | int, ...], junk: object) -> Any:
    if not place:
        return junk
    copied = value.copy()
    copied[place[0]] = _replaced(value[place[0]], place[1:], junk)
    return copied


def _lines(file: Path) -> list[str]:
    """The lines of its refusal, none where it reads."""
    try:
        read([file], types=TYPES)
    except Refused as refusal:
        return list(refusal.lines())
    return []


PRECISIONS = ["day", "month", "month_range", "since_month", "season", "part_of_year", "year", "none", "moon"]
DATES = st.fixed_dictionaries(
    {},
    optional={
        "stated": st.text(max_size=5),
        "precision": st.sampled_from([*PRECISIONS, "financial_year", "academic_year", "year_span", "year_to_month"]),
        "year": st.integers(990, 3000),
        "month": st.integers(0, 13),
        "day": st.integers(0, 32),
        "end_month": st.integers(1, 12),
        "season": st.sampled_from(["winter", "spring", "monsoon"]),
        "part": st.sampled_from(["early", "late", "dawn"]),
        "end": st.sampled_from(["2023-09", "1000-01", "2999-12", "0000-00", "next"]),
    },
)


@settings(max_examples=300, deadline=None)
@given(raw=DATES)
def test_every_date_is_refused_or_has_a_value(raw: dict[str, Any]) -> None:
    try:
        date = SourceDate.model_validate(raw)
    except ValidationError:
        return

    value = date.value()
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
