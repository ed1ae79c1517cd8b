"""The types of review that a file may name, and one for reviews whose type its source does not state."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from reviews.models import ReviewType, Stage, StageMove
from reviews.rules.source_stages import NOT_STATED
from reviews.vocabulary import Sight

# Its ids are the same everywhere, as those of the shipped types are, so that a record loads into another.
SPACE = uuid.UUID("b3c2b0ce-4b6f-4f0e-8f43-6d1f0c5a9e27")
STAGES = (
    (NOT_STATED, "Stage not stated", False),
    ("under_way", "Under way", True),
    ("published", "Published", False),
    ("concluded", "Concluded, not published", False),
    ("not_taken_forward", "Not taken forward", False),
)
ENDS = ("published", "concluded", "not_taken_forward")
MOVES = {NOT_STATED: ("under_way", *ENDS), "under_way": ENDS}


class Types:
    """The types by their code. The one for what is not stated is added when a row first needs it."""

    def __init__(self) -> None:
        found = select(ReviewType).options(selectinload(ReviewType.stages)).order_by(ReviewType.place)
        self.by_code = {each.code: each for each in db.session.scalars(found)}

    def of(self, code: str | None) -> ReviewType:
        found = self.by_code.get(code or NOT_STATED)
        return found or self.by_code.setdefault(NOT_STATED, self._not_stated())

    def _not_stated(self) -> ReviewType:
        made = ReviewType(
            id=identity(),
            code=NOT_STATED,
            name="Type not stated",
            name_many="reviews of a type not stated",
            full_name="Type not stated",
            family="not stated",
            sight=Sight.REVIEW_TEAM,
            legal_basis="Not stated",
            source="For rows of files that do not say what type of review they are about",
            is_verified=True,
            place=max((each.place for each in self.by_code.values()), default=0) + 1,
        )
        made.stages = [
            Stage(id=identity(code), code=code, name=name, is_under_way=is_under_way, place=place)
            for place, (code, name, is_under_way) in enumerate(STAGES, start=1)
        ]
        db.session.add(made)
        db.session.flush()
        db.session.add_all(
            StageMove(id=identity(old, new), from_stage_id=identity(old), to_stage_id=identity(new))
            for old, many in MOVES.items()
            for new in many
        )
        return made


def identity(*words: str) -> uuid.UUID:
    return uuid.uuid5(SPACE, "/".join((NOT_STATED, *words)))
