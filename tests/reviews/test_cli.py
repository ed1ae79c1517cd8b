"""`record load`, `record dump` and `record counts` as a person types them, with sound and with damaged files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import Board, Event
from partnership.queries import events
from partnership.queries.users import for_request
from partnership.vocabulary import AgencyKind, Role
from reviews.interchange.parsing import OWN, Limit
from reviews.interchange.record import sections
from reviews.models import Action, Case
from reviews.queries import histories
from reviews.vocabulary import DateKind, Sight
from tests.factories.partnership import person

from .conftest import CODING, DATA, Run, numbers, put, sample


def test_every_section_of_the_report_is_counted_or_named(run: Run) -> None:
    loaded = run("load", CODING, DATA)

    assert loaded.stdout.splitlines() == [
        f"Barnet Safeguarding Children Partnership Annual Report 2022-2023: themes and levels ({CODING})",
        "  themes: 37 added",
        "  learning_points: 41 added",
        "  evidence: 71 added",
        "  actions: 113 added",
        "",
        f"Barnet Safeguarding Children Partnership Annual Report 2022-2023 ({DATA})",
        "  board: Barnet Safeguarding Children Partnership (new)",
        "  agencies: 52 added",
        "  subgroups: 5 added",
        "  shared_themes: 4 added",
        "  business_plan.priorities: 6 added",
        "  reviews: 6 added (6 cases and 8 reviews)",
        "  learning_themes: 41 added",
        "  actions: 136 added (171 parts and 171 updates)",
        "  dissemination_events: 32 added",
        "  training: 11 added",
        "  evidence: 71 added (101 figures)",
        "  stated_gaps: 6 added",
    ]
    named = [line.split(" no place yet for ")[1] for line in loaded.stderr.splitlines() if " no place yet for " in line]
    assert named == [
        "related_boards: 7 rows left out",
        "children_and_young_peoples_plan_drivers: 4 rows left out",
        "training_statements: 4 rows left out",
        "tables: 1 row left out",
        "cdop: 1 row left out",
        "national_learning: 5 rows left out",
    ]


def test_published_report_says_what_it_said(run: Run) -> None:
    run("load", DATA)

    by_name = {case.name: case for case in db.session.scalars(select(Case))}
    assert {case.sight for case in by_name.values()} == {Sight.PARTNERS}
    assert [agency.name for agency in by_name["Child L"].joint_with] == ["Brent Safeguarding Children Partnership"]
    brent = by_name["Child L"].joint_with[0]
    assert brent.kind is AgencyKind.OUTSIDE_AREA
    published, concluded = by_name["Child L"].reviews[0], by_name["Child A"].reviews[0]
    assert (published.stage.code, published.is_published) == ("published", True)
    assert published.date_of(DateKind.PUBLISHED).stated == "February 2023"
    assert (concluded.stage.code, concluded.is_published) == ("concluded", False)
    for name in ("Child KL", "Child SS"):
        rapid, local = by_name[name].reviews
        assert (rapid.review_type.code, rapid.stage.code) == ("Rapid Review", "completed")
        assert (local.stage.code, local.stage_stated, local.arose_from_id) == ("under_way", "CSPR underway", rapid.id)
        assert local.date_of(DateKind.PUBLICATION_PLANNED).stated == "early 2024"
    assert by_name["Child GA & RA"].people_count == 2


def test_history_of_each_page_says_that_the_file_brought_it(run: Run) -> None:
    run("load", DATA)

    for thing in [*db.session.scalars(select(Case)), *db.session.scalars(select(Action))]:
        (told,) = events.told_on(thing.id)
        assert told.detail == {"file": "Barnet Safeguarding Children Partnership Annual Report 2022-2023"}
    assert len(db.session.scalars(select(Event)).all()) == 1 + 1 + 57 + 10 + 6 + 136 + 43 + 71 + 6
    assert list(audit.faults()) == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AUTHOR])
def test_history_of_a_case_is_told_in_words(run: Run, role: Role) -> None:
    run("load", DATA)
    case = db.session.scalars(select(Case).where(Case.name == "Child L")).one()
    reader = for_request(person(role, case.board).id)

    *_, (_, words, _) = histories.of_case(reader, case).lines

    assert words.endswith(
        "added the case from the file “Barnet Safeguarding Children Partnership Annual Report 2022-2023”."
    )


def test_another_area_and_fewer_sections_load_too(run: Run) -> None:
    content = {
        "meta": {"schema": "annual-report/1", "id": "northmoor"},
        "reviews": [{"id": "1", "label": "Willow", "type": "SAR"}],
        "actions": [{"id": "2", "action": "Agree one form", "status": "done"}, {"id": "3", "action": "Brief all"}],
        "evidence": [{"id": "4", "summary": "Forms checked", "figures": [{"label": "forms", "unit": "bales"}]}],
        "cdop": {"owner": "Northmoor Panel"},
    }

    loaded = run("load", "--json", put(content))

    assert loaded.exit_code == 0
    (file,) = json.loads(loaded.stdout)["files"]
    assert file["sections"]["actions"] == {"added": 2, "there_already": 0}
    assert (file["no_place_yet"], file["board"]) == ({"cdop": 1}, "northmoor")
    assert file["notes"] == ["evidence 4: the figure “forms” has no number and was left out"]
    found = numbers(run)
    assert found["actions_by_status"] == {"done": 1, "in_progress": 0, "not_started": 1}
    assert (found["reviews_by_type"], found["actions_with_a_review"]) == ({"SAR": 1}, 0)
    assert found["periods"] == [
        {"file": "northmoor", "title": "northmoor", "from": None, "to": None, "cases": 1, "actions": 2}
    ]


def test_board_may_be_named(run: Run) -> None:
    run("load", put(sample()))

    assert run("load", "--board", "Northmoor Partnership", put(sample(meta={"schema": "annual-report/1", "id": "2"})))
    assert db.session.scalars(select(Board)).one().name == "Northmoor Partnership"
    assert db.session.scalar(select(func.count()).select_from(Case)) == 2


def test_key_that_is_not_known_and_name_that_is_taken_are_told(run: Run) -> None:
    rows = [{"id": "R1", "label": "Child Heron", "type": "CSPR"}, {"id": "R2", "label": "Child Heron", "type": "CSPR"}]

    loaded = run("load", put(sample(reviews=rows, colours=["red"])))

    assert "report.json: colours is not known and was passed over" in loaded.stderr
    assert "report.json: There is a case “Child Heron” of that year already" in loaded.stderr


def test_counts_of_an_empty_record(run: Run) -> None:
    found = numbers(run)

    assert (found["cases"], found["reviews"], found["actions"], found["periods"]) == (0, 0, 0, [])
    assert "Cases: 0 (0 open to partners, 0 review team only)" in run("counts").stdout.splitlines()


def test_period_that_is_not_stated_is_said_so(run: Run) -> None:
    run("load", put(sample()))

    assert "Reported for a period not stated" in run("counts").stdout


def test_dump_is_for_its_owner_only_and_names_its_file(run: Run) -> None:
    run("load", put(sample()))

    dumped = run("dump", "--out", "record.json")

    assert dumped.exit_code == 0
    assert dumped.stdout == ""
    assert "The record is in record.json." in dumped.stderr
    assert os.stat("record.json").st_mode & 0o077 == 0
    content = json.loads(Path("record.json").read_text(encoding="utf-8"))
    assert Path("record.json").read_bytes().startswith(OWN)
    assert list(content) == ["meta", *sections()]
    assert content["meta"] == {"schema": "record/1"}
    ids = [row["id"] for row in content["review_types"]]
    assert ids == sorted(ids)


def test_dump_that_cannot_be_written_is_told_and_leaves_nothing(run: Run) -> None:
    refused = run("dump", "--out", "nowhere/record.json")
    assert (refused.exit_code, refused.stderr) == (
        1,
        "nowhere/record.json: cannot be written: No such file or directory\n",
    )

    Path("folder").mkdir()
    assert run("dump", "--out", "folder").exit_code == 1
    assert [path.name for path in Path().iterdir()] == ["folder"]


def test_dump_that_is_too_large_to_load_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.cli.DUMP", Limit(megabytes=0, commas=0))

    assert "so it can be kept but not loaded as one file" in run("dump", "--out", "record.json").stderr
