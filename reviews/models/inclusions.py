"""What goes into a report: a decision on one thing of the record for one report."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base
from reviews.models.one_of import one_of


class Inclusion(Base):
    """In or out, decided by somebody. A thing without one stands as its suggestion says: in, out or undecided."""

    __tablename__ = "inclusion"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("annual_report.id"), index=True)
    review_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    action_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("action.id"), index=True)
    evidence_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    event_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dissemination_event.id"), index=True)
    is_in: Mapped[bool]
    reason: Mapped[str | None]
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))

    __table_args__ = (
        one_of("review_id", "action_id", "evidence_id", "event_id"),
        UniqueConstraint("report_id", "review_id"),
        UniqueConstraint("report_id", "action_id"),
        UniqueConstraint("report_id", "evidence_id"),
        UniqueConstraint("report_id", "event_id"),
    )
