"""How many events there are by which learning was shared. Who came is never added up: the same may come to several.

`seen` is a condition on DisseminationEvent; without it all are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select

from partnership.extensions import db
from reviews.models import DisseminationEvent, EventLink, SourceRow
from reviews.queries.counting import Seen, one, where

IS_TRAINING_ROW = exists().where(SourceRow.subject_id == DisseminationEvent.id, SourceRow.section == "training")


@dataclass(frozen=True)
class Sharing:
    """`training_rows` are those that a report lists by topic under training, and are not in `events`."""

    events: int
    training_rows: int

    @property
    def all(self) -> int:
        return self.events + self.training_rows


def sharing(seen: Seen | None = None) -> Sharing:
    found = select(func.count()).select_from(DisseminationEvent).where(where(seen))
    return Sharing(one(found.where(~IS_TRAINING_ROW)), one(found.where(IS_TRAINING_ROW)))


def with_attendance(seen: Seen | None = None) -> Sequence[DisseminationEvent]:
    """The events on reviews of which it is stated how many came, without the rows of training."""
    of_review = exists().where(EventLink.event_id == DisseminationEvent.id, EventLink.review_id.is_not(None))
    is_stated = DisseminationEvent.attendance_value.is_not(None)
    found = select(DisseminationEvent).where(of_review, is_stated, ~IS_TRAINING_ROW, where(seen))
    return db.session.scalars(found.order_by(DisseminationEvent.title_folded, DisseminationEvent.id)).all()
