"""Writes of actions: what is to change, where it came from, and the status that follows from its parts."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold
from reviews.models import Action, ActionSource, Case, Part, Review
from reviews.rules.progress import action_status
from reviews.rules.stated import StatedDate
from reviews.vocabulary import SourceKind

WORDS = {"text": "What is to change", "outcome": "Intended outcome", "measure": "Measure", "topic": "Topic"}


def add_action(
    *,
    new_id: uuid.UUID | None = None,
    board_id: uuid.UUID,
    text: str,
    outcome: str | None = None,
    measure: str | None = None,
    topic: str | None = None,
    due: StatedDate | None = None,
    reviews: Collection[uuid.UUID] = (),
    other_source: tuple[SourceKind, str] | None = None,
    agencies: Sequence[uuid.UUID],
    lead: uuid.UUID | None = None,
    by: User,
) -> Action:
    """The action with its sources and a part for each agency. RuleBroken when a review is of another board."""
    _check_board(reviews, board_id)
    action = Action(
        id=new_id or uuid.uuid4(),
        board_id=board_id,
        text=text,
        text_folded=fold(text),
        outcome=outcome or None,
        measure=measure or None,
        topic=topic or None,
        due=due,
        added_at=clock.now(),
    )
    db.session.add(action)
    db.session.flush()
    db.session.add_all(_sources(action, reviews, other_source))
    for place, agency_id in enumerate(agencies, start=1):
        part = Part(action_id=action.id, agency_id=agency_id, place=place, is_lead=agency_id == lead, due=due)
        db.session.add(part)
    db.session.flush()
    names = db.session.scalars(select(Agency.name).where(Agency.id.in_(agencies)).order_by(Agency.name_folded))
    audit.record("added the action", action, by=by, detail={"agencies": list(names)})
    return action


def _sources(
    action: Action, reviews: Collection[uuid.UUID], other: tuple[SourceKind, str] | None
) -> list[ActionSource]:
    kinds: list[tuple[SourceKind, uuid.UUID | None, str | None]] = [(SourceKind.REVIEW, each, None) for each in reviews]
    if other:
        kinds.append((other[0], None, other[1]))
    return [
        ActionSource(action_id=action.id, place=place, kind=kind, review_id=review_id, words=words)
        for place, (kind, review_id, words) in enumerate(kinds, start=1)
    ]


def edit_action(
    action: Action, *, text: str, outcome: str | None, measure: str | None, topic: str | None, by: User
) -> Action:
    """Change the words of an action; its parts and dates stay. Nothing changed leaves no event."""
    after = {"text": text, "outcome": outcome or None, "measure": measure or None, "topic": topic or None}
    changes = changed(action, WORDS, after)
    if changes:
        action.text_folded = fold(text)
        db.session.flush()
        audit.record("changed the action", action, by=by, detail={"changes": changes})
    return action


def changed(thing: Any, labels: dict[str, str], after: dict[str, Any]) -> list[dict[str, Any]]:
    """Set what differs, and say in plain words what was there before."""
    changes = []
    for name, label in labels.items():
        before = getattr(thing, name)
        if before != after[name]:
            changes.append({"field": label, "before": _plain(before), "after": _plain(after[name])})
            setattr(thing, name, after[name])
    return changes


def _plain(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def settle(action_id: uuid.UUID) -> None:
    """Work out the action's status. Its row is locked first, so that of two answers at once neither is missed.

    An answer is no edit: the version stays, and nobody who is editing the action's words is told of a conflict.
    """
    db.session.scalar(select(Action.id).where(Action.id == action_id).with_for_update())
    status = action_status(db.session.scalars(select(Part.status).where(Part.action_id == action_id)))
    db.session.execute(update(Action).where(Action.id == action_id).values(status=status))


def _check_board(reviews: Collection[uuid.UUID], board_id: uuid.UUID) -> None:
    boards = select(Case.board_id).join(Review, Review.case_id == Case.id).where(Review.id.in_(reviews))
    if set(db.session.scalars(boards)) - {board_id}:
        raise RuleBroken("Choose reviews of the action's own board only.")
