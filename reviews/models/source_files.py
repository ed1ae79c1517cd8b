"""Files that were loaded, and which of their rows became which thing of the record."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base


class SourceFile(Base):
    """An interchange file, known by its slug; the period is what its rows were reported for."""

    __tablename__ = "source_file"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    period_first: Mapped[date | None]
    period_last: Mapped[date | None]


class SourceRow(Base):
    """A row of such a file: its local id, and the thing it became. Loaded again, it is left as it is."""

    __tablename__ = "source_row"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    file_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("source_file.id"), index=True)
    local_id: Mapped[str]
    section: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[uuid.UUID] = mapped_column(index=True)

    __table_args__ = (UniqueConstraint("file_id", "section", "local_id", "subject_type"),)
