"""Reading files that are as they should be, and files that do not go together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.faults import Refused
from reviews.interchange.reading import Document, read
from reviews.rules.stated import StatedDate

from .conftest import Lines, Read


def test_document_has_its_rows_its_name_and_its_counts(reading: Read, report: dict[str, Any]) -> None:
    [document] = reading(report)

    assert (document.schema, document.key) == ("annual-report/1", "northmoor-annual-report-2025-2026")
    assert document.counts() == {
        "agencies": 2,
        "subgroups": 1,
        "shared_themes": 1,
        "reviews": 1,
        "learning_themes": 1,
        "actions": 2,
        "evidence": 1,
    }
    assert isinstance(document.body, AnnualReport)
    assert document.body.actions[0].agencies == ("NC", "LG")


def test_absent_and_null_both_mean_not_stated(reading: Read, report: dict[str, Any]) -> None:
    report["actions"] = [{"id": "A1", "action": "Agree one form", "due": None, "review_ids": None}]
    report["evidence"] = report["cdop"] = report["tables"] = None

    [document] = reading(report)

    assert isinstance(document.body, AnnualReport)
    [action] = document.body.actions
    assert (action.status, action.due, action.date, action.review_ids) == (None, None, None, ())
    assert document.body.evidence == ()


def test_meta_id_names_a_file_before_its_title(reading: Read, report: dict[str, Any]) -> None:
    report["meta"]["id"] = "northmoor-26"

    [document] = reading(report)

    assert document.key == "northmoor-26"


def test_byte_order_mark_is_passed_over(reading: Read) -> None:
    raw = b'\xef\xbb\xbf{"meta": {"schema": "annual-report/1", "id": "x"}}'

    assert [document.key for document in reading(raw)] == ["x"]


def test_number_keeps_the_digits_of_the_source(reading: Read) -> None:
    raw = b"""{"meta": {"schema": "annual-report/1", "id": "x"}, "evidence": [
        {"id": "E1", "summary": "s", "figures": [{"label": "rate", "value": 6.60}]}]}"""

    [document] = reading(raw)

    assert isinstance(document.body, AnnualReport)
    assert str(document.body.evidence[0].figures[0].value) == "6.60"


def test_training_may_name_one_agency_or_several(reading: Read, report: dict[str, Any]) -> None:
    report["training"] = [
        {"id": "TR1", "topic": "Sleep", "delivered_by": "NC"},
        {"id": "TR2", "topic": "Forms", "delivered_by": ["NC", "LG"]},
    ]

    [document] = reading(report)

    assert isinstance(document.body, AnnualReport)
    assert [row.delivered_by for row in document.body.training] == [("NC",), ("NC", "LG")]


def test_date_has_the_days_that_its_words_allow(reading: Read, report: dict[str, Any]) -> None:
    spring = {"stated": "Spring 2026", "precision": "season", "year": 2026, "season": "spring"}
    report["actions"][0]["due"] = spring

    [document] = reading(report)

    assert isinstance(document.body, AnnualReport)
    due = document.body.actions[0].due
    assert due
    assert due.value() == StatedDate("Spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))


def test_unknown_keys_are_named_once_with_their_section(reading: Read, report: dict[str, Any]) -> None:
    report["appendix"] = [{"id": "X"}]
    for action in report["actions"]:
        action["colour"] = "red"
    report["actions"][0]["date"]["weekday"] = "Tuesday"
    report["tables"] = {"one": {"title": "T", "shade": 1}}

    [document] = reading(report)

    assert document.unknown_keys == (
        "actions.date.weekday",
        "actions.colour",
        "appendix",
        "tables.one.shade",
    )


def test_coding_refers_to_the_report_given_with_it(
    reading: Read, report: dict[str, Any], coding: dict[str, Any]
) -> None:
    documents = reading(coding, report)

    assert [document.schema for document in documents] == ["coding/1", "annual-report/1"]


def test_coding_refers_to_a_report_that_was_loaded_before(reading: Read, coding: dict[str, Any]) -> None:
    asked = []

    def known(key: str) -> dict[str, set[str]]:
        asked.append(key)
        return {"learning_themes": {"L1"}, "evidence": {"E1"}, "actions": {"A1"}}

    assert len(reading(coding, known=known)) == 1
    assert asked == ["northmoor-annual-report-2025-2026"]


def test_section_that_the_record_does_not_keep_is_not_asked(reading: Read, coding: dict[str, Any]) -> None:
    assert len(reading(coding, known=lambda _: {"actions": {"A1"}})) == 1


def test_coding_of_a_row_that_is_not_there_is_a_fault(refused: Lines, coding: dict[str, Any]) -> None:
    lines = refused(coding, known=lambda _: {"actions": set()})

    assert lines == ["first.json: actions[0].id (A1): refers to nothing in actions of the coded file"]


def test_coding_of_a_file_that_is_not_there_is_one_fault(refused: Lines, coding: dict[str, Any]) -> None:
    assert refused(coding) == [
        'first.json: meta.codes: codes "northmoor-annual-report-2025-2026", which is not loaded: '
        "load it before, or give both files"
    ]


def test_coding_beside_a_report_that_cannot_be_read_has_no_fault_of_its_own(
    refused: Lines, coding: dict[str, Any]
) -> None:
    assert refused(coding, b"") == ["second.json: is empty"]


def test_two_files_of_one_name_are_refused(refused: Lines, report: dict[str, Any]) -> None:
    assert refused(report, report) == ["second.json: meta: has the same id or title as first.json"]


def test_faults_of_all_files_come_together(refused: Lines, report: dict[str, Any]) -> None:
    report["actions"][1]["status"] = "finished"

    assert refused(report, b"[]", {"meta": {"schema": "reviews/9"}}) == [
        'first.json: actions[1].status (A2): must be "done", "ongoing" or "planned", not "finished"',
        "second.json: must be an object, not a list",
        'third.json: meta.schema: must be one of "annual-report/1", "coding/1", "record/1", not "reviews/9"',
    ]


@pytest.mark.parametrize("name", ["barnet-2022-23.json", "barnet-2022-23-coding.json"])
@pytest.mark.parametrize("folder", ["data", "../shared/cases"])
def test_published_record_reads_without_fault(folder: str, name: str) -> None:
    counts = {
        "annual-report/1": {
            "reviews": 6,
            "actions": 136,
            "agencies": 52,
            "subgroups": 5,
            "learning_themes": 41,
            "dissemination_events": 32,
            "training": 11,
            "evidence": 71,
        },
        "coding/1": {"themes": 37, "learning_points": 41, "evidence": 71, "actions": 113},
    }

    [document] = [each for each in _published(folder) if Path(each.file).name == name]

    found = document.counts()
    assert {section: found[section] for section in counts[document.schema]} == counts[document.schema]
    assert set(document.unknown_keys) == set()


def test_list_is_refused_with_its_faults() -> None:
    with pytest.raises(Refused) as refusal:
        read(["there-is-no-such-file.json"], types=())

    [fault] = refusal.value.faults
    assert (fault.file, fault.place, fault.row_id) == ("there-is-no-such-file.json", "", "")


def _published(folder: str) -> list[Document]:
    root = Path(__file__).resolve().parents[3] / folder
    if not root.is_dir():
        pytest.skip("the case files are not beside the project")
    names = ("barnet-2022-23.json", "barnet-2022-23-coding.json")
    return read([root / name for name in names], types=("Rapid Review", "CSPR", "Local learning review"))
