"""Agencies: a dated tree of organisations, services, subgroups and groups of many."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.vocabulary import AgencyKind


class Agency(Base):
    """Its present name stands here, earlier ones in `names`; reports print the name of the time."""

    __tablename__ = "agency"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    abbreviation: Mapped[str | None]
    kind: Mapped[AgencyKind] = mapped_column(default=AgencyKind.ORGANISATION)
    sector: Mapped[str | None]
    is_safeguarding_partner: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    successor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agency.id"))
    version: Mapped[int] = mapped_column(default=1)

    parent: Mapped[Agency | None] = relationship(remote_side=id, foreign_keys=parent_id)
    successor: Mapped[Agency | None] = relationship(remote_side=id, foreign_keys=successor_id)
    names: Mapped[list[AgencyName]] = relationship(order_by="AgencyName.until_on", cascade="all, delete-orphan")
    aliases: Mapped[list[AgencyAlias]] = relationship(order_by="AgencyAlias.name", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on", "dates_in_order"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", "not_its_own_parent"),
    )

    def name_on(self, day: date) -> str:
        """What it was called on that day: the earliest former name that was still in use, else today's."""
        return next((former.name for former in self.names if former.until_on >= day), self.name)


class AgencyName(Base):
    """A name that an agency bore until a day, that day included."""

    __tablename__ = "agency_name"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    until_on: Mapped[date]


class AgencyAlias(Base):
    """Another word that people use for an agency, by which pasted rows find it."""

    __tablename__ = "agency_alias"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
