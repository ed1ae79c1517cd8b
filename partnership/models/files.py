"""Files that are held here: their bytes, once each, by what they contain."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from partnership.extensions import Base


class StoredFile(Base):
    """The bytes of a file by their SHA-256 in hexadecimal. Its name stands where the file hangs."""

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    size: Mapped[int]
    stored_at: Mapped[datetime]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))

    __table_args__ = (CheckConstraint("size > 0 AND size <= 20971520", "size_within"),)
