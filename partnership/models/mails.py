"""The outbox: mails wait here until they are sent, and stay to tell what became of them."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models.users import User


class Mail(Base):
    """One mail to one person. No mail holds case text. `claimed_at` keeps two senders from sending it twice."""

    __tablename__ = "mail"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    address: Mapped[str]
    purpose: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    written_at: Mapped[datetime]
    try_after: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    refusal: Mapped[str | None]

    user: Mapped[User | None] = relationship()
