"""A declared conflict of interest takes a case away; who stands in sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import AgencyKind, Role
from reviews.commands import conflicts
from reviews.models import CaseReader, DeclaredConflict
from reviews.queries import readers
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory


def test_a_conflict_takes_the_case_away_and_lets_the_stand_in_see_it(office):
    lead, nurse = office.lead, person(Role.AUTHOR, office.board)
    before = [readers.sees(office.case, each) for each in (office.manager, lead, nurse)]

    declare(office, office.manager, stand_in=nurse)

    assert before == [True, False, False]
    assert [readers.sees(office.case, each) for each in (office.manager, lead, nurse)] == [False, False, True]
    assert readers.count(office.case) == 2
    assert db.session.scalars(select(CaseReader)).one().user_id == nurse.id
    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.told_on_id, event.detail["who"]) == (
        "declared a conflict",
        office.case.id,
        office.manager.name,
    )


def test_it_takes_away_what_a_name_a_group_and_an_open_case_give(office):
    group = AgencyFactory(kind=AgencyKind.SUBGROUP)
    member = person(Role.REVIEW_GROUP_MEMBER, office.board, group)
    CaseReaderFactory(case=office.case, user=None, agency_id=group.id)
    CaseReaderFactory(case=office.case, user=member)
    office.case.sight = Sight.PARTNERS
    db.session.flush()

    declare(office, member)

    assert not readers.sees(office.case, member)
    assert readers.members(office.case, [group.id]) == {group.id: []}
    assert member not in readers.offered(office.case)[1]
    assert member not in readers.clear_people(office.case)


def test_a_stand_in_who_sees_the_case_is_not_named_again(office):
    declare(office, office.lead, stand_in=office.manager)

    assert db.session.scalars(select(CaseReader)).all() == []


def test_nobody_stands_in_for_herself(office):
    with pytest.raises(RuleBroken, match="stands in"):
        declare(office, office.manager, stand_in=office.manager)


def test_somebody_must_be_left_to_see_the_case(office):
    declare(office, office.officer)

    with pytest.raises(RuleBroken, match="Nobody could see this case then"):
        declare(office, office.manager)


@pytest.mark.parametrize(("days_ago", "at_once"), [(3, True), (0, False)])
def test_a_conflict_ends_at_once_or_after_the_day_of_its_declaration(office, days_ago, at_once):
    conflict = declare(office, office.manager, declared_on=clock.today() - timedelta(days=days_ago))

    conflicts.end_conflict(conflict, by=office.officer)

    assert readers.sees(office.case, office.manager) is at_once
    assert conflict.until_on == clock.today() - timedelta(days=1 if at_once else 0)
    with pytest.raises(RuleBroken, match="ended already"):
        conflicts.end_conflict(conflict, by=office.officer)


def declare(office, user, **said) -> DeclaredConflict:
    given = {"declared_on": clock.today(), "reason": "Managed the team.", **said}
    return conflicts.declare_conflict(office.case, user=user, by=office.officer, **given)


class Office:
    def __init__(self) -> None:
        self.board = BoardFactory()
        self.manager = person(Role.MANAGER, self.board)
        self.officer = person(Role.BUSINESS_SUPPORT_OFFICER, self.board)
        self.lead = person(Role.AGENCY_LEAD, self.board, AgencyFactory())
        self.case = CaseFactory(board=self.board)


@pytest.fixture
def office(app):
    return Office()
