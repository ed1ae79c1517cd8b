"""The shape `record/1`: the whole record, one section for each table, in the order they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from reviews.interchange.anatomy import Key, keys
from reviews.interchange.record_actions import (
    RecordAction,
    RecordActionSource,
    RecordActionTheme,
    RecordDueChange,
    RecordPart,
    RecordSourceFile,
    RecordSourceRow,
    RecordUpdate,
)
from reviews.interchange.record_evidence import (
    RecordEvidence,
    RecordEvidenceAgency,
    RecordEvidenceFigure,
    RecordEvidenceLink,
)
from reviews.interchange.record_files import RecordStoredFile
from reviews.interchange.record_incidents import (
    RecordDeclaredConflict,
    RecordIncident,
    RecordIncidentAgency,
    RecordPartnerView,
)
from reviews.interchange.record_learning import (
    RecordCarriedLearningPoint,
    RecordFocus,
    RecordLearningPoint,
    RecordLearningPointTheme,
    RecordRecommendation,
    RecordRecommendationLearningPoint,
    RecordShortfall,
    RecordTheme,
)
from reviews.interchange.record_organisation import (
    RecordAgency,
    RecordAgencyAlias,
    RecordAgencyName,
    RecordBoard,
    RecordInstallation,
    RecordPerson,
    RecordRatingRule,
    RecordRole,
)
from reviews.interchange.record_posts import RecordPost, RecordPostHolder
from reviews.interchange.record_reports import (
    RecordAnnualReport,
    RecordInclusion,
    RecordReportBlock,
    RecordReportChapter,
    RecordReportRequirement,
    RecordReportTemplate,
    RecordRequirementNote,
)
from reviews.interchange.record_reviews import (
    RecordCase,
    RecordCaseReader,
    RecordJointWith,
    RecordReview,
    RecordReviewDate,
    RecordReviewType,
    RecordStage,
    RecordStageMove,
    RecordTimescale,
)
from reviews.interchange.record_sharing import (
    RecordDisseminationEvent,
    RecordEventAttendance,
    RecordEventDeliverer,
    RecordEventLink,
    RecordEventMaterial,
    RecordEventSession,
)
from reviews.interchange.record_values import RecordedDate, RecordRow, iso
from reviews.interchange.shapes import Former, RefersTo, Rows, Shape, Text

SCHEMA = "record/1"
PARTS_OF_DATE = tuple(RecordedDate.model_fields)


class RecordMeta(Shape):
    """What the file says of itself. It has no time stamp: the same record gives the same bytes."""

    schema_: Text = Field(alias="schema")


class Record(Shape):
    """Everything but secrets, sessions and history. Rows stand in the order of their ids."""

    meta: RecordMeta
    stored_files: Rows[RecordStoredFile] = ()
    installation: Rows[RecordInstallation] = ()
    boards: Rows[RecordBoard] = ()
    agencies: Rows[RecordAgency] = ()
    agency_names: Rows[RecordAgencyName] = ()
    agency_aliases: Rows[RecordAgencyAlias] = ()
    people: Rows[RecordPerson] = ()
    roles: Rows[RecordRole] = ()
    posts: Rows[RecordPost] = ()
    post_holders: Rows[RecordPostHolder] = ()
    rating_rules: Rows[RecordRatingRule] = ()
    review_types: Rows[RecordReviewType] = ()
    stages: Rows[RecordStage] = ()
    stage_moves: Rows[RecordStageMove] = ()
    timescales: Rows[RecordTimescale] = ()
    cases: Rows[RecordCase] = ()
    cases_joint_with: Rows[RecordJointWith] = ()
    case_readers: Rows[RecordCaseReader] = ()
    incidents: Rows[RecordIncident] = ()
    incident_agencies: Rows[RecordIncidentAgency] = ()
    partner_views: Rows[RecordPartnerView] = ()
    declared_conflicts: Rows[RecordDeclaredConflict] = ()
    reviews: Rows[RecordReview] = ()
    review_dates: Rows[RecordReviewDate] = ()
    themes: Rows[RecordTheme] = ()
    focuses: Rows[RecordFocus] = ()
    shortfalls: Rows[RecordShortfall] = ()
    learning_points: Rows[RecordLearningPoint] = ()
    learning_point_themes: Rows[RecordLearningPointTheme] = ()
    carried_learning_points: Rows[RecordCarriedLearningPoint] = ()
    recommendations: Rows[RecordRecommendation] = ()
    recommendation_learning_points: Rows[RecordRecommendationLearningPoint] = ()
    actions: Rows[RecordAction] = ()
    action_themes: Rows[RecordActionTheme] = ()
    action_sources: Rows[RecordActionSource] = ()
    parts: Rows[RecordPart] = ()
    due_changes: Rows[RecordDueChange] = ()
    updates: Rows[RecordUpdate] = ()
    dissemination_events: Rows[RecordDisseminationEvent] = ()
    event_deliverers: Rows[RecordEventDeliverer] = ()
    event_sessions: Rows[RecordEventSession] = ()
    event_attendances: Rows[RecordEventAttendance] = ()
    event_materials: Rows[RecordEventMaterial] = ()
    event_links: Rows[RecordEventLink] = ()
    evidence: Rows[RecordEvidence] = ()
    evidence_agencies: Rows[RecordEvidenceAgency] = ()
    evidence_figures: Rows[RecordEvidenceFigure] = ()
    evidence_links: Rows[RecordEvidenceLink] = ()
    source_files: Rows[RecordSourceFile] = ()
    source_rows: Rows[RecordSourceRow] = ()
    report_requirements: Rows[RecordReportRequirement] = ()
    report_templates: Rows[RecordReportTemplate] = ()
    annual_reports: Rows[RecordAnnualReport] = ()
    report_chapters: Rows[RecordReportChapter] = ()
    report_blocks: Rows[RecordReportBlock] = ()
    requirement_notes: Rows[RecordRequirementNote] = ()
    inclusions: Rows[RecordInclusion] = ()


def sections() -> dict[str, type[RecordRow]]:
    """Each section with the shape of its rows: what a row refers to stands in an earlier one, or its own."""
    return {name: key.inner for name, key in keys(Record).items() if key.inner and issubclass(key.inner, RecordRow)}


def column_names(shape: type[RecordRow]) -> tuple[str, ...]:
    """The columns of its table that a row holds; a date as it was stated has four."""
    return tuple(column for key in _of_table(shape) for column in _columns(key.name, key.inner))


def to_columns(row: RecordRow) -> dict[str, Any]:
    """The row as values of its columns, as the database takes them."""
    found: dict[str, Any] = {}
    for key in _of_table(type(row)):
        value = getattr(row, key.name)
        if key.inner is None:
            found[key.name] = value
        else:
            for part, column in zip(PARTS_OF_DATE, _columns(key.name, key.inner), strict=True):
                found[column] = getattr(value, part) if value else None
    return found


def from_columns(shape: type[RecordRow], columns: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a file, from the values of its columns; what is empty is left out."""
    row: dict[str, Any] = {}
    for key in _of_table(shape):
        if key.inner is None:
            row[key.name] = iso(columns[key.name])
        else:
            parts = zip(PARTS_OF_DATE, _columns(key.name, key.inner), strict=True)
            row[key.name] = _told({part: iso(columns[column]) for part, column in parts}) or None
    return _told(row)


def own_references(shape: type[RecordRow]) -> tuple[str, ...]:
    """The keys that hold the id of another row of the same section, which may come after the row."""
    section = next(name for name, inner in sections().items() if inner is shape)
    return tuple(
        name
        for name, key in keys(shape).items()
        for mark in key.marks
        if isinstance(mark, RefersTo) and section in mark.sections
    )


def _of_table(shape: type[RecordRow]) -> list[Key]:
    """The keys that the table has columns for."""
    return [key for key in keys(shape).values() if not any(isinstance(mark, Former) for mark in key.marks)]


def _columns(name: str, inner: type[Shape] | None) -> tuple[str, ...]:
    return (name,) if inner is None else tuple(f"{name}_{part}" for part in PARTS_OF_DATE)


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
