"""Who can see a case, through the browser: naming people and groups, and ending it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.vocabulary import AgencyKind, Role
from reviews.models import CaseReader
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory

SOON = clock.today() + timedelta(days=90)


def test_who_can_see_lists_groups_with_their_members_people_and_the_office(office):
    group = AgencyFactory(name="Learning and Review Group", kind=AgencyKind.SUBGROUP)
    chair = person(Role.REVIEW_GROUP_CHAIR, office.board, group)
    CaseReaderFactory(case=office.case, user=None, agency_id=group.id)
    named = CaseReaderFactory(case=office.case, user=person(Role.REVIEW_TEAM, office.board), until_on=SOON).user

    page = office.get(office.path)

    for words in (
        f"Learning and Review Group {chair.name} (chair) No end date",
        f"{named.name} Review team {day(SOON)}",
        office.name,
    ):
        assert words in page.words


def test_a_person_is_named_until_a_day(office, browse):
    named = person(Role.REVIEW_TEAM, office.board)
    before = browse(named).get(f"/cases/{office.case.id}").status

    page = office.fill(office.path, who=str(named.id), until=day(SOON))

    reader = db.session.scalars(select(CaseReader)).one()
    assert (page.location, reader.user_id, reader.until_on) == (office.path, named.id, SOON)
    assert (before, browse(named).get(f"/cases/{office.case.id}").status) == (404, 200)


def test_a_group_is_named_and_its_members_see_the_case(office, browse):
    group = AgencyFactory(kind=AgencyKind.SUBGROUP)
    member = person(Role.REVIEW_GROUP_MEMBER, office.board, group)
    shown = office.get(office.path)

    office.fill(office.path, who=str(group.id))

    assert f"{group.name} (1 member)" in shown.words
    assert browse(member).get(f"/cases/{office.case.id}").status == 200


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("spring 2027", "Enter a day, such as 31 March 2027"),
        ("1 January 2020", "Enter a day that is not in the past"),
        ("soon", "Enter a date, such as"),
    ],
)
def test_the_last_day_is_a_day_to_come(office, until, sentence):
    named = person(Role.REVIEW_TEAM, office.board)

    page = office.fill(office.path, who=str(named.id), until=until)

    assert page.status == 400
    assert sentence in page.words
    assert page.hidden("until") == until
    assert page.soup.find("option", selected=True)["value"] == str(named.id)


def test_nobody_is_chosen(office):
    page = office.fill(office.path)

    assert page.status == 400
    assert "Choose a person or a group" in page.words


def test_naming_sent_twice_names_once(office):
    named = person(Role.REVIEW_TEAM, office.board)
    sent = {"who": str(named.id), "until": "", "new_id": office.get(office.path).hidden("new_id")}

    assert office.post(office.path, sent).location == office.post(office.path, sent).location
    assert db.session.scalar(select(func.count()).select_from(CaseReader)) == 1


def test_end_takes_the_case_out_of_sight_at_once(office, browse):
    reader = CaseReaderFactory(case=office.case, user=person(Role.REVIEW_TEAM, office.board))
    before = browse(reader.user).get(f"/cases/{office.case.id}").status

    page = office.post(f"/readers/{reader.id}/end")

    assert page.location == office.path
    assert f"{reader.name} can no longer see the case by name." in office.get(office.path).words
    assert (before, browse(reader.user).get(f"/cases/{office.case.id}").status) == (200, 404)


def test_end_sent_twice_says_so(office):
    reader = CaseReaderFactory(case=office.case, user=person(Role.REVIEW_TEAM, office.board))
    office.post(f"/readers/{reader.id}/end")

    again = office.post(f"/readers/{reader.id}/end")

    assert again.location == office.path
    assert "They can no longer see this case." in office.get(office.path).words


def test_naming_and_ending_are_for_the_office_alone(app, browse):
    board = BoardFactory()
    case = CaseFactory(board=board)
    group_member = person(Role.REVIEW_TEAM, board)
    reader = CaseReaderFactory(case=case, user=group_member)
    named, stranger = browse(group_member), browse(person(Role.SCRUTINEER, board))

    assert named.get(f"/cases/{case.id}/who-can-see").status == 403
    assert named.post(f"/readers/{reader.id}/end").status == 403
    assert stranger.post(f"/readers/{reader.id}/end").status == 404


@pytest.fixture
def office(app, browse):
    """The browser of a business support officer, with a case of her board."""
    board = BoardFactory()
    officer = person(Role.BUSINESS_SUPPORT_OFFICER, board)
    browser = browse(officer)
    browser.board, browser.case, browser.name = board, CaseFactory(board=board), officer.name
    browser.path = f"/cases/{browser.case.id}/who-can-see"
    return browser
