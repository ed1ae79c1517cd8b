"""What posting an update does to the record."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.updates import post_update
from reviews.models import Action, Update
from reviews.rules.stated import of_day
from reviews.vocabulary import ActionStatus, Outlook, PartStatus
from tests.factories.partnership import person
from tests.factories.reviews import PartFactory

MARCH = of_day(date(2026, 3, 20))


def said(status, outlook=Outlook.ON_TRACK):
    return {"note": "The protocol is in use.", "status": status, "outlook": outlook, "position": MARCH}


def test_post_update_copies_what_was_said_to_the_part(app):
    part = PartFactory()
    lead = person(Role.AGENCY_LEAD, part.action.board, part.agency)

    update = post_update(part, by=lead, **said(PartStatus.IN_PROGRESS))

    assert (update.note, update.entered_by_id) == ("The protocol is in use.", lead.id)
    for thing in (part, update):
        assert (thing.status, thing.outlook, thing.position) == (PartStatus.IN_PROGRESS, Outlook.ON_TRACK, MARCH)
    assert part.last_heard_at == update.entered_at
    assert part.last_heard_at <= clock.now()


@pytest.mark.parametrize(
    ("other", "status", "follows"),
    [
        (PartStatus.NOT_STARTED, PartStatus.DONE, ActionStatus.IN_PROGRESS),
        (PartStatus.DONE, PartStatus.DONE, ActionStatus.DONE),
        (PartStatus.NOT_OURS, PartStatus.NOT_STARTED, ActionStatus.NOT_STARTED),
    ],
)
def test_post_update_settles_the_action_by_the_rule_and_leaves_its_version(app, other, status, follows):
    part = PartFactory()
    PartFactory(action=part.action, place=2, status=other)
    manager = person(Role.MANAGER, part.action.board)

    post_update(part, by=manager, **said(status))

    stored = db.session.execute(select(Action.status, Action.version)).one()
    assert tuple(stored) == (follows, 1)


def test_post_update_records_one_event_told_on_the_action(app):
    part = PartFactory()
    lead = person(Role.AGENCY_LEAD, part.action.board, part.agency)

    update = post_update(part, by=lead, **said(PartStatus.DONE))

    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.subject_id, event.told_on_id) == ("posted an update", update.id, part.action_id)
    assert event.detail == {"agency": part.agency.name, "before": "Not started", "after": "Done"}


def test_post_update_when_closed_drops_the_outlook(app):
    part = PartFactory()

    post_update(part, by=person(Role.MANAGER, part.action.board), **said(PartStatus.DONE, Outlook.BEHIND))

    assert part.outlook is Outlook.NOT_SAID


@pytest.mark.parametrize("status", [PartStatus.DONE, PartStatus.CANNOT_BE_DONE, PartStatus.NOT_OURS])
def test_post_update_when_the_part_is_closed_is_refused_and_leaves_nothing(app, status):
    part = PartFactory(status=status)
    manager = person(Role.MANAGER, part.action.board)

    with pytest.raises(RuleBroken, match="Ask for it to be reopened"):
        post_update(part, by=manager, **said(PartStatus.IN_PROGRESS))

    assert db.session.scalars(select(Update)).all() == []
    assert db.session.scalars(select(Event)).all() == []
