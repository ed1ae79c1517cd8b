"""When a part turns amber or red: the partnership's own rule, dated, so that old reports keep theirs."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base


class RatingRule(Base):
    """The rule in force from a day on, in days, with where it comes from."""

    __tablename__ = "rating_rule"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    from_on: Mapped[date] = mapped_column(unique=True)
    due_soon_days: Mapped[int]
    no_update_days: Mapped[int]
    not_due_days: Mapped[int]
    source: Mapped[str]

    __table_args__ = (
        CheckConstraint("due_soon_days >= 0 AND no_update_days >= 0 AND not_due_days >= 0", "not_negative"),
    )
