"""Reads of the moves of reviews from stage to stage, as the history holds them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Event
from reviews.models import Review, Stage
from reviews.rules import decisions
from reviews.rules.incidents import first_stage
from reviews.rules.reviews import DATED_BY, MOVED, PUT_BACK, Told, dated_moves, last_move
from reviews.rules.stated import StatedDate


@dataclass(frozen=True)
class Move:
    """A move that is on record: the stage before it, and what the record says of it."""

    before: Stage
    detail: Mapping[str, Any]


def newest_move(review: Review) -> Move | None:
    """The move by which it reached its stage; nothing where a file brought it there, or words were taken out since.

    The decision that it was made by is one: before it the review was being considered.
    """
    detail, stages = moves_told([review]).get(review.id), review.review_type.stages
    before = next((each for each in stages if detail and each.name == detail.get("before")), None)
    if before and detail:
        return Move(before, detail)
    considered = next((each for each in stages if each.code == decisions.CONSIDERED), None)
    return Move(considered, {}) if considered and _stands_as_decided(review) else None


def _stands_as_decided(review: Review) -> bool:
    """Whether it is where a decision of its case made it begin, and was never moved."""
    if review.stage is not first_stage(review.review_type.stages) or _told([review]):
        return False
    wanted = Event.told_on_id == review.case_id, Event.verb.in_(decisions.VERBS)
    began = decisions.began_as(review.review_type.name, review.stage.name)
    return any(
        detail and detail.get("review") == began for detail in db.session.scalars(select(Event.detail).where(*wanted))
    )


def kept_date(review: Review, move: Move | None) -> str | None:
    """The date of the step of its stage that the move did not set, and that stays where the stage is put back."""
    kind = DATED_BY.get(review.stage.code)
    on = review.date_of(kind) if kind else None
    if move is None or kind is None or on is None or move.detail.get("dated") == kind.value:
        return None
    return f"“{kind.label}”, {on}"


def dated(review: Review) -> list[tuple[str, StatedDate]]:
    """The stages that it was moved to, oldest first, each with the date that was given; not those put back."""
    return dated_moves(_told([review]).get(review.id, []))


def moves_told(reviews: Collection[Review]) -> dict[uuid.UUID, Mapping[str, Any]]:
    """By review, what the history says of the move that led to its stage; those that a file brought there are not in
    it, nor those whose words were taken out."""
    moves = _told(reviews)
    newest = {each.id: (each, last_move(moves.get(each.id, []))) for each in reviews}
    return {key: told for key, (each, told) in newest.items() if told and told.get("after") == each.stage.name}


def _told(reviews: Collection[Review]) -> dict[uuid.UUID, list[Told]]:
    """By review, every move and every one put back, oldest first."""
    moves: dict[uuid.UUID, list[Told]] = defaultdict(list)
    if not reviews:
        return moves
    wanted = Event.subject_id.in_([each.id for each in reviews]), Event.verb.in_((MOVED, PUT_BACK))
    found = select(Event.subject_id, Event.verb, Event.detail).where(*wanted).order_by(Event.number)
    for review_id, verb, detail in db.session.execute(found):
        moves[review_id].append((verb, detail))
    return moves
