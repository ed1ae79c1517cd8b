"""Rows of `record/1` on cases and reviews, and on the types of review."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from reviews.interchange.record_organisation import AGENCIES, BOARDS, PEOPLE
from reviews.interchange.record_values import (
    Day,
    KnownRow,
    Moment,
    Place,
    RecordedDate,
    RecordRow,
    Uid,
    Version,
    in_order,
    insist,
)
from reviews.interchange.shapes import Above, Count, Flag, RefersTo, Text, Told, Whole
from reviews.vocabulary import DateKind, Led, Sight

CASES = RefersTo(("cases",))
REVIEWS = RefersTo(("reviews",))
REVIEW_TYPES = RefersTo(("review_types",))
STAGES = RefersTo(("stages",))


class RecordReviewType(KnownRow):
    """A type of review; other files name it by its code."""

    table: ClassVar = "review_type"
    alone: ClassVar = (("code",),)
    code: Told
    name: Told
    name_many: Told
    full_name: Told
    family: Text
    sight: Sight
    legal_basis: Text
    source: Text
    is_verified: Flag
    place: Place
    from_on: Day | None = None
    until_on: Day | None = None


class RecordStage(KnownRow):
    """Where a review of a type can stand."""

    table: ClassVar = "stage"
    alone: ClassVar = (("review_type_id", "code"),)
    review_type_id: Annotated[Uid, REVIEW_TYPES]
    code: Told
    name: Told
    is_under_way: Flag
    place: Place


class RecordStageMove(KnownRow):
    """A step from one stage to another that a review may take."""

    table: ClassVar = "stage_move"
    alone: ClassVar = (("from_stage_id", "to_stage_id"),)
    from_stage_id: Annotated[Uid, STAGES]
    to_stage_id: Annotated[Uid, STAGES]


class RecordTimescale(KnownRow):
    """A time limit from one dated step of a review to another."""

    table: ClassVar = "timescale"
    review_type_id: Annotated[Uid, REVIEW_TYPES]
    code: Told
    name: Told
    starts_at: DateKind
    met_by: DateKind
    length: Whole
    """In `unit`, negative where it is counted backwards."""
    unit: Literal["working_day", "day", "month", "year"]
    owner: Text
    source: Text
    is_verified: Flag
    place: Place
    from_on: Day | None = None
    until_on: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> RecordTimescale:
        in_order("until_on", self.from_on, self.until_on)
        return self


class RecordCase(KnownRow):
    """One incident or family, and who may see it."""

    table: ClassVar = "review_case"
    alone: ClassVar = (("board_id", "name", "logged_year"),)
    board_id: Annotated[Uid, BOARDS]
    name: Told
    logged_year: Whole
    logged_at: Moment
    sight: Sight
    incident: RecordedDate | None = None
    incident_nature: Text | None = None
    people_count: Count | None = None
    summary: Text | None = None
    internal_notes: Text | None = None
    version: Version

    @model_validator(mode="after")
    def _counted(self) -> RecordCase:
        insist(self.people_count != 0, "people_count must be 1 or more")
        return self


class RecordJointWith(RecordRow):
    """An agency outside the area with which a case is held jointly."""

    table: ClassVar = "case_joint_with"
    alone: ClassVar = (("case_id", "agency_id"),)
    case_id: Annotated[Uid, CASES]
    agency_id: Annotated[Uid, AGENCIES]


class RecordCaseReader(KnownRow):
    """A person or a group that is named on a case."""

    table: ClassVar = "case_reader"
    alone: ClassVar = (("case_id", "user_id", "agency_id"),)
    case_id: Annotated[Uid, CASES]
    user_id: Annotated[Uid | None, PEOPLE] = None
    agency_id: Annotated[Uid | None, AGENCIES] = None
    until_on: Day | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> RecordCaseReader:
        insist((self.user_id is None) != (self.agency_id is None), "needs a user_id or an agency_id, not both")
        return self


class RecordReview(KnownRow):
    """One process on a case."""

    table: ClassVar = "review"
    case_id: Annotated[Uid, CASES]
    review_type_id: Annotated[Uid, REVIEW_TYPES]
    stage_id: Annotated[Uid, STAGES]
    place: Place
    led: Led
    arose_from_id: Annotated[Uid | None, REVIEWS, Above()] = None
    title: Text | None = None
    """The published title, unchanged."""
    stage_stated: Text | None = None
    is_published: Flag | None = None
    publication_form: Text | None = None
    criteria: Text | None = None
    decided_because: Text | None = None
    version: Version


class RecordReviewDate(KnownRow):
    """One dated step of a review."""

    table: ClassVar = "review_date"
    alone: ClassVar = (("review_id", "kind"),)
    review_id: Annotated[Uid, REVIEWS]
    kind: DateKind
    on: RecordedDate
