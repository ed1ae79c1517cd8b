"""Focuses: the priorities of a business plan and the shared safeguarding themes of a year."""

from __future__ import annotations

import uuid

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Board
from reviews.models.stated import stated_date
from reviews.rules.stated import StatedDate
from reviews.vocabulary import FocusKind


class Focus(Base):
    """What a board gives its attention to for a time; `period` may be a year as it was stated."""

    __tablename__ = "focus"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    kind: Mapped[FocusKind]
    place: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    name_folded: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)

    period: Mapped[StatedDate | None] = stated_date("period")
    board: Mapped[Board] = relationship()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(name)) > 0", "is_named"),)
