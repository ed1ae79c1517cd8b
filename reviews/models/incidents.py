"""Incidents: what is considered before there is a review, and what the partners decided."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency
from reviews.models.cases import Case
from reviews.vocabulary import Harm, IncidentDecision, View

incident_agency = Table(
    "incident_agency",
    Base.metadata,
    Column("incident_id", ForeignKey("incident.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
)


class Incident(Base):
    """A case that is being considered, until a decision is recorded. It is no review and counts as none.

    What happened, in one line, is the case's `incident_nature`. What is not known yet is None.
    """

    __tablename__ = "incident"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), unique=True)
    harm: Mapped[Harm | None]
    aware_on: Mapped[date | None]
    told_by: Mapped[str | None]
    notified_on: Mapped[date | None]
    decision: Mapped[IncidentDecision | None]
    decided_on: Mapped[date | None]
    reason: Mapped[str | None]
    meeting: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[Case] = relationship()
    agencies: Mapped[list[Agency]] = relationship(secondary=incident_agency, order_by=Agency.name_folded)
    views: Mapped[list[PartnerView]] = relationship(order_by="PartnerView.id", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", "decided_on_a_day"),
        CheckConstraint("decision IS NULL OR length(trim(reason)) > 0", "decided_with_reason"),
    )


class PartnerView(Base):
    """What one safeguarding partner said to the decision, and why."""

    __tablename__ = "partner_view"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    incident_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("incident.id"), index=True)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"))
    view: Mapped[View]
    words: Mapped[str | None]

    agency: Mapped[Agency] = relationship()

    __table_args__ = (UniqueConstraint("incident_id", "agency_id"),)
