"""The actions that hang from a case, each with how every agency's part stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.models import Action, ActionSource, Case, Part, Review
from reviews.queries import actions, standing
from reviews.queries.standing import Standing
from reviews.vocabulary import ActionStatus


@dataclass(frozen=True)
class Group:
    """Actions under one heading: open ones, and those that are done."""

    words: str
    rows: list[tuple[Action, list[Standing]]]


def groups(user: User, case: Case) -> list[Group]:
    """Open actions, then done ones; a group without actions is left out."""
    of_case = select(ActionSource.action_id).join(Review, Review.id == ActionSource.review_id)
    hangs = Action.id.in_(of_case.where(Review.case_id == case.id))
    found = db.session.scalars(
        select(Action)
        .where(hangs, actions.visible_to(user))
        .options(selectinload(Action.parts).joinedload(Part.agency))
        .order_by(Action.text_folded, Action.id)
    ).all()
    tolerance = standing.tolerance()
    rows = [(action, [standing.of(part, tolerance) for part in action.parts]) for action in found]
    is_open = [row for row in rows if row[0].status is not ActionStatus.DONE]
    done = [row for row in rows if row[0].status is ActionStatus.DONE]
    named = (("Open", is_open), ("Done", done))
    return [Group(f"{words}: {plural(len(of), 'action')}", of) for words, of in named if of]


def count(case: Case) -> int:
    """How many actions hang from the reviews of a case that the caller has been allowed to see."""
    counted = select(func.count(ActionSource.action_id.distinct())).join(Review, Review.id == ActionSource.review_id)
    return int(db.session.scalar(counted.where(Review.case_id == case.id)) or 0)
