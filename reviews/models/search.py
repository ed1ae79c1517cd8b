"""What search looks through: the words of each thing, levelled, with what it hangs from."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base
from reviews.vocabulary import SearchKind


class SearchEntry(Base):
    """Made from the things themselves, in the transaction of their write, and made again by `search rebuild`.

    A case has two: one with the words of its internal notes, one without. `number` follows from the kind and the
    thing: no sequence has to be kept, and entries stand in the order of the kinds. Of the texts only the stems of
    their words stand here, in order.
    """

    __tablename__ = "search_entry"

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[SearchKind]
    subject_id: Mapped[uuid.UUID]
    case_id: Mapped[uuid.UUID | None]
    part_id: Mapped[uuid.UUID | None]
    action_id: Mapped[uuid.UUID | None]
    at: Mapped[datetime | None]
    words: Mapped[str]

    __table_args__ = (UniqueConstraint("kind", "subject_id"),)
