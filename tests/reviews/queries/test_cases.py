"""A case as it is loaded for its pages."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.queries.users import for_request
from partnership.vocabulary import Role
from reviews.queries import cases
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, ReviewFactory, stage


@pytest.mark.parametrize("places", [(1, 2), (2, 1)])
def test_each_review_has_its_next_stages_though_one_stands_where_the_other_may_go(app, places):
    before = stage("being_considered")
    after = before.next_stages[0]
    case, names = CaseFactory(board=BoardFactory()), {}
    for place, now in zip(places, (before, after), strict=True):
        ReviewFactory(case=case, place=place, stage=now)
        names[place] = [each.name for each in now.next_stages]

    found = opened(case)

    assert {review.place: [each.name for each in review.stage.next_stages] for review in found.reviews} == names
    assert all(names.values())


def test_whom_it_is_joint_with_comes_by_name_and_once(app):
    names = ["Eastmoor", "Westmoor"]
    case = CaseFactory(joint_with=[AgencyFactory(name=name) for name in reversed(names)])
    for place in (1, 2):
        ReviewFactory(case=case, place=place)

    found = opened(case)

    assert [agency.name for agency in found.joint_with] == names
    assert len(found.reviews) == 2


def opened(case):
    """As the page of the case gets it, nothing of it loaded before."""
    manager = person(Role.MANAGER, case.board)
    db.session.commit()
    case_id, manager_id = case.id, manager.id
    db.session.expunge_all()
    return cases.case_with_steps(for_request(manager_id), case_id)
