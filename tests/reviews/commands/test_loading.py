"""What an annual report becomes: its board, its agencies, and what happens when it comes again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import Agency, Board, Event
from partnership.vocabulary import AgencyKind
from reviews.commands.loading_boards import name_of
from reviews.interchange.faults import Refused
from reviews.models import Action, Case, Shortfall, SourceFile, SourceRow
from tests.factories.partnership import AgencyFactory, BoardFactory
from tests.support.tripwires import SILENT

from .conftest import Load, report


def names(model, column="name"):
    return sorted(db.session.scalars(select(getattr(model, column))))


def agency(name):
    return db.session.scalars(select(Agency).where(Agency.name == name)).one()


def test_board_is_the_partnership_that_the_title_names(load: Load) -> None:
    there = BoardFactory(name="Northmoor Safeguarding Partnership")
    BoardFactory(name="Southmoor Safeguarding Partnership")

    loaded = load(report(reviews=[{"id": "R1", "label": "Child Heron"}]))

    assert (loaded.board, loaded.is_new_board) == (there.name, False)
    assert db.session.scalars(select(Case)).one().board_id == there.id


def test_board_is_made_with_the_short_name_that_the_file_gives_it(load: Load) -> None:
    loaded = load(report(agencies=[{"id": "N", "name": "Northmoor Safeguarding Partnership", "abbreviation": "NSP"}]))

    assert loaded.is_new_board
    assert db.session.scalars(select(Board)).one().abbreviation == "NSP"


def test_board_asked_for_goes_before_the_title(load: Load) -> None:
    asked = BoardFactory(name="Northmoor Adults Board", abbreviation="NAB")

    assert load(report(actions=[{"id": "A1", "action": "Agree one form"}]), board="nab").board == asked.name
    assert db.session.scalars(select(Action)).one().board_id == asked.id


def test_board_asked_for_has_to_be_there(load: Load) -> None:
    with pytest.raises(Refused, match="no board called “Nowhere” to load it for \\(boards: none yet\\)"):
        load(report(), board="Nowhere")
    BoardFactory(name="Northmoor Board")
    with pytest.raises(Refused, match="\\(boards: “Northmoor Board”\\)"):
        load(report(), board="Nowhere")


def test_only_board_is_meant_where_the_title_names_no_partnership(load: Load) -> None:
    only = BoardFactory(name="Northmoor Board")

    assert load(report("Yearly report 2025")).board == only.name


def test_board_is_called_as_the_file_where_nothing_else_is_known(load: Load) -> None:
    assert load(report("Yearly report 2025")).board == "Yearly report 2025"


def test_file_without_a_title_is_known_by_its_id(load: Load) -> None:
    loaded = load({"meta": {"schema": "annual-report/1", "id": "northmoor-2026"}})

    assert (loaded.title, loaded.board) == ("northmoor-2026", "northmoor-2026")


def test_file_stays_with_the_board_that_it_was_loaded_for(load: Load) -> None:
    BoardFactory(name="Northmoor Adults Board")
    first = load(report())
    renamed = db.session.scalars(select(Board).where(Board.name == first.board)).one()
    renamed.name = "Northmoor Partnership for Children"
    db.session.commit()

    assert load(report()).board == renamed.name
    assert load(report(), board=renamed.name).board == renamed.name
    with pytest.raises(Refused, match="was loaded for the board “Northmoor Partnership for Children” before"):
        load(report(), board="Northmoor Adults Board")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Northmoor Partnership – Annual Report, 2025", "Northmoor Partnership"),
        ("Annual report for Northmoor Partnership: April 2025", "Northmoor Partnership: April"),
        ("Annual Report: a year of change", None),
        ("A year in Northmoor", None),
    ],
)
def test_name_of_the_partnership_is_read_off_the_title(title: str, name: str | None) -> None:
    assert name_of(title) == name


def test_agency_is_kept_with_all_that_there_is_a_place_for(load: Load) -> None:
    row = {
        "id": "NP",
        "name": "Northmoor Police",
        "abbreviation": "NP",
        "sector": "police",
        "statutory_safeguarding_partner": True,
        "aliases": ["the Police", "the Police", " "],
        "role_in_report": "statutory partner",
    }

    loaded = load(report(agencies=[row]))

    police = agency("Northmoor Police")
    assert (police.abbreviation, police.sector, police.kind) == ("NP", "police", AgencyKind.ORGANISATION)
    assert police.is_safeguarding_partner
    assert [alias.name for alias in police.aliases] == ["the Police"]
    assert loaded.keys_without_place == {"agencies": ["role_in_report"]}


def test_kind_of_an_agency_is_read_off_the_file(load: Load) -> None:
    load(
        report(
            agencies=[
                {"id": "P", "name": "National Panel", "sector": "national_body"},
                {"id": "S", "name": "Southmoor Partnership", "sector": "partnership"},
                {"id": "H", "name": "Northmoor Homes"},
            ],
            subgroups=[{"id": "G", "name": "Learning Group", "also_called": "Learning Panel"}],
            reviews=[{"id": "R1", "label": "Child Heron", "joint_with": ["S"]}],
        )
    )

    assert agency("National Panel").kind is AgencyKind.NATIONAL
    assert agency("Southmoor Partnership").kind is AgencyKind.OUTSIDE_AREA
    assert agency("Northmoor Homes").kind is AgencyKind.ORGANISATION
    assert agency("Learning Group").kind is AgencyKind.SUBGROUP
    assert [alias.name for alias in agency("Learning Group").aliases] == ["Learning Panel"]


def test_agency_of_that_name_in_the_record_is_that_agency(load: Load) -> None:
    there = AgencyFactory(name="Northmoor Police", abbreviation="NOP")
    group = AgencyFactory(name="Learning Group")

    loaded = load(
        report(
            agencies=[{"id": "NP", "name": "northmoor police", "abbreviation": "NP"}],
            subgroups=[{"id": "LG", "name": "Learning Group"}],
            actions=[{"id": "A1", "action": "Agree one form", "agencies": ["NP", "LG"]}],
        )
    )

    assert (loaded.sections["agencies"].added, loaded.sections["agencies"].there) == (0, 1)
    assert there.abbreviation == "NOP"
    first, second = db.session.scalars(select(Action)).one().parts
    assert first.agency_id == there.id
    assert second.agency_id != group.id, "a subgroup is not the agency of that name"


def test_file_comes_again_and_changes_nothing(load: Load) -> None:
    content = report(
        agencies=[{"id": "NP", "name": "Northmoor Police"}],
        reviews=[{"id": "R1", "label": "Child Heron", "type": "CSPR"}],
        actions=[{"id": "A1", "action": "Agree one form", "agencies": ["NP"], "status": "done"}],
    )
    load(content)
    db.session.info[SILENT] = True
    db.session.scalars(select(Action)).one().text = "Agree one form for all"
    db.session.commit()
    events = db.session.scalar(select(func.count()).select_from(Event))

    loaded = load(content)

    assert {name: rows.there for name, rows in loaded.sections.items() if rows.there} == {
        "agencies": 1,
        "reviews": 1,
        "actions": 1,
    }
    assert [name for name, rows in loaded.sections.items() if rows.added] == []
    assert names(Action, "text") == ["Agree one form for all"]
    assert db.session.scalar(select(func.count()).select_from(Event)) == events


def test_longer_file_of_the_same_name_adds_what_is_new(load: Load) -> None:
    load(report(agencies=[{"id": "NP", "name": "Northmoor Police"}], reviews=[{"id": "R1", "label": "Child Heron"}]))

    loaded = load(
        report(
            agencies=[{"id": "NP", "name": "Northmoor Police"}],
            reviews=[{"id": "R1", "label": "Child Heron"}],
            actions=[{"id": "A1", "action": "Agree one form", "agencies": ["NP"], "review_ids": ["R1"]}],
        )
    )

    action = db.session.scalars(select(Action)).one()
    assert (loaded.sections["agencies"].there, loaded.sections["actions"].added) == (1, 1)
    assert action.sources[0].review.case.name == "Child Heron"
    assert action.parts[0].agency.name == "Northmoor Police"


def test_period_of_the_report_is_kept_with_its_file(load: Load) -> None:
    content = report()
    content["meta"]["period"] = {
        "from": {"stated": "April 2025", "precision": "month", "year": 2025, "month": 4},
        "to": {"stated": "March 2026", "precision": "month", "year": 2026, "month": 3},
    }
    load(content)

    file = db.session.scalars(select(SourceFile)).one()
    assert (file.period_first, file.period_last) == (date(2025, 4, 1), date(2026, 3, 31))
    assert db.session.scalars(select(SourceRow)).one().subject_type == "board"


def test_period_may_be_half_stated(load: Load) -> None:
    content = report()
    content["meta"]["period"] = {"to": {"stated": "last year", "precision": "none"}}
    load(content)

    file = db.session.scalars(select(SourceFile)).one()
    assert (file.period_first, file.period_last) == (None, None)


def test_each_page_tells_that_the_file_brought_it(load: Load) -> None:
    load(report(reviews=[{"id": "R1", "label": "Child Heron"}], actions=[{"id": "A1", "action": "Agree one form"}]))

    told = {event.verb: event for event in db.session.scalars(select(Event).order_by(Event.number))}
    case, action = db.session.scalars(select(Case)).one(), db.session.scalars(select(Action)).one()
    assert list(told) == ["loaded the file", "loaded the board", "loaded the case", "loaded the action"]
    assert told["loaded the case"].told_on_id == case.id
    assert told["loaded the action"].told_on_id == action.id
    assert told["loaded the action"].detail == {"file": "Northmoor Safeguarding Partnership Annual Report 2025-2026"}
    sections = told["loaded the file"].detail["sections"]
    assert {name: added for name, added in sections.items() if added} == {"reviews": 1, "actions": 1}


def test_sections_and_keys_without_a_place_are_told(load: Load) -> None:
    loaded = load(
        report(
            cdop={"owner": "Northmoor Panel"},
            actions=[{"id": "A1", "action": "Agree one form", "shared_theme_id": None, "colour": "red"}],
        )
    )

    assert loaded.no_place == {"cdop": 1}
    assert loaded.keys_without_place == {}
    assert loaded.unknown_keys == ("actions.colour",)


def test_what_a_report_says_falls_short_is_kept_in_its_order_and_once(load: Load) -> None:
    said = report(stated_gaps=[{"text": "Not every school answers"}, {"text": "More time is needed"}])

    load(said)
    again = load(said)

    kept = db.session.scalars(select(Shortfall.text).order_by(Shortfall.place)).all()
    assert kept == ["Not every school answers", "More time is needed"]
    assert again.sections["stated_gaps"].added == 0
