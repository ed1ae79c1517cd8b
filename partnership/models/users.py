"""People who sign in, and the roles they hold."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models.agencies import Agency
from partnership.models.boards import Board
from partnership.vocabulary import Role


class User(UserMixin, Base):
    """A person. `roles`, `reach` and `conditions` are filled for the person of a request by queries.users."""

    __tablename__ = "user_account"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    email: Mapped[str]
    email_folded: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    deactivated_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    roles_held: Mapped[list[RoleHeld]] = relationship(back_populates="user", order_by="RoleHeld.id")

    __mapper_args__ = {"version_id_col": version}

    roles: Sequence[RoleHeld] = ()
    reach: Mapping[uuid.UUID, frozenset[uuid.UUID]] = {}
    conditions: Mapping[Any, ColumnElement[bool]] = MappingProxyType({})

    @property
    def is_active(self) -> bool:
        return self.deactivated_at is None


class RoleHeld(Base):
    """One role of one person: on a board, for an agency or a group where the role asks for one, for a time."""

    __tablename__ = "role_held"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[Role]
    board_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("board.id"), index=True)
    agency_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]

    user: Mapped[User] = relationship(back_populates="roles_held")
    board: Mapped[Board | None] = relationship()
    agency: Mapped[Agency | None] = relationship()

    __table_args__ = (
        CheckConstraint("role = 'system_administrator' OR board_id IS NOT NULL", "on_a_board"),
        CheckConstraint("role NOT LIKE 'agency%' OR agency_id IS NOT NULL", "for_an_agency"),
        CheckConstraint("from_on IS NULL OR until_on IS NULL OR until_on >= from_on", "dates_in_order"),
    )

    def is_held_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)
