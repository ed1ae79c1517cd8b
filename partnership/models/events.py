"""Who did what to which thing, and when: append-only, each event chained to the one before."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models.users import User


class Event(Base):
    """One write. `detail` holds what was said before and after and may be emptied; the hashes stay.

    `told_on_id` is the record on whose page the event is told: an update of a part is told on its action.
    No foreign key leads to the subject: the event outlives it.
    """

    __tablename__ = "event"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    number: Mapped[int] = mapped_column(unique=True)
    happened_at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    verb: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[uuid.UUID] = mapped_column(index=True)
    told_on_id: Mapped[uuid.UUID] = mapped_column(index=True)
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    detail_hash: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)

    by: Mapped[User | None] = relationship()


class EventHead(Base):
    """The number and hash of the last event, one row: what a cut end of the chain is known by."""

    __tablename__ = "event_head"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int]
    hash: Mapped[str]

    __table_args__ = (CheckConstraint("id = 1", "only_one"),)
