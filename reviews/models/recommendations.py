"""Recommendations: what a review asks for, whether it was accepted, and who keeps watch over it."""

from __future__ import annotations

import uuid

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from partnership.extensions import Base
from reviews.models.learning_points import LearningPoint
from reviews.models.reviews import Review
from reviews.rules import recommendations as rules
from reviews.vocabulary import Acceptance, RecommendationKind, Watch

recommendation_learning_point = Table(
    "recommendation_learning_point",
    Base.metadata,
    Column("recommendation_id", ForeignKey("recommendation.id"), primary_key=True),
    Column("learning_point_id", ForeignKey("learning_point.id"), primary_key=True, index=True),
)


class Recommendation(Base):
    """`reference` is the review's own number for it; `outcome` what will be different when it is met."""

    __tablename__ = "recommendation"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    review_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    reference: Mapped[str | None]
    text: Mapped[str]
    text_folded: Mapped[str]
    kind: Mapped[RecommendationKind | None]
    acceptance: Mapped[Acceptance] = mapped_column(default=Acceptance.NOT_SAID)
    acceptance_reason: Mapped[str | None]
    watch: Mapped[Watch] = mapped_column(default=Watch.THIS_BOARD)
    outcome: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    open_actions: Mapped[int] = query_expression()
    all_actions: Mapped[int] = query_expression()

    review: Mapped[Review] = relationship()
    learning_points: Mapped[list[LearningPoint]] = relationship(
        secondary=recommendation_learning_point, order_by=LearningPoint.place
    )

    @property
    def wants_action(self) -> bool:
        return rules.wants_action(self.acceptance, self.watch)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(text)) > 0", "says_something"),)
