"""A conflict of interest at the pages: what is left for the person it keeps away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.vocabulary import Role
from reviews.models import DeclaredConflict
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import (
    ActionSourceFactory,
    CaseFactory,
    ConflictFactory,
    PartFactory,
    ReviewFactory,
    action_from,
)
from tests.support.statements import counted


def test_a_conflict_takes_the_case_and_what_hangs_from_it_from_a_manager(office, browse):
    stand_in = person(Role.REVIEW_TEAM, office.board)
    manager = person(Role.MANAGER, office.board)
    action = action_from(office.review, text="Agree one form")
    part = PartFactory(action=action)

    page = office.fill(office.path, who=str(manager.id), reason="Led the team.", stand_in=str(stand_in.id))

    hers, paths = browse(manager), [f"/cases/{office.case.id}", f"/actions/{action.id}", f"/parts/{part.id}"]
    assert page.location == office.path
    assert [hers.get(path).status for path in [*paths, office.path]] == [404] * 4
    for path in ("/", "/reviews", "/actions?tab=all", "/cases/considered"):
        assert office.case.name not in hers.get(path).words
        assert "Agree one form" not in hers.get(path).words
    assert browse(stand_in).get(paths[0]).status == 200
    assert "Led the team." in office.get(office.path).words
    assert "Partners: 2 people of" in office.get(paths[0]).words


def test_it_takes_away_a_part_that_was_shared(office, browse):
    agency = AgencyFactory()
    lead = person(Role.AGENCY_LEAD, office.board, agency)
    part = PartFactory(action=action_from(office.review), agency=agency, is_shared=True)
    before = browse(lead).get(f"/parts/{part.id}").status

    ConflictFactory(case=office.case, user=lead)

    assert (before, browse(lead).get(f"/parts/{part.id}").status) == (200, 404)


def test_what_hangs_from_another_case_too_stays_under_that_one(office, browse):
    manager = person(Role.MANAGER, office.board)
    other = ReviewFactory(case=CaseFactory(board=office.board, name="Birch 7"))
    action = action_from(office.review)
    ActionSourceFactory(action=action, review=other, place=2)
    ConflictFactory(case=office.case, user=manager)

    page = browse(manager).get(f"/actions/{action.id}")

    assert (page.status, "Birch 7" in page.words, office.case.name in page.words) == (200, True, False)


def test_who_declares_her_own_is_led_away_and_cannot_end_it(office):
    person(Role.BUSINESS_SUPPORT_OFFICER, office.board)

    page = office.fill(office.path, who=str(office.person.id), reason="Led the team.")

    conflict = db.session.scalars(select(DeclaredConflict)).one()
    assert page.location == "/reviews"
    assert [office.get(office.path).status, office.post(f"/conflicts/{conflict.id}/end").status] == [404, 404]


def test_somebody_else_ends_it(office, browse):
    manager = person(Role.MANAGER, office.board)
    conflict = ConflictFactory(case=office.case, user=manager)

    page = office.post(f"/conflicts/{conflict.id}/end")

    assert page.location == office.path
    assert browse(manager).get(f"/cases/{office.case.id}").status == 200
    assert office.post(f"/conflicts/{conflict.id}/end").location == office.path


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"who": ""}, "Choose whose conflict of interest it is"),
        ({"reason": ""}, "Enter the reason"),
        ({"declared_on": ""}, "Enter the day on which it was declared"),
        ({"declared_on": day(clock.today() + timedelta(days=1))}, "Enter a day that is not in the future"),
    ],
)
def test_a_form_that_is_not_whole_comes_back(office, answers, sentence):
    page = office.fill(office.path, **{"who": str(office.person.id), "reason": "Led the team.", **answers})

    assert page.status == 400
    assert sentence in page.words


def test_somebody_else_must_stand_in(office):
    who = str(office.person.id)

    page = office.fill(office.path, who=who, stand_in=who, reason="Led the team.")

    assert (page.status, "Choose somebody else to stand in" in page.words) == (400, True)


def test_the_page_asks_as_much_of_the_database_for_many_as_for_one(office):
    ConflictFactory(case=office.case, user=person(Role.AUTHOR, office.board))
    with counted() as for_one:
        office.get(office.path)
    for _ in range(5):
        ConflictFactory(case=office.case, user=person(Role.AUTHOR, office.board))

    with counted() as for_six:
        office.get(office.path)

    assert len(for_six) == len(for_one) <= 15


@pytest.fixture
def office(app, browse):
    """The browser of a manager, with a case of her board that partners see."""
    board = BoardFactory()
    user = person(Role.MANAGER, board)
    browser = browse(user)
    browser.board, browser.person = board, user
    browser.case = CaseFactory(board=board, sight=Sight.PARTNERS)
    browser.review = ReviewFactory(case=browser.case)
    browser.path = f"/cases/{browser.case.id}/conflicts"
    return browser
