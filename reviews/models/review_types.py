"""Types of review with their stages, moves and timescales: dated rows, each with its source."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base, enum_of
from reviews.rules.timescales import in_words
from reviews.vocabulary import DateKind, Sight


class ReviewType(Base):
    """One kind of review, known to files by `code`; `sight` is who sees a new case of it until it is opened."""

    __tablename__ = "review_type"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_many: Mapped[str]
    full_name: Mapped[str]
    family: Mapped[str]
    sight: Mapped[Sight]
    legal_basis: Mapped[str]
    source: Mapped[str]
    is_verified: Mapped[bool]
    place: Mapped[int]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]

    stages: Mapped[list[Stage]] = relationship(order_by="Stage.place", back_populates="review_type")
    timescales: Mapped[list[Timescale]] = relationship(order_by="Timescale.place")


class Stage(Base):
    """Where a review of a type can stand; `is_under_way` says whether work on it goes on.

    `next_stages` are those that the table of moves lets it go on to.
    """

    __tablename__ = "stage"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    review_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_type.id"), index=True)
    code: Mapped[str]
    name: Mapped[str]
    is_under_way: Mapped[bool]
    place: Mapped[int]

    review_type: Mapped[ReviewType] = relationship(back_populates="stages")
    next_stages: Mapped[list[Stage]] = relationship(
        secondary="stage_move",
        primaryjoin="Stage.id == StageMove.from_stage_id",
        secondaryjoin="Stage.id == StageMove.to_stage_id",
        order_by="Stage.place",
        viewonly=True,
    )

    __table_args__ = (UniqueConstraint("review_type_id", "code"),)


class StageMove(Base):
    """A step from one stage to another that a review may take."""

    __tablename__ = "stage_move"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    from_stage_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stage.id"), index=True)
    to_stage_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stage.id"))

    __table_args__ = (UniqueConstraint("from_stage_id", "to_stage_id"),)


class Timescale(Base):
    """A time limit set by law, guidance or local habit: from one dated step to another.

    `length` in `unit` (working days, calendar days, months), negative where it is counted backwards.
    """

    __tablename__ = "timescale"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    review_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_type.id"), index=True)
    code: Mapped[str]
    name: Mapped[str]
    starts_at: Mapped[DateKind]
    met_by: Mapped[DateKind] = mapped_column(enum_of(DateKind, name="met_by"))
    length: Mapped[int]
    unit: Mapped[str]
    owner: Mapped[str]
    source: Mapped[str]
    is_verified: Mapped[bool]
    place: Mapped[int]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]

    @property
    def in_words(self) -> str:
        return in_words(self)

    __table_args__ = (
        CheckConstraint("unit IN ('working_day', 'day', 'month', 'year')", "unit_known"),
        CheckConstraint("until_on IS NULL OR from_on IS NULL OR until_on >= from_on", "dates_in_order"),
    )
