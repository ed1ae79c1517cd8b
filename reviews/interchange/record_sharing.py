"""Rows of `record/1` on sharing learning: events, sessions, who came, materials, links."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_actions import ACTIONS
from reviews.interchange.record_learning import FOCUSES, LEARNING_POINTS, THEMES
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
from reviews.interchange.shapes import RefersTo, Text, Told, Whole

EVENTS = RefersTo(("dissemination_events",))


class RecordDisseminationEvent(KnownRow):
    """One event or series by which people were told."""

    table: ClassVar = "dissemination_event"
    board_id: Annotated[Uid, BOARDS]
    kind: Text | None = None
    title: Told
    topic: Text | None = None
    audience: Text | None = None
    on: RecordedDate | None = None
    attendance_value: Text | None = None
    attendance_qualifier: Text | None = None
    attendance_unit: Text | None = None
    number_of_sessions: Whole | None = None
    sessions_completed: Whole | None = None
    sessions_planned: Whole | None = None
    frequency: Text | None = None
    feedback: Text | None = None
    follow_up: Text | None = None
    follow_up_on: Day | None = None
    version: Version


class RecordEventDeliverer(RecordRow):
    """An agency that delivered an event."""

    table: ClassVar = "event_deliverer"
    alone: ClassVar = (("event_id", "agency_id"),)
    event_id: Annotated[Uid, EVENTS]
    agency_id: Annotated[Uid, AGENCIES]


class RecordEventSession(KnownRow):
    """One session of a series."""

    table: ClassVar = "event_session"
    event_id: Annotated[Uid, EVENTS]
    place: Place
    words: Text | None = None
    on: RecordedDate | None = None
    attendance_value: Text | None = None
    attendance_qualifier: Text | None = None
    attendance_unit: Text | None = None


class RecordEventAttendance(KnownRow):
    """How many came from one agency."""

    table: ClassVar = "event_attendance"
    alone: ClassVar = (("event_id", "agency_id"),)
    event_id: Annotated[Uid, EVENTS]
    agency_id: Annotated[Uid, AGENCIES]
    attendance_value: Text | None = None
    attendance_qualifier: Text | None = None
    attendance_unit: Text | None = None


class RecordEventMaterial(KnownRow):
    """Slides, a recording, a briefing, and where it is kept."""

    table: ClassVar = "event_material"
    event_id: Annotated[Uid, EVENTS]
    place: Place
    title: Text
    kept_where: Text | None = None
    link: Text | None = None


class RecordEventLink(KnownRow):
    """One thing that an event is about."""

    table: ClassVar = "event_link"
    event_id: Annotated[Uid, EVENTS]
    place: Place
    review_id: Annotated[Uid | None, REVIEWS] = None
    learning_point_id: Annotated[Uid | None, LEARNING_POINTS] = None
    action_id: Annotated[Uid | None, ACTIONS] = None
    theme_id: Annotated[Uid | None, THEMES] = None
    focus_id: Annotated[Uid | None, FOCUSES] = None

    @model_validator(mode="after")
    def _one_thing(self) -> RecordEventLink:
        one_of(self, "review_id", "learning_point_id", "action_id", "theme_id", "focus_id")
        return self
