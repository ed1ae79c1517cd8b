"""Writes of actions: what is to change, where it came from, and the status that follows from its parts."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select, update

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold
from reviews.commands import sources
from reviews.commands.sources import Origin
from reviews.models import Action, Part, Theme
from reviews.rules.history_actions import FROM_THE_PLAN
from reviews.rules.progress import action_status
from reviews.rules.stated import StatedDate
from reviews.vocabulary import SourceKind

WORDS = {
    "text": "What is to change",
    "outcome": "Intended outcome",
    "measure": "Measure",
    "topic": "Topic",
    "plan_words": FROM_THE_PLAN,
}


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
    recommendation: uuid.UUID | None = None,
    focus: uuid.UUID | None = None,
    other_source: tuple[SourceKind, str] | None = None,
    agencies: Sequence[uuid.UUID],
    lead: uuid.UUID | None = None,
    by: User,
) -> Action:
    """The action with its sources and a part for each agency. RuleBroken when a source is of another board."""
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
    origins = [*sources.origins(reviews, recommendation, focus), *_other(other_source)]
    rows = [sources.row(action, origin, place) for place, origin in enumerate(origins, start=1)]
    db.session.add(action)
    db.session.flush()
    db.session.add_all(rows)
    db.session.add_all(_parts(action, agencies, lead))
    db.session.flush()
    names = db.session.scalars(select(Agency.name).where(Agency.id.in_(agencies)).order_by(Agency.name_folded))
    audit.record("added the action", action, by=by, detail={"agencies": list(names)})
    return action


def _parts(action: Action, agencies: Sequence[uuid.UUID], lead: uuid.UUID | None) -> list[Part]:
    return [
        Part(action_id=action.id, agency_id=each, place=place, is_lead=each == lead, due=action.due)
        for place, each in enumerate(agencies, start=1)
    ]


def _other(said: tuple[SourceKind, str] | None) -> list[Origin]:
    return [Origin(said[0], words=said[1])] if said else []


def edit_action(
    action: Action,
    *,
    text: str,
    outcome: str | None,
    measure: str | None,
    topic: str | None,
    plan_words: str | None = None,
    theme_ids: Collection[uuid.UUID] | None = None,
    by: User,
) -> Action:
    """Change the words of an action, and its themes and what the plan says where they are given; its dates stay.

    Nothing changed leaves no event. RuleBroken for a theme that is retired and was not there before.
    """
    from_plan = action.plan_words if plan_words is None else plan_words
    words = {"outcome": outcome, "measure": measure, "topic": topic, "plan_words": from_plan}
    after = {"text": text} | {name: said or None for name, said in words.items()}
    themes = None if theme_ids is None else _themes(action, theme_ids)
    changes = changed(action, WORDS, after)
    action.text_folded = fold(action.text)
    if themes is not None and {each.id for each in themes} != {each.id for each in action.themes}:
        changes.append({"field": "Themes", "before": _names(action.themes), "after": _names(themes)})
        action.themes = themes
    if changes:
        db.session.flush()
        audit.record("changed the action", action, by=by, detail={"changes": changes})
    return action


def _themes(action: Action, wanted: Collection[uuid.UUID]) -> list[Theme]:
    held = [each.id for each in action.themes]
    in_use = or_(Theme.retired_on.is_(None), Theme.id.in_(held))
    found = db.session.scalars(select(Theme).where(Theme.id.in_(wanted), in_use).order_by(Theme.name_folded)).all()
    if len(found) != len(set(wanted)):
        raise RuleBroken("Choose themes that are in use.")
    return list(found)


def _names(themes: Sequence[Theme]) -> str | None:
    return ", ".join(each.name for each in themes) or None


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
