"""`report build`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from partnership import clock
from partnership.extensions import db
from reviews.inventing.partnership import Size, invent
from tests.factories.partnership import BoardFactory
from tests.factories.reviews import EvidenceFactory
from tests.support.report_text import words

from .conftest import Run, put, sample

Build = Callable[..., Any]
YEAR = ("--from", "2025-04", "--to", "2026-03")


@pytest.fixture
def build(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.chdir(tmp_path)
    return lambda *given: app.test_cli_runner().invoke(args=["report", "build", *given])


def test_every_fault_is_said_at_once_and_nothing_is_written(build: Build, tmp_path: Path) -> None:
    BoardFactory(name="Northmoor Safeguarding Children Partnership")
    BoardFactory(name="Northmoor Safeguarding Adults Board")
    db.session.commit()

    wrong = (
        "--from",
        "2025-13",
        "--to",
        "2026-03",
        "--board",
        "Southmoor",
        "--audience",
        "public",
        "--format",
        "pdf,md",
    )
    refused = build(*wrong, "--out", "out")

    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert refused.stderr.splitlines() == [
        '--from, --to: Enter a month as a year and a number, like 2022-09, not "2025-13"',
        "--board: there is no board “Southmoor”. Boards in the record: "
        "Northmoor Safeguarding Adults Board and Northmoor Safeguarding Children Partnership",
        "--format: choose from md, html and docx, not “pdf”",
        "--audience: choose from internal and partners, not “public”",
    ]
    assert not Path("out").exists()


def test_a_board_must_be_named_where_there_is_more_than_one_or_none(build: Build) -> None:
    assert "--board: name the board. Boards in the record: none yet" in build(*YEAR, "--out", "out").stderr
    assert (
        "--format: choose from md, html and docx, not “ , ”" in build(*YEAR, "--format", " , ", "--out", "out").stderr
    )


def test_a_folder_that_cannot_be_written_to_is_said(build: Build) -> None:
    BoardFactory()
    db.session.commit()
    Path("taken").write_text("a file", encoding="utf-8")

    refused = build(*YEAR, "--format", "md", "--out", "taken")

    assert refused.exit_code == 1
    assert refused.stderr.startswith("taken: cannot be written: ")
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_an_empty_record_gives_a_report_that_says_what_it_does_not_hold(build: Build) -> None:
    BoardFactory(name="Northmoor Safeguarding Children Partnership", abbreviation="NSCP")
    EvidenceFactory(board=BoardFactory())
    db.session.commit()

    done = build(*YEAR, "--board", "nscp", "--format", "md,docx,md", "--out", "new/folder")

    assert done.exit_code == 0, done.output
    assert sorted(each.name for each in Path("new/folder").iterdir()) == ["annual-report.docx", "annual-report.md"]
    assert {oct(each.stat().st_mode & 0o777) for each in Path("new/folder").iterdir()} == {"0o600"}
    for each in Path("new/folder").iterdir():
        text = words(each)
        for said in (
            "No review goes into this report.",
            "No case goes into this report.",
            "No action goes into this report.",
            "The record holds no evidence of what difference this work made.",
            "No review of Northmoor Safeguarding Children Partnership goes into this report.",
        ):
            assert said in text
        assert "Position at 31 March 2026" in text


def test_a_year_that_is_not_over_is_told_as_it_stands_today(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2025, 11, 21))
    BoardFactory()
    db.session.commit()

    build(*YEAR, "--format", "md", "--out", "out")

    assert "Position at 21 November 2025, as known on 21 November 2025" in words(Path("out/annual-report.md"))


def test_another_area_gets_a_sensible_report_and_hears_what_is_missing(build: Build, run: Run) -> None:
    """One review, one action, no evidence, no training, no themes."""
    meta = {
        "schema": "annual-report/1",
        "title": "Northmoor Partnership Annual Report 2025-2026",
        "period": {
            "from": {"stated": "April 2025", "precision": "month", "year": 2025, "month": 4},
            "to": {"stated": "March 2026", "precision": "month", "year": 2026, "month": 3},
        },
    }
    run("load", put(sample(meta=meta)))

    assert build(*YEAR, "--audience", "partners", "--format", "md", "--out", "out").exit_code == 0

    text = words(Path("out/annual-report.md"))
    for said in (
        "one review of one case: one local child safeguarding practice review (LCSPR).",
        "No learning points of these reviews are recorded yet.",
        "One came from a review.",
        "The record holds no evidence of what difference this work made.",
        "This case led to one action.",
        "No evidence is recorded yet of what difference this made.",
        "One case is named here, and no review of it is published: Child Heron.",
    ):
        assert said in text, said


def test_an_invented_partnership_is_told_without_its_hidden_cases(build: Build, app: Flask) -> None:
    invent(Size(12, 60, 300, 8, years=2), today=clock.today())
    db.session.commit()

    first, last = f"{clock.today().year - 1}-01", f"{clock.today().year - 1}-12"
    done = build("--from", first, "--to", last, "--audience", "internal", "--format", "md", "--out", "out")

    assert done.exit_code == 0, done.output
    text = words(Path("out/annual-report.md"))
    assert "that only the review team may see" in text
    assert "owner: " in text
    assert "nobody has decided" in done.stderr
    assert "nobody has decided, so they are in none of its chapters or numbers" in text
