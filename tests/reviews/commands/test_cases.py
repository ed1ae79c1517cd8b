"""Logging a case, editing it, opening it and closing it: what is kept, what is recorded, what is refused."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Event
from partnership.queries import users
from partnership.vocabulary import AgencyKind, Role
from reviews.commands import cases
from reviews.models import Case
from reviews.queries.cases import other_years
from reviews.rules.stated_words import from_words
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, review_type


def test_log_case_makes_its_first_review_at_the_first_stage_with_one_event(office):
    case = log(office, name="Dunlin 42", people_count=2, incident=from_words("spring 2026"))

    assert (case.name_folded, case.people_count, str(case.incident)) == ("dunlin 42", 2, "spring 2026")
    assert [(each.review_type.code, each.stage.code, each.place) for each in case.reviews] == [
        ("Rapid Review", "being_considered", 1)
    ]
    assert events() == [("logged the case", case.id, case.id)]


@pytest.mark.parametrize(("code", "sight"), [("CSPR", Sight.REVIEW_TEAM), ("Local learning review", Sight.PARTNERS)])
def test_log_case_is_seen_by_whom_its_type_says(office, code, sight):
    assert log(office, review_type=review_type(code)).sight is sight


def test_log_case_when_the_board_has_that_name_this_year(office):
    log(office, name="Dunlin 42")

    with pytest.raises(Taken) as refused:
        log(office, name="  DUNLIN 42 ")

    assert refused.value.sentence == "A case of this year has that name already. Choose another name."


def test_log_case_when_the_name_is_of_another_year_or_another_board(office):
    CaseFactory(board=office.board, name="Dunlin 42", logged_year=clock.today().year - 1)
    CaseFactory(name="Dunlin 42", logged_year=clock.today().year)

    assert log(office, name="Dunlin 42").name == "Dunlin 42"


def test_edit_case_keeps_what_was_changed_and_says_what_it_said_before(office):
    case, area = log(office, name="Dunlin 42"), AgencyFactory(name="Southfell", kind=AgencyKind.OUTSIDE_AREA)

    edit(case, office, name="Dunlin 43", joint_with=[area], summary="In short.", incident=from_words("May 2026"))

    event = db.session.scalars(select(Event).where(Event.verb == "changed the case")).one()
    assert event.detail == {
        "changes": {
            "name": ["Dunlin 42", "Dunlin 43"],
            "incident": [None, "May 2026"],
            "joint_with": [[], ["Southfell"]],
            "summary": [None, "In short."],
        }
    }
    assert (case.name_folded, case.joint_with) == ("dunlin 43", [area])


def test_edit_case_when_only_the_areas_change_gives_a_new_version(office):
    case = log(office)
    before = case.version

    edit(case, office, joint_with=[AgencyFactory(name="Southfell", kind=AgencyKind.OUTSIDE_AREA)])

    assert case.version > before


def test_edit_case_when_nothing_changed_records_nothing(office):
    case = log(office)

    edit(case, office)

    assert [verb for verb, *_ in events()] == ["logged the case"]


def test_edit_case_when_the_name_is_taken(office):
    log(office, name="Dunlin 42")
    case = log(office, name="Curlew 7")

    with pytest.raises(Taken):
        edit(case, office, name="dunlin 42")


def test_open_and_close_say_how_many_people_could_see_it(office):
    case = log(office)
    person(Role.SCRUTINEER, office.board)

    cases.open_to_partners(case, by=office.manager)
    opened = case.sight
    cases.close_to_partners(case, by=office.manager)

    told = {e.verb: e.detail for e in db.session.scalars(select(Event)) if e.verb != "logged the case"}
    assert (opened, case.sight) == (Sight.PARTNERS, Sight.REVIEW_TEAM)
    assert told == {"opened the case to partners": {"people": 2}, "closed the case to partners": {"people": 1}}


@pytest.mark.parametrize(
    ("sight", "command"),
    [(Sight.PARTNERS, cases.open_to_partners), (Sight.REVIEW_TEAM, cases.close_to_partners)],
)
def test_open_or_close_when_it_is_so_already(office, sight, command):
    case = CaseFactory(board=office.board, sight=sight)

    with pytest.raises(RuleBroken, match="already"):
        command(case, by=office.manager)

    assert events() == []


def test_a_name_of_another_year_is_known_for_the_warning(office):
    CaseFactory(board=office.board, name="Dunlin 42", logged_year=2019)
    CaseFactory(name="Dunlin 42", logged_year=2018)

    assert other_years(users.with_standing(office.manager), log(office, name="Dunlin 42")) == [2019]


def log(office, **answers) -> Case:
    plain = {"name": "Teasel 31", "incident_nature": "", "incident": None, "people_count": None}
    plain["review_type"] = review_type()
    return cases.log_case(**{**plain, **answers}, board=office.board, by=office.manager)


def edit(case, office, **answers) -> Case:
    plain = {name: getattr(case, name) for name in (*cases.PLAIN_FIELDS, "joint_with")}
    return cases.edit_case(case, **{**plain, **answers}, by=office.manager)


def events():
    return [(e.verb, e.subject_id, e.told_on_id) for e in db.session.scalars(select(Event).order_by(Event.number))]


class Office:
    def __init__(self) -> None:
        self.board = BoardFactory()
        self.manager = person(Role.MANAGER, self.board)


@pytest.fixture
def office(app):
    return Office()
