"""A board: a children's partnership, a community safety partnership or an adults board."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base


class Board(Base):
    """Cases, actions and roles belong to a board; nothing of one board is seen from another."""

    __tablename__ = "board"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str] = mapped_column(unique=True)
    abbreviation: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
