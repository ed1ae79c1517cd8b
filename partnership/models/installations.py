"""What this installation is set to: one row."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base


class Installation(Base):
    """Until the assessment, the agreement and the controllers are recorded it is for training only."""

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    takes_files: Mapped[bool] = mapped_column(default=False)
    assessment_reference: Mapped[str | None]
    assessment_on: Mapped[date | None]
    agreement_reference: Mapped[str | None]
    agreement_on: Mapped[date | None]
    controllers: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("id = 1", "only_one"),)
