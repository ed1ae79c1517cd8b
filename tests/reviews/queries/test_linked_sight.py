"""Sight of a few is that of all: what is asked for by its id is seen by whoever finds it in a list, and nobody else."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import User
from partnership.queries import users
from reviews.models import Action, DisseminationEvent, EventLink, Evidence, EvidenceLink
from reviews.queries import actions, evidence, linked_sight
from tests.factories.reviews import evidence_of
from tests.support import world as worlds

KINDS = (
    (Evidence, EvidenceLink, EvidenceLink.evidence_id),
    (DisseminationEvent, EventLink, EventLink.event_id),
)


@pytest.mark.parametrize(("thing", "link", "owner"), KINDS)
def test_a_few_are_seen_by_whom_all_are(app: Flask, thing: type, link: type, owner: object) -> None:
    found = set()
    for name, user in everybody():
        sees = linked_sight.visible(user, thing, link, owner)
        seen = set(db.session.scalars(select(thing.id).where(sees)))
        for each in db.session.scalars(select(thing.id)):
            some = select(thing.id).where(thing.id == each).correlate(None)
            among = linked_sight.visible_of(user, thing, link, owner, some)
            shown = db.session.scalar(select(thing.id).where(thing.id == each, among))
            assert (shown == each) is (each in seen), name
            found.add(each in seen)

    assert found == {True, False}


@pytest.mark.parametrize("link", [EvidenceLink, EventLink])
def test_links_that_lead_to_what_is_hidden_are_the_same(app: Flask, link: type) -> None:
    found = set()
    for name, user in everybody():
        unseen = set(db.session.scalars(select(link.id).where(linked_sight.hidden(user, link))))
        for each in db.session.scalars(select(link.id)):
            this = link.id == each
            is_hidden = db.session.scalar(select(link.id).where(this, linked_sight.hidden_of(user, link, this)))
            assert (is_hidden == each) is (each in unseen), name
            found.add(each in unseen)

    assert found == {True, False}


def test_evidence_of_an_action_that_a_person_sees_is_seen_by_her_in_the_list_too(app: Flask) -> None:
    """Also where it hangs from an action that is hidden from her, which it does not name to her."""
    world = worlds.build()
    both = evidence_of(world.things["action"]["open"])
    db.session.add(EvidenceLink(evidence_id=both.id, action_id=world.things["action"]["hidden"].id))
    db.session.commit()
    compared, lead = 0, world.people["lead"]

    with app.test_request_context():
        for name, user in world.people.items():
            users.with_standing(user)
            for action in db.session.scalars(select(Action).where(actions.visible_to(user))):
                shown = evidence.of_action(user, action)
                of_it = Evidence.id.in_(select(EvidenceLink.evidence_id).where(EvidenceLink.action_id == action.id))
                listed = db.session.scalars(select(Evidence).where(of_it, evidence.visible_to(user))).all()
                assert {each.evidence for each in shown} == set(listed), name
                compared += len(shown)
        of_open = evidence.of_action(lead, world.things["action"]["open"])
        named = [[link.id for link in each.about] for each in of_open if each.evidence is both]

    assert named == [[world.things["action"]["open"].id]]
    assert compared > len(world.people)


def everybody() -> list[tuple[str, User]]:
    return [(name, users.with_standing(user)) for name, user in worlds.build().people.items()]
