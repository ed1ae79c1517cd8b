"""Rows of `record/1` on the organisation: boards, agencies, people, roles, rules."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from partnership.vocabulary import AgencyKind, Role
from reviews.interchange.record_values import Day, KnownRow, Moment, RecordRow, Uid, Version, in_order, insist
from reviews.interchange.shapes import Above, Count, Flag, RefersTo, Text, Told

AGENCIES = RefersTo(("agencies",))
BOARDS = RefersTo(("boards",))
PEOPLE = RefersTo(("people",))


class RecordInstallation(RecordRow):
    """What the installation is set to: one row."""

    table: ClassVar = "installation"
    alone: ClassVar = (("id",),)
    id: Literal[1]
    takes_files: Flag
    assessment_reference: Text | None = None
    assessment_on: Day | None = None
    agreement_reference: Text | None = None
    agreement_on: Day | None = None
    controllers: Text | None = None
    version: Version


class RecordBoard(KnownRow):
    """A children's partnership, a community safety partnership or an adults board."""

    table: ClassVar = "board"
    alone: ClassVar = (("name",),)
    name: Told
    abbreviation: Text | None = None
    version: Version


class RecordAgency(KnownRow):
    """An agency by its present name, in the tree of agencies."""

    table: ClassVar = "agency"
    name: Told
    abbreviation: Text | None = None
    kind: AgencyKind
    sector: Text | None = None
    is_safeguarding_partner: Flag
    parent_id: Annotated[Uid | None, AGENCIES, Above()] = None
    opened_on: Day | None = None
    closed_on: Day | None = None
    successor_id: Annotated[Uid | None, AGENCIES, Above()] = None
    version: Version

    @model_validator(mode="after")
    def _in_order(self) -> RecordAgency:
        in_order("closed_on", self.opened_on, self.closed_on)
        return self


class RecordAgencyName(KnownRow):
    """A name that an agency bore until a day, that day included."""

    table: ClassVar = "agency_name"
    agency_id: Annotated[Uid, AGENCIES]
    name: Told
    until_on: Day


class RecordAgencyAlias(KnownRow):
    """Another word that people use for an agency."""

    table: ClassVar = "agency_alias"
    agency_id: Annotated[Uid, AGENCIES]
    name: Told


class RecordPerson(KnownRow):
    """A person who signs in. The password is never in a file: it is set anew by a one-time link."""

    table: ClassVar = "user_account"
    alone: ClassVar = (("email",),)
    name: Told
    email: Told
    deactivated_at: Moment | None = None
    version: Version


class RecordRole(KnownRow):
    """One role of one person."""

    table: ClassVar = "role_held"
    user_id: Annotated[Uid, PEOPLE]
    role: Role
    board_id: Annotated[Uid | None, BOARDS] = None
    agency_id: Annotated[Uid | None, AGENCIES] = None
    from_on: Day | None = None
    until_on: Day | None = None

    @model_validator(mode="after")
    def _holds(self) -> RecordRole:
        insist(self.role is Role.SYSTEM_ADMINISTRATOR or self.board_id is not None, "needs a board_id")
        insist(not self.role.startswith("agency") or self.agency_id is not None, "needs an agency_id")
        in_order("until_on", self.from_on, self.until_on)
        return self


class RecordRatingRule(KnownRow):
    """When a part turns amber or red, from a day on, in days."""

    table: ClassVar = "rating_rule"
    alone: ClassVar = (("from_on",),)
    from_on: Day
    due_soon_days: Count
    no_update_days: Count
    not_due_days: Count
    source: Text
