"""Rows of `record/1` on actions, their parts and updates, and on the files that rows came from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_organisation import AGENCIES, BOARDS, PEOPLE
from reviews.interchange.record_reviews import REVIEWS
from reviews.interchange.record_values import (
    Day,
    KnownRow,
    Moment,
    Place,
    RecordedDate,
    Uid,
    Version,
    in_order,
    insist,
)
from reviews.interchange.shapes import Flag, RefersTo, Text, Told
from reviews.vocabulary import ActionStatus, Outlook, PartStatus, SourceKind

ACTIONS = RefersTo(("actions",))
PARTS = RefersTo(("parts",))
SOURCE_FILES = RefersTo(("source_files",))


class RecordAction(KnownRow):
    """What is to change. `due` is the original due date."""

    table: ClassVar = "action"
    board_id: Annotated[Uid, BOARDS]
    text: Told
    topic: Text | None = None
    outcome: Text | None = None
    measure: Text | None = None
    status: ActionStatus
    added_at: Moment
    due: RecordedDate | None = None
    version: Version


class RecordActionSource(KnownRow):
    """One thing that an action came from."""

    table: ClassVar = "action_source"
    alone: ClassVar = (("action_id", "review_id"),)
    action_id: Annotated[Uid, ACTIONS]
    place: Place
    kind: SourceKind
    review_id: Annotated[Uid | None, REVIEWS] = None
    words: Text | None = None

    @model_validator(mode="after")
    def _review_named(self) -> RecordActionSource:
        named = (self.kind is SourceKind.REVIEW) == (self.review_id is not None)
        insist(named, 'needs a review_id where kind is "review", and only there')
        return self


class RecordPart(KnownRow):
    """An action for one agency. `due` is the current due date."""

    table: ClassVar = "part"
    alone: ClassVar = (("action_id", "agency_id"),)
    action_id: Annotated[Uid, ACTIONS]
    agency_id: Annotated[Uid, AGENCIES]
    place: Place
    is_lead: Flag
    owner_post: Text | None = None
    status: PartStatus
    outlook: Outlook
    is_shared: Flag
    last_heard_at: Moment | None = None
    due: RecordedDate | None = None
    position: RecordedDate | None = None
    version: Version


class RecordUpdate(KnownRow):
    """What an agency said about its part. `position` is when it was true."""

    table: ClassVar = "part_update"
    part_id: Annotated[Uid, PARTS]
    note: Text
    status: PartStatus
    outlook: Outlook
    position: RecordedDate | None = None
    entered_at: Moment
    entered_by_id: Annotated[Uid | None, PEOPLE] = None
    is_from_file: Flag

    @model_validator(mode="after")
    def _says_something(self) -> RecordUpdate:
        insist(self.is_from_file or bool(self.note.strip()), "needs a note")
        return self


class RecordSourceFile(KnownRow):
    """A file that was loaded, and the period it reports for."""

    table: ClassVar = "source_file"
    alone: ClassVar = (("slug",),)
    slug: Told
    title: Text
    period_first: Day | None = None
    period_last: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> RecordSourceFile:
        in_order("period_last", self.period_first, self.period_last)
        return self


class RecordSourceRow(KnownRow):
    """A row of such a file, and the thing it became."""

    table: ClassVar = "source_row"
    alone: ClassVar = (("file_id", "section", "local_id", "subject_type"),)
    file_id: Annotated[Uid, SOURCE_FILES]
    local_id: Told
    section: Told
    subject_type: Told
    subject_id: Uid
