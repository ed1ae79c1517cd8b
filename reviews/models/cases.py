"""A case: what happened to a child, a family or an adult, and who may see it."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, Board, User
from reviews.models.reviews import Review
from reviews.models.stated import stated_date
from reviews.rules.stated import StatedDate
from reviews.vocabulary import Sight

case_joint_with = Table(
    "case_joint_with",
    Base.metadata,
    Column("case_id", ForeignKey("review_case.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
)


class Case(Base):
    """One incident or family. Reviews hang from it; its sight decides who sees all that hangs from them."""

    __tablename__ = "review_case"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    logged_year: Mapped[int]
    logged_at: Mapped[datetime]
    sight: Mapped[Sight] = mapped_column(default=Sight.REVIEW_TEAM)
    incident_nature: Mapped[str | None]
    people_count: Mapped[int | None]
    summary: Mapped[str | None]
    internal_notes: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    incident: Mapped[StatedDate | None] = stated_date("incident")
    board: Mapped[Board] = relationship()
    joint_with: Mapped[list[Agency]] = relationship(secondary=case_joint_with, order_by=Agency.name_folded)
    readers: Mapped[list[CaseReader]] = relationship(back_populates="case", order_by="CaseReader.id")
    reviews: Mapped[list[Review]] = relationship(back_populates="case", order_by="Review.place")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("board_id", "name_folded", "logged_year"),
        CheckConstraint("people_count IS NULL OR people_count > 0", "people_counted"),
    )


class CaseReader(Base):
    """A person or a group that is named on a case, until a day where one is set (that day included)."""

    __tablename__ = "case_reader"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), index=True)
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    agency_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    until_on: Mapped[date | None]

    case: Mapped[Case] = relationship(back_populates="readers")
    user: Mapped[User | None] = relationship()
    agency: Mapped[Agency | None] = relationship()

    @property
    def name(self) -> str:
        """Whom it names; the caller has loaded them."""
        return self.user.name if self.user else self.agency.name if self.agency else ""

    __table_args__ = (
        CheckConstraint("(user_id IS NULL) <> (agency_id IS NULL)", "a_person_or_a_group"),
        UniqueConstraint("case_id", "user_id", "agency_id"),
    )
