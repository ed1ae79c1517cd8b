"""Evidence: what shows that something was done, reached people, was learnt, is practised, or made a difference."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, Board, StoredFile
from reviews.models.actions import Action
from reviews.models.focuses import Focus
from reviews.models.learning_points import LearningPoint
from reviews.models.one_of import one_of
from reviews.models.recommendations import Recommendation
from reviews.models.reviews import Review
from reviews.models.stated import stated_date
from reviews.models.themes import Theme
from reviews.rules.figures import Figure
from reviews.rules.stated import StatedDate
from reviews.vocabulary import EvidenceLevel, Held, Publishable

evidence_agency = Table(
    "evidence_agency",
    Base.metadata,
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True, index=True),
)


class Evidence(Base):
    """`summary` is what it shows, in one sentence; `period` the time that it describes.

    `level_reason` says why it is of its level. Held elsewhere it names the holder, the place and who has seen it.
    """

    __tablename__ = "evidence"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    kind: Mapped[str | None]
    summary: Mapped[str]
    summary_folded: Mapped[str]
    topic: Mapped[str | None]
    level: Mapped[EvidenceLevel | None]
    level_reason: Mapped[str | None]
    is_sustained: Mapped[bool | None]
    held: Mapped[Held] = mapped_column(default=Held.NOT_SAID)
    holder: Mapped[str | None]
    held_where: Mapped[str | None]
    held_link: Mapped[str | None]
    seen_by: Mapped[str | None]
    seen_on: Mapped[date | None]
    file_name: Mapped[str | None]
    file_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    publishable: Mapped[Publishable] = mapped_column(default=Publishable.NOT_SAID)
    check_again_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    period: Mapped[StatedDate | None] = stated_date("period")
    board: Mapped[Board] = relationship()
    file: Mapped[StoredFile | None] = relationship()
    agencies: Mapped[list[Agency]] = relationship(secondary=evidence_agency, order_by=Agency.name_folded)
    figures: Mapped[list[EvidenceFigure]] = relationship(order_by="EvidenceFigure.place", cascade="all, delete-orphan")
    links: Mapped[list[EvidenceLink]] = relationship(order_by="EvidenceLink.place", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(summary)) > 0", "says_something"),)


class EvidenceFigure(Base):
    """One number of a piece of evidence, with what it is a part of and the words that qualify it."""

    __tablename__ = "evidence_figure"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    evidence_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    label: Mapped[str]
    value: Mapped[str]
    base: Mapped[str | None]
    unit: Mapped[str] = mapped_column(default="count")
    qualifier: Mapped[str] = mapped_column(default="exact")
    period: Mapped[str | None]

    @property
    def figure(self) -> Figure:
        return Figure(self.value, self.base, self.unit, self.qualifier, self.period)


class EvidenceLink(Base):
    """One thing that a piece of evidence is about; one piece serves many."""

    __tablename__ = "evidence_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    evidence_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    review_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    learning_point_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("learning_point.id"), index=True)
    recommendation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("recommendation.id"), index=True)
    action_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("action.id"), index=True)
    theme_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("theme.id"), index=True)
    focus_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("focus.id"), index=True)

    review: Mapped[Review | None] = relationship()
    learning_point: Mapped[LearningPoint | None] = relationship()
    recommendation: Mapped[Recommendation | None] = relationship()
    action: Mapped[Action | None] = relationship()
    theme: Mapped[Theme | None] = relationship()
    focus: Mapped[Focus | None] = relationship()

    __table_args__ = (
        one_of("review_id", "learning_point_id", "recommendation_id", "action_id", "theme_id", "focus_id"),
    )
