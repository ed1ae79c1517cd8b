"""Rows of `record/1` on evidence: its figures, whose it is, what it is about."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_actions import ACTIONS
from reviews.interchange.record_files import STORED_FILES
from reviews.interchange.record_learning import FOCUSES, LEARNING_POINTS, RECOMMENDATIONS, THEMES
from reviews.interchange.record_organisation import AGENCIES, BOARDS
from reviews.interchange.record_reviews import REVIEWS
from reviews.interchange.record_values import (
    Day,
    KnownRow,
    Place,
    RecordedDate,
    RecordRow,
    Uid,
    Version,
    one_of,
)
from reviews.interchange.shapes import Flag, RefersTo, Text, Told
from reviews.vocabulary import EvidenceLevel, Held, Publishable

EVIDENCE = RefersTo(("evidence",))


class RecordEvidence(KnownRow):
    """One thing that shows reach, knowledge, practice or a difference made. `period` is the time it describes."""

    table: ClassVar = "evidence"
    board_id: Annotated[Uid, BOARDS]
    kind: Text | None = None
    summary: Told
    topic: Text | None = None
    period: RecordedDate | None = None
    level: EvidenceLevel | None = None
    level_reason: Text | None = None
    is_sustained: Flag | None = None
    held: Held
    holder: Text | None = None
    held_where: Text | None = None
    held_link: Text | None = None
    seen_by: Text | None = None
    seen_on: Day | None = None
    file_name: Text | None = None
    file_key: Annotated[Text | None, STORED_FILES] = None
    publishable: Publishable
    check_again_on: Day | None = None
    version: Version


class RecordEvidenceAgency(RecordRow):
    """An agency that a piece of evidence is about."""

    table: ClassVar = "evidence_agency"
    alone: ClassVar = (("evidence_id", "agency_id"),)
    evidence_id: Annotated[Uid, EVIDENCE]
    agency_id: Annotated[Uid, AGENCIES]


class RecordEvidenceFigure(KnownRow):
    """One number, with the base it is part of and the words that qualify it."""

    table: ClassVar = "evidence_figure"
    evidence_id: Annotated[Uid, EVIDENCE]
    place: Place
    label: Text
    value: Text
    base: Text | None = None
    unit: Text
    qualifier: Text
    period: Text | None = None


class RecordEvidenceLink(KnownRow):
    """One thing that a piece of evidence is about."""

    table: ClassVar = "evidence_link"
    evidence_id: Annotated[Uid, EVIDENCE]
    place: Place
    review_id: Annotated[Uid | None, REVIEWS] = None
    learning_point_id: Annotated[Uid | None, LEARNING_POINTS] = None
    recommendation_id: Annotated[Uid | None, RECOMMENDATIONS] = None
    action_id: Annotated[Uid | None, ACTIONS] = None
    theme_id: Annotated[Uid | None, THEMES] = None
    focus_id: Annotated[Uid | None, FOCUSES] = None

    @model_validator(mode="after")
    def _one_thing(self) -> RecordEvidenceLink:
        one_of(self, "review_id", "learning_point_id", "recommendation_id", "action_id", "theme_id", "focus_id")
        return self
