"""The history of a case tells of its actions too, so far as the reader may know."""

from __future__ import annotations

import pytest

from partnership.commands import audit
from partnership.queries import users
from partnership.vocabulary import Role
from reviews.queries import histories
from reviews.vocabulary import Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, ReviewFactory, action_from

POSTED = {"agency": "Northmoor Police", "before": "Not started", "after": "Done", "reason": ""}


def test_it_tells_of_updates_to_its_actions_with_the_action(case, manager):
    action = action_from(case.reviews[0], text="Agree one form " + "of consent, in words that families know, " * 4)
    audit.record("logged the case", case, by=manager, detail={"type": "Rapid Review", "stage": "Under way"})
    audit.record("posted an update", action, by=manager, detail=POSTED)

    told = histories.of_case(users.with_standing(manager), case)

    sentences = [sentence for _, sentence, _ in told.lines]
    assert sentences[0].startswith(
        f"{manager.name} posted an update for Northmoor Police: not started to done. Action: “"
    )
    assert sentences[0].endswith(" …”")
    assert (len(sentences), told.has_more) == (2, False)


def test_an_action_of_another_case_is_not_told_of(case, manager):
    audit.record("posted an update", action_from(ReviewFactory()), by=None, detail=POSTED)

    assert histories.of_case(users.with_standing(manager), case).lines == []


def test_partners_are_told_without_what_is_the_team_s(case, manager):
    case.sight = Sight.PARTNERS
    lead = users.with_standing(person(Role.AGENCY_LEAD, case.board, AgencyFactory()))
    audit.record("named a reader", case, by=manager, detail={"who": "Robin Vale"})
    audit.record("posted an update", action_from(case.reviews[0], text="Agree one form"), by=None, detail=POSTED)

    told = histories.of_case(lead, case)

    assert [sentence for _, sentence, _ in told.lines] == [
        "The installation’s owner posted an update for Northmoor Police: not started to done. Action: “Agree one form”"
    ]


def test_the_newest_hundred_are_told_and_that_there_are_more(case, manager):
    action = action_from(case.reviews[0])
    for _ in range(101):
        audit.record("posted an update", action, by=manager, detail=POSTED)

    told = histories.of_case(users.with_standing(manager), case)

    assert (len(told.lines), told.has_more) == (100, True)


@pytest.fixture
def case(app):
    found = CaseFactory(board=BoardFactory())
    ReviewFactory(case=found)
    return found


@pytest.fixture
def manager(case):
    return person(Role.MANAGER, case.board)
