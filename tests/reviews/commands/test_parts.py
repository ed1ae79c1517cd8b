"""Adding, changing and reopening an agency's part."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.parts import add_part, edit_part, reopen
from reviews.models import Action, Part, Update
from reviews.rules.stated import of_day
from reviews.vocabulary import ActionStatus, PartStatus
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import ActionFactory, PartFactory, PostFactory

JUNE = of_day(date(2026, 6, 30))


def test_add_part_comes_after_the_others_and_settles_the_action(app):
    part = PartFactory(status=PartStatus.DONE, action__status=ActionStatus.DONE)
    agency, manager = AgencyFactory(), person(Role.MANAGER, part.action.board)

    added = add_part(part.action, agency_id=agency.id, owner_post="Named nurse", due=JUNE, by=manager)

    assert (added.place, added.owner_post, added.due) == (2, "Named nurse", JUNE)
    assert db.session.scalar(select(Action.status)) is ActionStatus.IN_PROGRESS
    assert told() == [("added a part", added.id, part.action_id, {"agency": agency.name})]


def test_add_part_when_there_is_none_is_the_first(app):
    action = ActionFactory()

    part = add_part(action, agency_id=AgencyFactory().id, by=person(Role.MANAGER, action.board))

    assert (part.place, part.owner_post, part.due) == (1, None, None)


def test_add_part_when_the_agency_has_one_is_refused(app):
    part = PartFactory()

    with pytest.raises(Taken, match="Choose another agency"):
        add_part(part.action, agency_id=part.agency_id, by=person(Role.MANAGER, part.action.board))

    assert db.session.scalars(select(Part)).all() == [part]
    assert told() == []


def test_edit_part_tells_what_changed(app):
    part = PartFactory(post=PostFactory())

    edit_part(part, owner_post="", due=JUNE, is_shared=True, by=person(Role.MANAGER, part.action.board))

    assert (part.owner_post, part.due, part.is_shared, part.version) == (None, JUNE, True, 2)
    changes = [
        {"field": "Owner", "before": "Named nurse", "after": None},
        {"field": "Due date", "before": None, "after": "30 June 2026"},
        {"field": "Shared with its agency", "before": "no", "after": "yes"},
    ]
    detail = {"agency": part.agency.name, "changes": changes}
    assert told() == [("changed the part", part.id, part.action_id, detail)]


def test_edit_part_when_nothing_changes_leaves_no_event(app):
    part = PartFactory(due=JUNE)

    edit_part(part, owner_post=None, due=JUNE, is_shared=False, by=person(Role.MANAGER, part.action.board))

    assert told() == []
    assert part.version == 1


def test_edit_part_when_the_date_is_set_already_is_refused(app):
    part = PartFactory(due=JUNE)
    july = of_day(date(2026, 7, 31))

    with pytest.raises(RuleBroken, match="extended, or corrected"):
        edit_part(part, owner_post=None, due=july, is_shared=False, by=person(Role.MANAGER, part.action.board))

    assert (part.due, told()) == (JUNE, [])


def test_reopen_undoes_the_sign_off(app):
    part = PartFactory(status=PartStatus.DONE, signed_off_on=date(2026, 3, 3), sign_off_words="Seen.")

    reopen(part, reason="Not so.", by=person(Role.MANAGER, part.action.board))

    assert (part.signed_off_on, part.signed_off_by_id, part.sign_off_words) == (None, None, None)
    assert told()[0][3]["was_signed_off"] is True


def test_reopen_is_an_update_that_says_why_and_is_no_answer_of_the_agency(app):
    part = PartFactory(status=PartStatus.DONE, action__status=ActionStatus.DONE)
    manager = person(Role.MANAGER, part.action.board)

    update = reopen(part, reason="The audit found otherwise.", by=manager)

    assert (part.status, update.status, update.note) == (PartStatus.IN_PROGRESS,) * 2 + ("The audit found otherwise.",)
    assert part.last_heard_at is None
    assert db.session.scalar(select(Action.status)) is ActionStatus.IN_PROGRESS
    detail = {"agency": part.agency.name, "before": "Done", "reason": "The audit found otherwise."}
    assert told() == [("reopened the part", part.id, part.action_id, detail)]


def test_reopen_when_the_part_is_open_is_refused(app):
    part = PartFactory()

    with pytest.raises(RuleBroken, match="open already"):
        reopen(part, reason="Again", by=person(Role.MANAGER, part.action.board))

    assert db.session.scalars(select(Update)).all() == []
    assert told() == []


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events]
