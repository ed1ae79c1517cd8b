"""What the answers of a search hang from: cases that the person may see, and the part that an update is of."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, union_all

from partnership.extensions import db
from partnership.models import Agency, User
from reviews.models import (
    Action,
    ActionSource,
    Case,
    EventLink,
    EvidenceLink,
    LearningPoint,
    Part,
    Recommendation,
    Review,
)
from reviews.queries import cases

LINKS = (EvidenceLink.evidence_id, EventLink.event_id)


@dataclass
class Hangs:
    """The cases, by name; of an update also whose it is and the words of its action."""

    cases: list[tuple[str, uuid.UUID]] = field(default_factory=list)
    agency: str = ""
    action: str = ""


def of(user: User, rows: Sequence[Any]) -> dict[uuid.UUID, Hangs]:
    """For each row of an index its thing's id → what it hangs from, in two statements."""
    found: dict[uuid.UUID, Hangs] = {row.subject_id: Hangs() for row in rows}
    named = _cases(user, {each for row in rows for each in (row.subject_id, row.action_id) if each})
    parts = _parts({row.part_id for row in rows if row.part_id})
    for row in rows:
        hangs = found[row.subject_id]
        hangs.cases = named.get(row.action_id or row.subject_id, [])
        if row.part_id:
            hangs.agency, hangs.action = parts[row.part_id]
    return found


def _cases(user: User, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, uuid.UUID]]]:
    """Id of a thing → names and ids of the cases that it hangs from and that the person sees."""
    links = union_all(*_reviews(ids)).subquery()
    thing, review = links.c
    asked = (
        select(thing, Case.name, Case.id)
        .join(Review, Review.id == review)
        .join(Case, Case.id == Review.case_id)
        .where(cases.visible_to(user))
        .distinct()
        .order_by(Case.name, Case.id)
    )
    found: dict[uuid.UUID, list[tuple[str, uuid.UUID]]] = defaultdict(list)
    for thing_id, name, case_id in db.session.execute(asked):
        found[thing_id].append((name, case_id))
    return found


def _reviews(ids: Collection[uuid.UUID]) -> Iterator[Any]:
    """Selects of pairs: a thing and a review that it hangs from."""
    yield select(LearningPoint.id, LearningPoint.review_id).where(LearningPoint.id.in_(ids))
    yield select(Recommendation.id, Recommendation.review_id).where(Recommendation.id.in_(ids))
    yield select(ActionSource.action_id, ActionSource.review_id).where(ActionSource.action_id.in_(ids))
    for owner in LINKS:
        link: Any = owner.class_
        yield select(owner, link.review_id).where(owner.in_(ids))
        of_point = select(owner, LearningPoint.review_id).join(
            LearningPoint, LearningPoint.id == link.learning_point_id
        )
        of_action = select(owner, ActionSource.review_id).join(ActionSource, ActionSource.action_id == link.action_id)
        yield of_point.where(owner.in_(ids))
        yield of_action.where(owner.in_(ids))
    of_recommendation = select(EvidenceLink.evidence_id, Recommendation.review_id).join(EvidenceLink.recommendation)
    yield of_recommendation.where(EvidenceLink.evidence_id.in_(ids))


def _parts(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    asked = select(Part.id, Agency.name, Action.text).join(Part.agency).join(Part.action).where(Part.id.in_(ids))
    return {part_id: (agency, words) for part_id, agency, words in db.session.execute(asked)}
