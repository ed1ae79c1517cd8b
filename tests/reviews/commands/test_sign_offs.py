"""Signing off a done part, and who may not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.sign_offs import is_own_agency, sign_off
from reviews.vocabulary import PartStatus
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import PartFactory, UpdateFactory

MARCH = date(2026, 3, 3)


def test_sign_off_keeps_who_when_and_on_what(part, manager):
    sign_off(part, on=MARCH, words="Seen by the group.", by=manager)

    assert (part.signed_off_on, part.signed_off_by_id) == (MARCH, manager.id)
    detail = {"agency": part.agency.name, "on": "3 March 2026", "reason": "Seen by the group."}
    events = db.session.scalars(select(Event)).all()
    assert [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events] == [
        ("signed off the part", part.id, part.action_id, detail)
    ]


def test_sign_off_when_not_done_is_refused(part, manager):
    part.status = PartStatus.IN_PROGRESS

    with pytest.raises(RuleBroken, match="Only a part that is done"):
        sign_off(part, on=MARCH, words="Seen.", by=manager)


def test_sign_off_twice_is_refused(part, manager):
    sign_off(part, on=MARCH, words="Seen.", by=manager)

    with pytest.raises(RuleBroken, match="signed off already"):
        sign_off(part, on=MARCH, words="Seen.", by=manager)


def test_sign_off_of_her_own_update_is_refused_whatever_the_reason(part, manager):
    UpdateFactory(part=part, entered_by_id=manager.id)
    db.session.refresh(part)

    with pytest.raises(RuleBroken, match="posted the last update"):
        sign_off(part, on=MARCH, words="Seen.", own_reason="Nobody else", by=manager)

    assert part.signed_off_on is None


def test_sign_off_of_her_own_office_needs_a_reason_which_is_kept(part, manager):
    part.agency.name_folded = part.action.board.name.lower()

    with pytest.raises(RuleBroken, match="own office"):
        sign_off(part, on=MARCH, words="Seen.", by=manager)
    sign_off(part, on=MARCH, words="Seen.", own_reason="The chair is away.", by=manager)

    assert part.sign_off_words == "Seen.\n\nSigned off by its own office: The chair is away."


def test_own_agency_is_one_of_her_roles_or_is_called_as_the_board(part):
    agency = AgencyFactory(abbreviation="NP")
    chair = person(Role.REVIEW_GROUP_CHAIR, part.action.board, agency)

    assert not is_own_agency(part, chair)
    part.action.board.abbreviation = "NP"
    part.agency.abbreviation = "NP"
    assert is_own_agency(part, chair)
    assert is_own_agency(PartFactory(agency=agency, action=part.action, place=2), chair)


@pytest.fixture
def part(app):
    return PartFactory(status=PartStatus.DONE)


@pytest.fixture
def manager(part):
    return person(Role.MANAGER, part.action.board)
