"""What a partnership has said itself falls short, or cannot be shown yet."""

from __future__ import annotations

import uuid

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Board


class Shortfall(Base):
    """A sentence of a report that was loaded; the report says for which time it was said."""

    __tablename__ = "shortfall"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    text: Mapped[str]

    board: Mapped[Board] = relationship()

    __table_args__ = (CheckConstraint("length(trim(text)) > 0", "says_something"),)
