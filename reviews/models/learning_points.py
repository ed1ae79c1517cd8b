"""Learning points: what a review taught, in its own words."""

from __future__ import annotations

import uuid

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from reviews.models.reviews import Review
from reviews.models.themes import Theme
from reviews.vocabulary import LearningKind

learning_point_theme = Table(
    "learning_point_theme",
    Base.metadata,
    Column("learning_point_id", ForeignKey("learning_point.id"), primary_key=True),
    Column("theme_id", ForeignKey("theme.id"), primary_key=True, index=True),
)
# A review that grew from another carries its learning points; each stays one point of the review that found it.
carried_learning_point = Table(
    "carried_learning_point",
    Base.metadata,
    Column("learning_point_id", ForeignKey("learning_point.id"), primary_key=True),
    Column("review_id", ForeignKey("review.id"), primary_key=True, index=True),
)


class LearningPoint(Base):
    """One point in the review's own words, in its order. `in_grid` says whether the year's grid shows it."""

    __tablename__ = "learning_point"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    review_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    words: Mapped[str]
    kind: Mapped[LearningKind] = mapped_column(default=LearningKind.LEARNING)
    in_grid: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    review: Mapped[Review] = relationship()
    carried_to: Mapped[list[Review]] = relationship(secondary=carried_learning_point)
    themes: Mapped[list[Theme]] = relationship(secondary=learning_point_theme, order_by=Theme.name_folded)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(words)) > 0", "says_something"),)
