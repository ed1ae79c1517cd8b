"""The actions that hang from a case, each with how every agency's part stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy import case as sql_case
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.models import Action, ActionSource, Case, Part, Review
from reviews.queries import actions, standing
from reviews.queries.standing import Standing
from reviews.rules.progress import ENDED
from reviews.vocabulary import ActionStatus, PartStatus

MOST = 25


class Counted(NamedTuple):
    """How many actions hang from the reviews of a case, and how many of them are done.

    `unowned` are open, and no agency has them as its own: of these no part is open.
    """

    all: int
    done: int
    impossible: int
    unowned: int


@dataclass(frozen=True)
class Group:
    """Actions under one heading, which counts all of them: open ones, those that are done, and cannot be."""

    words: str
    rows: list[tuple[Action, list[Standing]]]


def groups(user: User, case: Case, counted: Counted) -> list[Group]:
    """The first actions of a case: open ones, then the others. A group of which none is among them is left out."""
    of_case = select(ActionSource.action_id).join(Review, Review.id == ActionSource.review_id)
    hangs = Action.id.in_(of_case.where(Review.case_id == case.id))
    in_order = (Action.status.in_(ENDED), Action.status != ActionStatus.DONE, Action.text_folded, Action.id)
    found = db.session.scalars(
        select(Action)
        .where(hangs, actions.visible_to(user))
        .options(selectinload(Action.parts).joinedload(Part.agency))
        .order_by(*in_order)
        .limit(MOST)
    ).all()
    tolerance = standing.tolerance()
    rows = [(action, [standing.of(part, tolerance) for part in action.parts]) for action in found]
    is_open = [row for row in rows if row[0].status not in ENDED]
    ended = {status: [row for row in rows if row[0].status is status] for status in ENDED}
    named = (
        ("Open", counted.all - counted.done - counted.impossible, is_open),
        ("Done", counted.done, ended[ActionStatus.DONE]),
        ("Cannot be done", counted.impossible, ended[ActionStatus.CANNOT_BE_DONE]),
    )
    return [Group(f"{words}: {plural(count, 'action')}", of) for words, count, of in named if of]


def count(case: Case) -> Counted:
    """The actions of a case that the caller has been allowed to see: who sees the case sees them all."""
    return Counted(*db.session.execute(counted(case)).one())


def counted(case: Case) -> Select[int, int, int, int]:
    """The one row of that: `all`, `done`, `impossible` and `unowned`."""
    action_id = ActionSource.action_id
    done = sql_case((Action.status == ActionStatus.DONE, action_id))
    impossible = sql_case((Action.status == ActionStatus.CANNOT_BE_DONE, action_id))
    is_owned = exists().where(Part.action_id == Action.id, Part.status != PartStatus.NOT_OURS)
    unowned = sql_case((and_(Action.status.not_in(ENDED), ~is_owned), action_id))
    return (
        select(
            func.count(action_id.distinct()).label("all"),
            func.count(done.distinct()).label("done"),
            func.count(impossible.distinct()).label("impossible"),
            func.count(unowned.distinct()).label("unowned"),
        )
        .join(Action, Action.id == action_id)
        .join(Review, Review.id == ActionSource.review_id)
        .where(Review.case_id == case.id)
    )
