"""Changes of a due date: an extension, or a mistake put right. The date that stood before is kept."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import User
from reviews.models.stated import stated_date
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DueChangeKind


class DueChange(Base):
    """An extension is of one part, with who approved it; a correction is of the action, and is no extension."""

    __tablename__ = "due_change"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    action_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action.id"), index=True)
    part_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("part.id"), index=True)
    kind: Mapped[DueChangeKind]
    reason: Mapped[str]
    approved_by: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))

    was: Mapped[StatedDate | None] = stated_date("was")
    became: Mapped[StatedDate | None] = stated_date("became")
    made_by: Mapped[User | None] = relationship()

    __table_args__ = (
        CheckConstraint("(kind = 'extension') = (part_id IS NOT NULL)", "extension_of_a_part"),
        CheckConstraint("kind <> 'extension' OR length(trim(approved_by)) > 0", "extension_approved"),
        CheckConstraint("length(trim(reason)) > 0", "with_a_reason"),
    )
