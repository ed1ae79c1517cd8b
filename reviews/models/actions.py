"""Actions, where they came from, each agency's part in them, and what was said about it."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, Board, User
from reviews.models.reviews import Review
from reviews.models.stated import stated_date
from reviews.rules import progress, rating
from reviews.rules.stated import StatedDate
from reviews.vocabulary import ActionStatus, Outlook, PartStatus, SourceKind


class Action(Base):
    """What is to change. `due` is the original due date; `status` follows from the parts by one rule."""

    __tablename__ = "action"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    text: Mapped[str]
    text_folded: Mapped[str]
    topic: Mapped[str | None]
    outcome: Mapped[str | None]
    measure: Mapped[str | None]
    status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.NOT_STARTED)
    added_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    due: Mapped[StatedDate | None] = stated_date("due")
    board: Mapped[Board] = relationship()
    sources: Mapped[list[ActionSource]] = relationship(order_by="ActionSource.place")
    parts: Mapped[list[Part]] = relationship(back_populates="action", order_by="Part.place")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(text)) > 0", "says_something"),)


class ActionSource(Base):
    """One thing an action came from: a review of the record, or another source in words."""

    __tablename__ = "action_source"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    action_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    kind: Mapped[SourceKind]
    review_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    words: Mapped[str | None]

    review: Mapped[Review | None] = relationship()

    __table_args__ = (
        CheckConstraint("(kind = 'review') = (review_id IS NOT NULL)", "review_named"),
        UniqueConstraint("action_id", "review_id"),
    )


class Part(Base):
    """The action for one agency. Status, outlook and position are copied from each update, for lists.

    `due` is the current due date. `is_shared` lets its agency see this part alone of a hidden case.
    """

    __tablename__ = "part"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    action_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action.id"), index=True)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    is_lead: Mapped[bool] = mapped_column(default=False)
    owner_post: Mapped[str | None]
    status: Mapped[PartStatus] = mapped_column(default=PartStatus.NOT_STARTED, index=True)
    outlook: Mapped[Outlook] = mapped_column(default=Outlook.NOT_SAID)
    is_shared: Mapped[bool] = mapped_column(default=False)
    last_heard_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    due: Mapped[StatedDate | None] = stated_date("due")
    position: Mapped[StatedDate | None] = stated_date("position")
    action: Mapped[Action] = relationship(back_populates="parts")
    agency: Mapped[Agency] = relationship()
    updates: Mapped[list[Update]] = relationship(back_populates="part", order_by="Update.entered_at.desc(), Update.id")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("action_id", "agency_id"),)

    @property
    def is_open(self) -> bool:
        return progress.is_open(self.status)

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due.latest is not None and self.due.latest < today

    def rated(self, today: date, tolerance: rating.Tolerance) -> rating.Rated:
        """The colour with its reason; the original due date is the action's."""
        return rating.rate(self.status, self.outlook, self.due, self.action.due, self.position, today, tolerance)


class Update(Base):
    """What an agency said about its part. Append-only: a correction is a new update.

    `position` is the day, or the month, it was true; `entered_at` the moment it was written down.
    """

    __tablename__ = "part_update"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    part_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("part.id"), index=True)
    note: Mapped[str]
    status: Mapped[PartStatus]
    outlook: Mapped[Outlook]
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    is_from_file: Mapped[bool] = mapped_column(default=False)

    position: Mapped[StatedDate | None] = stated_date("position")
    part: Mapped[Part] = relationship(back_populates="updates")
    entered_by: Mapped[User | None] = relationship()

    __table_args__ = (CheckConstraint("is_from_file OR length(trim(note)) > 0", "says_something"),)
