"""Writes of sources: what an action came from, said when it is added or at any time after."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from partnership.commands import audit
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import User
from reviews.models import Action, ActionSource, Case, Focus, Recommendation, Review
from reviews.vocabulary import SourceKind

OTHER_BOARD = "Choose reviews, recommendations and focuses of the action’s own board only."


@dataclass(frozen=True)
class Origin:
    """One thing that an action comes from: of the record by its id, or another in words."""

    kind: SourceKind
    thing_id: uuid.UUID | None = None
    words: str | None = None


def origins(
    reviews: Iterable[uuid.UUID], recommendation: uuid.UUID | None, focus: uuid.UUID | None
) -> Iterable[Origin]:
    """Things of the record, in the order in which they are told. A recommendation brings its review with it."""
    of = db.session.get(Recommendation, recommendation) if recommendation else None
    yield from (Origin(SourceKind.REVIEW, each) for each in reviews if of is None or each != of.review_id)
    if recommendation:
        yield Origin(SourceKind.RECOMMENDATION, recommendation)
    if focus:
        yield Origin(SourceKind.FOCUS, focus)


def row(action: Action, origin: Origin, place: int, *, new_id: uuid.UUID | None = None) -> ActionSource:
    """The source as it is kept. RuleBroken for a thing of another board."""
    source = ActionSource(
        id=new_id or uuid.uuid4(), action_id=action.id, place=place, kind=origin.kind, words=origin.words
    )
    if origin.kind is SourceKind.REVIEW:
        source.review_id = origin.thing_id
    elif origin.kind is SourceKind.FOCUS:
        source.focus_id = origin.thing_id
    elif origin.kind is SourceKind.RECOMMENDATION and origin.thing_id:
        source.recommendation_id = origin.thing_id
        source.review_id = db.session.get_one(Recommendation, origin.thing_id).review_id
    _check_board(source, action.board_id)
    return source


def add_source(action: Action, *, new_id: uuid.UUID | None = None, origin: Origin, by: User) -> ActionSource:
    """One more thing that the action comes from. Taken where it comes from it already.

    What comes from a case is told there: who reads the action may not know that case.
    """
    last = db.session.scalar(select(func.max(ActionSource.place)).where(ActionSource.action_id == action.id))
    source = row(action, origin, (last or 0) + 1, new_id=new_id)
    if _is_there(source):
        raise Taken("The action comes from this already. Choose another source.")
    db.session.add(source)
    db.session.flush()
    _tell("added a source", source, by)
    return source


def take_source(source: ActionSource, *, by: User) -> Action:
    """Take a source away; the action stays, even when nothing is left that it came from."""
    _tell("took a source away", source, by)
    action = db.session.get_one(Action, source.action_id)
    db.session.delete(source)
    db.session.flush()
    return action


def _is_there(source: ActionSource) -> bool:
    columns = (
        ActionSource.action_id,
        ActionSource.kind,
        ActionSource.review_id,
        ActionSource.recommendation_id,
        ActionSource.focus_id,
        ActionSource.words,
    )
    same = [column.is_not_distinct_from(getattr(source, column.key)) for column in columns]
    return db.session.scalar(select(ActionSource.id).where(*same)) is not None


def _check_board(source: ActionSource, board_id: uuid.UUID) -> None:
    boards: Collection[uuid.UUID] = ()
    if source.review_id:
        of_case = select(Case.board_id).join(Review, Review.case_id == Case.id).where(Review.id == source.review_id)
        boards = db.session.scalars(of_case).all()
    elif source.focus_id:
        boards = db.session.scalars(select(Focus.board_id).where(Focus.id == source.focus_id)).all()
    if set(boards) - {board_id}:
        raise RuleBroken(OTHER_BOARD)


def _tell(verb: str, source: ActionSource, by: User) -> None:
    of_review = select(Review.case_id).where(Review.id == source.review_id)
    case_id = db.session.scalar(of_review) if source.review_id else None
    detail = {"kind": source.kind.label, "words": source.words or _focus(source)}
    audit.record(verb, source, by=by, told_on=case_id or source.action_id, detail=detail)


def _focus(source: ActionSource) -> str | None:
    return db.session.get_one(Focus, source.focus_id).name if source.focus_id else None
