"""Declared conflicts of interest: they take a case away from a person, whatever her role."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import User
from reviews.models.cases import Case


class DeclaredConflict(Base):
    """One person and one case, from the day of the declaration until a day where one is set (that day included)."""

    __tablename__ = "declared_conflict"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), index=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    reason: Mapped[str]
    declared_on: Mapped[date]
    until_on: Mapped[date | None]
    stand_in_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))

    case: Mapped[Case] = relationship()
    user: Mapped[User] = relationship(foreign_keys=user_id)
    stand_in: Mapped[User | None] = relationship(foreign_keys=stand_in_id)
    recorded_by: Mapped[User | None] = relationship(foreign_keys=recorded_by_id)

    __table_args__ = (CheckConstraint("until_on IS NULL OR until_on >= declared_on", "dates_in_order"),)
