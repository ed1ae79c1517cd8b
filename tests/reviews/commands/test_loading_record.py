"""The whole record from one installation into another, and into one that has rows already."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from partnership.extensions import db
from partnership.models import Agency, AgencyAlias, AgencyName, Board, Event, RatingRule, User
from partnership.rules.folding import fold
from partnership.vocabulary import Role
from reviews.interchange.faults import Refused
from reviews.models import Case, Review, ReviewDate, Stage, Timescale
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind, Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.reviews import (
    CaseFactory,
    CaseReaderFactory,
    PartFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
)

from .conftest import Load, dumped, report

SPRING = StatedDate("spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))


def full_record() -> None:
    """Something in every table, with what is hard: a row above that comes later, a hidden case, odd letters."""
    board = BoardFactory(name="Northmoor Partnership")
    agencies = sorted((AgencyFactory() for _ in range(3)), key=lambda each: each.id)
    first, above, later = agencies
    first.parent_id, first.successor_id = later.id, above.id
    first.opened_on, first.closed_on = date(2020, 1, 1), date(2024, 3, 31)
    db.session.add(AgencyName(agency_id=first.id, name="Northmoor Primary Care", until_on=date(2022, 6, 30)))
    db.session.add(AgencyAlias(agency_id=above.id, name="the “Siân” team\nnight"))
    manager = person(Role.MANAGER, board)
    manager.password_hash, manager.deactivated_at = "secret", datetime(2026, 5, 1, 9, 30, 1, 250_000, tzinfo=UTC)
    RoleHeldFactory(user=manager, role=Role.AGENCY_LEAD, board=board, agency_id=later.id, until_on=date(2027, 1, 1))
    case = CaseFactory(board=board, name="Siân’s case", incident=SPRING, internal_notes="a\tnote", people_count=2)
    case.joint_with = [above]
    CaseReaderFactory(case=case, user=manager)
    CaseReaderFactory(case=case, user=None, agency_id=first.id, until_on=date(2026, 12, 31))
    reviews = sorted((ReviewFactory(case=case, place=place) for place in (1, 2)), key=lambda each: each.id)
    reviews[0].arose_from_id = reviews[1].id
    reviews[0].is_published = False
    db.session.add(ReviewDate(review_id=reviews[0].id, kind=DateKind.STARTED, on=of_day(date(2026, 4, 2))))
    action = action_from(reviews[1], due=SPRING)
    part = PartFactory(action=action, agency=later, is_shared=True, position=SPRING)
    UpdateFactory(part=part, entered_by=manager, position=SPRING)
    db.session.commit()


def record(**sections: Any) -> dict[str, Any]:
    return {"meta": {"schema": "record/1"}, **sections}


def test_dump_loaded_into_an_empty_record_dumps_the_same(load: Load, emptied: Callable[[], None]) -> None:
    full_record()
    load(
        report(
            agencies=[{"id": "NP", "name": "Northmoor Police"}],
            reviews=[{"id": "R1", "label": "Child Heron", "type": "CSPR"}],
        )
    )
    before = dumped()
    emptied()

    loaded = load(json.loads(before))

    assert dumped() == before
    assert loaded.sections["cases"].added == 2
    assert (loaded.sections["stages"].added, loaded.sections["timescales"].added) == (0, 0)


def test_hidden_case_stays_hidden_and_names_are_folded_again(load: Load, emptied: Callable[[], None]) -> None:
    full_record()
    before = json.loads(dumped())
    emptied()
    load(before)

    case = db.session.scalars(select(Case)).one()
    assert (case.sight, case.name_folded) == (Sight.REVIEW_TEAM, "sian’s case")
    assert db.session.scalars(select(User)).one().email_folded == fold(before["people"][0]["email"])


def test_secrets_stay_behind(load: Load, emptied: Callable[[], None]) -> None:
    full_record()
    before = dumped()
    emptied()
    load(json.loads(before))

    assert "secret" not in before
    assert db.session.scalars(select(User)).one().password_hash is None


@pytest.mark.usefixtures("shipped")
def test_shipped_rows_that_were_corrected_come_along(load: Load, emptied: Callable[[], None]) -> None:
    BoardFactory()
    db.session.execute(update(Timescale).where(Timescale.code == "C5").values(length=10, source="Local habit"))
    db.session.execute(update(Stage).where(Stage.code == "sent").values(name="Gone to the Panel"))
    rule = {"from_on": date(2026, 1, 1), "due_soon_days": 14, "no_update_days": 30, "not_due_days": 40}
    db.session.add(RatingRule(id=uuid.uuid4(), source="Agreed here", **rule))
    load(report(reviews=[{"id": "R1", "label": "Child Heron"}]))
    before = dumped()
    emptied()

    load(json.loads(before))

    assert dumped() == before
    assert db.session.scalars(select(Timescale.length).where(Timescale.code == "C5")).one() == 10


def test_rows_that_are_there_are_left_as_they_are(load: Load) -> None:
    full_record()
    before = json.loads(dumped())
    db.session.execute(update(Case).values(summary="Edited since"))
    db.session.execute(update(Timescale).values(owner="Somebody else"))
    db.session.commit()
    extra = {"id": str(uuid.uuid4()), "name": "Southmoor Partnership", "version": 1}
    before["boards"].append(extra)

    loaded = load(before)

    assert (loaded.sections["boards"].added, loaded.sections["boards"].there) == (1, 1)
    assert (loaded.sections["cases"].added, loaded.sections["cases"].there) == (0, 1)
    assert db.session.scalars(select(Case)).one().summary == "Edited since"
    assert set(db.session.scalars(select(Timescale.owner))) == {"Somebody else"}


@pytest.fixture(autouse=True)
def _timescales_put_back(shipped: None) -> None:
    """Some of these tests change shipped rows."""


def test_rows_that_were_known_are_no_event(load: Load) -> None:
    full_record()
    before = json.loads(dumped())

    assert not load(before).is_changed
    assert db.session.scalars(select(Event)).all() == []


def test_pages_tell_that_a_file_brought_them(load: Load, emptied: Callable[[], None]) -> None:
    full_record()
    before = json.loads(dumped())
    emptied()
    load(before)

    told = [(event.verb, event.subject_id) for event in db.session.scalars(select(Event).order_by(Event.number))]
    case, agency = db.session.scalars(select(Case.id)).one(), db.session.scalars(select(Agency.id)).first()
    assert told[0][0] == "loaded the file"
    assert ("loaded the case", case) in told
    assert ("loaded the agency", agency) in told
    assert {verb for verb, _ in told} >= {"loaded the board", "loaded the account", "loaded the action"}


def test_rows_that_leave_no_room_for_each_other_are_told_and_nothing_is_loaded(load: Load) -> None:
    there = BoardFactory(name="Northmoor Partnership")
    db.session.commit()
    ids = [str(uuid.UUID(int=number)) for number in range(1, 6)]
    case = {"board_id": ids[0], "logged_year": 2026, "logged_at": "2026-01-03T09:30:00+00:00", "sight": "partners"}
    content = record(
        boards=[{"id": ids[0], "name": "Northmoor Partnership", "version": 1}],
        cases=[
            {"id": ids[1], "name": "Child Heron", "version": 1, **case},
            {"id": ids[2], "name": "CHILD  heron", "version": 1, **case},
        ],
        people=[
            {"id": ids[3], "name": "Morgan Hale", "email": "morgan@northmoor.example", "version": 1},
            {"id": ids[4], "name": "Morgan Hale", "email": "Morgan@northmoor.example", "version": 1},
        ],
    )

    with pytest.raises(Refused) as refused:
        load(content)

    first, second, third = (line.partition(": ")[2] for line in refused.value.lines())
    both = "so both cannot be in the record"
    assert first == f"boards[0] ({ids[0]}): has the same name as another row ({there.id}), {both}"
    assert second == f"people[1] ({ids[4]}): has the same email as another row ({ids[3]}), {both}"
    assert (
        third
        == f"cases[1] ({ids[2]}): has the same board_id and name and logged_year as another row ({ids[1]}), {both}"
    )
    assert db.session.scalars(select(Board)).all() == [there]
    assert db.session.scalars(select(Case)).all() == []


def test_same_values_are_allowed_where_one_is_not_stated(load: Load) -> None:
    case, agency = CaseFactory(), AgencyFactory()
    other = AgencyFactory()
    CaseReaderFactory(case=case, user=None, agency_id=agency.id)
    db.session.commit()
    content = json.loads(dumped())
    content["case_readers"].append({"id": str(uuid.uuid4()), "case_id": str(case.id), "agency_id": str(other.id)})

    assert load(content).sections["case_readers"].added == 1


def test_row_above_may_come_later_in_the_file(load: Load) -> None:
    ids = [str(uuid.UUID(int=number)) for number in (1, 2)]
    agency = {"kind": "organisation", "is_safeguarding_partner": False, "version": 3}
    load(
        record(
            agencies=[
                {"id": ids[0], "name": "Northmoor Homes", "parent_id": ids[1], **agency},
                {"id": ids[1], "name": "Northmoor Council", **agency},
            ]
        )
    )

    homes = db.session.scalars(select(Agency).where(Agency.name == "Northmoor Homes")).one()
    assert (homes.parent.name, homes.version) == ("Northmoor Council", 3)
    assert db.session.scalars(select(Review)).all() == []
