"""Sharing learning: webinars, briefings, training and other ways in which people were told."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, Board
from reviews.models.actions import Action
from reviews.models.focuses import Focus
from reviews.models.learning_points import LearningPoint
from reviews.models.one_of import one_of
from reviews.models.reviews import Review
from reviews.models.stated import stated_date
from reviews.models.themes import Theme
from reviews.rules.figures import Figure
from reviews.rules.stated import StatedDate

event_deliverer = Table(
    "event_deliverer",
    Base.metadata,
    Column("event_id", ForeignKey("dissemination_event.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
)


class Attended:
    """How many came, as it was stated: a number with its qualifier and who was counted."""

    attendance_value: Mapped[str | None]
    attendance_qualifier: Mapped[str | None]
    attendance_unit: Mapped[str | None]

    @property
    def attendance(self) -> Figure | None:
        if self.attendance_value is None:
            return None
        return Figure(
            self.attendance_value,
            unit=self.attendance_unit or "count",
            qualifier=self.attendance_qualifier or "exact",
        )


class DisseminationEvent(Attended, Base):
    """One event or series. Attendances are never added up: the same people may have come to several."""

    __tablename__ = "dissemination_event"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    kind: Mapped[str | None]
    title: Mapped[str]
    title_folded: Mapped[str]
    topic: Mapped[str | None]
    audience: Mapped[str | None]
    number_of_sessions: Mapped[int | None]
    sessions_completed: Mapped[int | None]
    sessions_planned: Mapped[int | None]
    frequency: Mapped[str | None]
    feedback: Mapped[str | None]
    follow_up: Mapped[str | None]
    follow_up_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    on: Mapped[StatedDate | None] = stated_date("on")
    board: Mapped[Board] = relationship()
    delivered_by: Mapped[list[Agency]] = relationship(secondary=event_deliverer, order_by=Agency.name_folded)
    sessions: Mapped[list[EventSession]] = relationship(order_by="EventSession.place", cascade="all, delete-orphan")
    by_agency: Mapped[list[EventAttendance]] = relationship(cascade="all, delete-orphan")
    materials: Mapped[list[EventMaterial]] = relationship(order_by="EventMaterial.place", cascade="all, delete-orphan")
    links: Mapped[list[EventLink]] = relationship(order_by="EventLink.place", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(title)) > 0", "is_named"),)


class EventSession(Attended, Base):
    """One session of a series."""

    __tablename__ = "event_session"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dissemination_event.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    words: Mapped[str | None]

    on: Mapped[StatedDate | None] = stated_date("on")


class EventAttendance(Attended, Base):
    """How many came from one agency."""

    __tablename__ = "event_attendance"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dissemination_event.id"), index=True)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)

    agency: Mapped[Agency] = relationship()

    __table_args__ = (UniqueConstraint("event_id", "agency_id"),)


class EventMaterial(Base):
    """Slides, a recording, a briefing: its title, and where it is kept."""

    __tablename__ = "event_material"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dissemination_event.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    kept_where: Mapped[str | None]
    link: Mapped[str | None]


class EventLink(Base):
    """One thing that an event is about."""

    __tablename__ = "event_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dissemination_event.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    review_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    learning_point_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("learning_point.id"), index=True)
    action_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("action.id"), index=True)
    theme_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("theme.id"), index=True)
    focus_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("focus.id"), index=True)

    review: Mapped[Review | None] = relationship()
    learning_point: Mapped[LearningPoint | None] = relationship()
    action: Mapped[Action | None] = relationship()
    theme: Mapped[Theme | None] = relationship()
    focus: Mapped[Focus | None] = relationship()

    __table_args__ = (one_of("review_id", "learning_point_id", "action_id", "theme_id", "focus_id"),)
