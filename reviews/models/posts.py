"""Posts: who answers for a part. A post stays when the person who holds it goes."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, User


class Post(Base):
    """A post of an agency, such as "Designated nurse"."""

    __tablename__ = "post"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]

    agency: Mapped[Agency] = relationship()
    holders: Mapped[list[PostHolder]] = relationship(order_by="PostHolder.from_on", back_populates="post")

    __table_args__ = (UniqueConstraint("agency_id", "name_folded"),)

    def __str__(self) -> str:
        return self.name


class PostHolder(Base):
    """Who held a post, from a day until a day; both days are included, and both may be unknown."""

    __tablename__ = "post_holder"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("post.id"), index=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]

    post: Mapped[Post] = relationship(back_populates="holders")
    user: Mapped[User] = relationship()

    def is_held_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)

    __table_args__ = (CheckConstraint("from_on IS NULL OR until_on IS NULL OR until_on >= from_on", "dates_in_order"),)
