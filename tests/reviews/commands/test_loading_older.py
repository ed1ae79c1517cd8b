"""Files of versions before: what they hold in another form is brought forward as they are loaded."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Action, Part, Post
from reviews.vocabulary import ActionStatus, PartStatus
from tests.factories.partnership import AgencyFactory
from tests.factories.reviews import ActionFactory, PartFactory, PostFactory

from .conftest import Load, dumped


def older(*parts: dict[str, Any]) -> dict[str, Any]:
    """A file of a version in which a part's owner was a few words."""
    record = json.loads(dumped())
    record["posts"] = []
    for part, changes in zip(record["parts"], parts, strict=True):
        part.pop("post_id", None)
        part.update(changes)
    return record


def test_owner_in_words_becomes_a_post(load: Load, emptied: Callable[[], None]) -> None:
    agency = AgencyFactory(name="Northmoor Health")
    for _ in range(3):
        PartFactory(agency=agency)
    db.session.commit()
    given = older({"owner_post": "Head of  Nursing "}, {"owner_post": "head of nursing"}, {"owner_post": " "})
    emptied()

    load(given)
    again = load(given)

    post = db.session.scalars(select(Post)).one()
    assert (post.name, post.name_folded, post.agency.name) == (
        "Head of  Nursing",
        "head of nursing",
        "Northmoor Health",
    )
    assert sorted(part.owner_post or "" for part in db.session.scalars(select(Part))) == ["", *["Head of  Nursing"] * 2]
    assert not again.is_changed


def test_owner_in_words_is_the_post_that_is_there(load: Load) -> None:
    there = PostFactory(name="Named nurse")
    part = PartFactory(agency=there.agency)
    db.session.commit()
    given = older({"id": str(uuid.uuid4()), "action_id": str(uuid.uuid4()), "owner_post": "NAMED nurse"})
    given["actions"].append(given["actions"][0] | {"id": given["parts"][0]["action_id"]})

    load(given)

    assert db.session.scalars(select(Post)).one() is there
    owners = {each.id: each.owner_post for each in db.session.scalars(select(Part))}
    assert owners == {part.id: None, uuid.UUID(given["parts"][0]["id"]): "Named nurse"}


def test_owner_in_words_is_a_post_of_the_same_file(load: Load, emptied: Callable[[], None]) -> None:
    part = PartFactory()
    db.session.commit()
    given = older({"owner_post": "Named nurse"})
    post = {"id": str(uuid.uuid4()), "agency_id": str(part.agency_id), "name": "Named Nurse"}
    given["posts"] = [post]
    emptied()

    load(given)

    assert str(db.session.scalars(select(Part)).one().post_id) == post["id"]


def test_action_of_which_nothing_can_be_done_is_not_taken_as_done(load: Load, emptied: Callable[[], None]) -> None:
    part = PartFactory(status=PartStatus.CANNOT_BE_DONE)
    without_parts = ActionFactory(status=ActionStatus.DONE)
    db.session.commit()
    mine, alone = part.action_id, without_parts.id
    given = json.loads(dumped())
    for action in given["actions"]:
        action["status"] = "done"
    emptied()

    load(given)

    statuses = {each.id: each.status for each in db.session.scalars(select(Action))}
    assert statuses == {mine: ActionStatus.CANNOT_BE_DONE, alone: ActionStatus.DONE}
