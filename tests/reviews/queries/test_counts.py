"""Numbers of the whole record, and of what one person may see, by the same functions."""

from __future__ import annotations

from flask import Flask

from partnership.extensions import db
from partnership.queries.users import for_request
from partnership.vocabulary import AgencyKind, Role
from reviews.queries import actions, cases, counts
from reviews.vocabulary import ActionStatus, PartStatus, Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import (
    ActionFactory,
    ActionSourceFactory,
    CaseFactory,
    PartFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
    review_type,
    stage,
)


def test_hidden_cases_are_in_no_number_of_somebody_who_does_not_see_them(app: Flask) -> None:
    board, police = BoardFactory(), AgencyFactory()
    hidden = ReviewFactory(case=CaseFactory(board=board))
    shown = ReviewFactory(case=CaseFactory(board=board, open=True), stage=stage("completed"))
    for review in (hidden, shown):
        UpdateFactory(part=PartFactory(action=action_from(review), agency=police, status=PartStatus.DONE))
    ActionFactory(board=board, status=ActionStatus.DONE)
    lead = for_request(person(Role.AGENCY_LEAD, board, police).id)
    manager = for_request(person(Role.MANAGER, board).id)

    all_cases, hers = cases.visible_to(manager), cases.visible_to(lead)
    assert counts.cases() == counts.cases(all_cases) == {Sight.REVIEW_TEAM: 1, Sight.PARTNERS: 1}
    assert counts.cases(hers) == {Sight.REVIEW_TEAM: 0, Sight.PARTNERS: 1}
    assert [(each.reviews, each.under_way) for each in counts.reviews_by_type()] == [(2, 1)]
    assert [(each.reviews, each.under_way) for each in counts.reviews_by_type(hers)] == [(1, 0)]
    assert [(each.code, each.reviews) for each in counts.reviews_by_stage(hers)] == [("completed", 1)]

    seen = actions.visible_to(lead)
    assert sum(counts.actions().values()) == sum(counts.actions(actions.visible_to(manager)).values()) == 3
    assert counts.actions(seen)[ActionStatus.DONE] == 1
    assert sum(counts.actions(seen).values()) == 2
    assert (counts.actions_from_reviews(), counts.actions_from_reviews(seen)) == (2, 1)
    assert (counts.parts()[PartStatus.DONE], counts.parts(seen)[PartStatus.DONE]) == (2, 1)
    assert (counts.updates(), counts.updates(seen)) == (2, 1)


def test_case_with_two_reviews_is_one_case_of_its_first_type(app: Flask) -> None:
    case = CaseFactory()
    ReviewFactory(case=case)
    ReviewFactory(case=case, review_type=review_type("CSPR"), place=2)
    db.session.commit()

    found = {each.code: (each.cases, each.reviews) for each in counts.reviews_by_type()}

    assert found == {"Rapid Review": (1, 1), "CSPR": (0, 1)}


def test_action_from_two_reviews_is_one_action(app: Flask) -> None:
    case = CaseFactory()
    action = action_from(ReviewFactory(case=case))
    ActionSourceFactory(action=action, review=ReviewFactory(case=case, place=2))
    db.session.commit()

    assert counts.actions_from_reviews() == 1


def test_organisation_is_counted_too(app: Flask) -> None:
    AgencyFactory(kind=AgencyKind.SUBGROUP)
    person(Role.MANAGER, BoardFactory())

    assert (counts.boards(), counts.people(), counts.agencies()[AgencyKind.SUBGROUP]) == (1, 1, 1)
