"""Who sees a case, asked from the side of the case: it must agree with what each person is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.queries.users import for_request
from partnership.vocabulary import AgencyKind, Role
from reviews.models import Case
from reviews.queries import cases, readers
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, UserFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory

YESTERDAY = clock.today() - timedelta(days=1)


@pytest.mark.parametrize("sight", list(Sight))
def test_count_is_the_number_of_people_to_whom_the_case_is_shown(app, sight):
    case, everybody = crowd(sight)

    seeing = [user for user in everybody if shown_to(user, case)]

    assert readers.count(case) == len(seeing)
    assert readers.count(case, Sight.PARTNERS) > readers.count(case, Sight.REVIEW_TEAM)


def test_offered_are_those_who_could_be_named_and_are_not(app):
    board, case = BoardFactory(), None
    case = CaseFactory(board=board)
    group = AgencyFactory(name="Review Group", kind=AgencyKind.SUBGROUP)
    AgencyFactory(name="Old Group", kind=AgencyKind.SUBGROUP, closed_on=YESTERDAY)
    scrutineer = person(Role.SCRUTINEER, board)
    both = person(Role.SCRUTINEER, board)
    RoleHeldFactory(user=both, role=Role.MANAGER, board=board)
    named = person(Role.AUTHOR, board)
    CaseReaderFactory(case=case, user=named)
    person(Role.SCRUTINEER, BoardFactory())
    person(Role.SYSTEM_ADMINISTRATOR, None)
    db.session.commit()

    assert readers.offered(case) == ([group], [scrutineer])


def test_members_of_a_group_are_those_of_the_board_today(app):
    board, group = BoardFactory(), AgencyFactory(kind=AgencyKind.SUBGROUP)
    case = CaseFactory(board=board)
    chair = person(Role.REVIEW_GROUP_CHAIR, board, group)
    person(Role.REVIEW_GROUP_MEMBER, BoardFactory(), group)
    person(Role.REVIEW_GROUP_MEMBER, board, group, until_on=YESTERDAY)
    person(Role.AGENCY_LEAD, board, group)

    assert readers.members(case, [group.id]) == {group.id: [f"{chair.name} (chair)"]}


def test_a_reader_whose_day_has_passed_is_no_longer_loaded(app):
    board = BoardFactory()
    case = CaseFactory(board=board)
    CaseReaderFactory(case=case, until_on=YESTERDAY)
    staying = CaseReaderFactory(case=case, until_on=clock.today())
    manager = for_request(person(Role.MANAGER, board).id)
    db.session.expire_all()

    assert readers.in_order(cases.case(manager, case.id)) == [staying]


def crowd(sight):
    """A case with somebody of every role on its board, elsewhere, in its groups, ended and stopped."""
    board, other = BoardFactory(), BoardFactory()
    case = CaseFactory(board=board, sight=sight)
    group, stranger = AgencyFactory(kind=AgencyKind.SUBGROUP), AgencyFactory(kind=AgencyKind.SUBGROUP)
    CaseReaderFactory(case=case, user=None, agency_id=group.id)
    everybody = [
        person(role, at, agency)
        for role in Role
        if role is not Role.SYSTEM_ADMINISTRATOR
        for at in (board, other)
        for agency in (group, stranger)
    ]
    everybody.append(person(Role.SYSTEM_ADMINISTRATOR, None))
    everybody.append(person(Role.MANAGER, board, until_on=YESTERDAY))
    everybody.append(person(Role.REVIEW_GROUP_CHAIR, board, group, until_on=YESTERDAY))
    for at, until in ((board, None), (other, None), (board, YESTERDAY)):
        named = person(Role.REVIEW_TEAM, at)
        CaseReaderFactory(case=case, user=named, until_on=until)
        everybody.append(named)
    without_role = UserFactory()
    CaseReaderFactory(case=case, user=without_role)
    db.session.commit()
    return case, [*everybody, without_role]


def shown_to(user, case):
    return db.session.scalar(select(Case.id).where(Case.id == case.id, cases.visible_to(for_request(user.id))))
