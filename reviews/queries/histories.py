"""The history of a case as one person may read it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.filters import moment
from partnership.models import Event, User
from reviews.models import Action, ActionSource, Case, Review
from reviews.permissions import can_see_notes
from reviews.queries import actions, doers
from reviews.rules import history_actions
from reviews.rules.history import OWNER, said, told

MOST = 100
A_LINE = 80


@dataclass(frozen=True)
class CaseHistory:
    """Moment, sentence and what was written with it, newest first; whether there is more than is shown."""

    lines: list[tuple[str, str, str]]
    has_more: bool


def of_case(user: User, case: Case) -> CaseHistory:
    """What was done to the case and to the actions that the person sees of it.

    What was done to the case itself names people to the review team only; an action names them on its own page too.
    The words before and after a change are for the team as well: partners see the case since a later day.
    """
    its_actions = (
        select(ActionSource.action_id)
        .join(Review, Review.id == ActionSource.review_id)
        .join(Action, Action.id == ActionSource.action_id)
        .where(Review.case_id == case.id, actions.visible_to(user))
    )
    told_on = union_all(select(literal(case.id, Event.told_on_id.type)), its_actions).subquery()
    found = db.session.scalars(
        select(Event)
        .where(Event.told_on_id.in_(select(told_on.c[0])))
        .options(joinedload(Event.by))
        .order_by(Event.number.desc())
        .limit(MOST + 1)
    ).all()
    shown, to_team = found[:MOST], can_see_notes(user, case)
    texts = _texts({event.told_on_id for event in shown} - {case.id})
    of_it = [event for event in shown if event.told_on_id == case.id]
    who = doers.of(user, of_it, board_id=case.board_id, by_name=to_team)
    lines = [
        _line(event, who[event.id], to_team) if event.id in who else _of_action(event, texts, to_team)
        for event in shown
    ]
    return CaseHistory([line for line in lines if line is not None], len(found) > MOST)


def _texts(action_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = db.session.execute(select(Action.id, Action.text).where(Action.id.in_(action_ids)))
    return {action_id: text for action_id, text in rows}


def _line(event: Event, who: str, to_team: bool) -> tuple[str, str, str] | None:
    words = told(event.verb, event.detail, to_team=to_team)
    if words is None:
        return None
    return moment(event.happened_at), f"{who} {words}.", said(event.verb, event.detail, to_team=to_team)


def _of_action(event: Event, texts: Mapping[uuid.UUID, str], to_team: bool) -> tuple[str, str, str]:
    who = event.by.name if event.by else OWNER
    text = texts[event.told_on_id]
    shown = text if len(text) <= A_LINE else f"{text[:A_LINE].rsplit(' ', 1)[0]} …"
    sentence = history_actions.sentence(who, event.verb, event.detail, to_team=to_team)
    written = history_actions.said(event.verb, event.detail, to_team=to_team, to_office=False)
    return moment(event.happened_at), f"{sentence} Action: “{shown}”", written
