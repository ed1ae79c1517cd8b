"""Rows of `record/1` on incidents, what the partners decided, and conflicts of interest."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_organisation import AGENCIES, PEOPLE
from reviews.interchange.record_reviews import CASES
from reviews.interchange.record_values import Day, KnownRow, RecordRow, Uid, Version, in_order, insist
from reviews.interchange.shapes import RefersTo, Text
from reviews.vocabulary import Harm, IncidentDecision, View

INCIDENTS = RefersTo(("incidents",))


class RecordIncident(KnownRow):
    """A case that is or was considered, with what was decided."""

    table: ClassVar = "incident"
    alone: ClassVar = (("case_id",),)
    case_id: Annotated[Uid, CASES]
    harm: Harm | None = None
    aware_on: Day | None = None
    told_by: Text | None = None
    notified_on: Day | None = None
    decision: IncidentDecision | None = None
    decided_on: Day | None = None
    reason: Text | None = None
    meeting: Text | None = None
    version: Version

    @model_validator(mode="after")
    def _decided(self) -> RecordIncident:
        insist((self.decision is None) == (self.decided_on is None), "needs both a decision and a decided_on, or none")
        insist(self.decision is None or bool((self.reason or "").strip()), "needs a reason where there is a decision")
        return self


class RecordIncidentAgency(RecordRow):
    """An agency that knew the child, the family or the adult."""

    table: ClassVar = "incident_agency"
    alone: ClassVar = (("incident_id", "agency_id"),)
    incident_id: Annotated[Uid, INCIDENTS]
    agency_id: Annotated[Uid, AGENCIES]


class RecordPartnerView(KnownRow):
    """What one safeguarding partner said to the decision."""

    table: ClassVar = "partner_view"
    alone: ClassVar = (("incident_id", "agency_id"),)
    incident_id: Annotated[Uid, INCIDENTS]
    agency_id: Annotated[Uid, AGENCIES]
    view: View
    words: Text | None = None


class RecordDeclaredConflict(KnownRow):
    """A conflict of interest that takes a case away from a person."""

    table: ClassVar = "declared_conflict"
    case_id: Annotated[Uid, CASES]
    user_id: Annotated[Uid, PEOPLE]
    reason: Text
    declared_on: Day
    until_on: Day | None = None
    stand_in_id: Annotated[Uid | None, PEOPLE] = None
    recorded_by_id: Annotated[Uid | None, PEOPLE] = None

    @model_validator(mode="after")
    def _in_order(self) -> RecordDeclaredConflict:
        in_order("until_on", self.declared_on, self.until_on)
        return self
