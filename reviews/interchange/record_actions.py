"""Rows of `record/1` on actions, their parts and updates, and on the files that rows came from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_learning import FOCUSES, RECOMMENDATIONS, THEMES
from reviews.interchange.record_organisation import AGENCIES, BOARDS, PEOPLE
from reviews.interchange.record_posts import POSTS
from reviews.interchange.record_reviews import REVIEWS
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
from reviews.interchange.shapes import Flag, Former, RefersTo, Text, Told
from reviews.vocabulary import ActionStatus, DueChangeKind, Outlook, PartStatus, SourceKind

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
    plan_words: Text | None = None
    status: ActionStatus
    added_at: Moment
    due: RecordedDate | None = None
    version: Version


class RecordActionTheme(RecordRow):
    """A theme of an action."""

    table: ClassVar = "action_theme"
    alone: ClassVar = (("action_id", "theme_id"),)
    action_id: Annotated[Uid, ACTIONS]
    theme_id: Annotated[Uid, THEMES]


class RecordActionSource(KnownRow):
    """One thing that an action came from. A recommendation stands with its review."""

    table: ClassVar = "action_source"
    alone: ClassVar = (("action_id", "review_id", "recommendation_id"),)
    action_id: Annotated[Uid, ACTIONS]
    place: Place
    kind: SourceKind
    review_id: Annotated[Uid | None, REVIEWS] = None
    recommendation_id: Annotated[Uid | None, RECOMMENDATIONS] = None
    focus_id: Annotated[Uid | None, FOCUSES] = None
    words: Text | None = None

    @model_validator(mode="after")
    def _named_by_its_kind(self) -> RecordActionSource:
        review, recommendation = self.kind is SourceKind.REVIEW, self.kind is SourceKind.RECOMMENDATION
        insist(not review or self.review_id is not None, 'needs a review_id where kind is "review"')
        insist(review or recommendation or self.review_id is None, "has a review_id that its kind has no place for")
        insist(recommendation or self.recommendation_id is None, 'needs kind "recommendation" for a recommendation_id')
        insist(
            self.recommendation_id is None or self.review_id is not None, "needs the review_id of its recommendation"
        )
        insist(self.focus_id is None or self.kind is SourceKind.FOCUS, 'needs kind "focus" for a focus_id')
        return self


class RecordPart(KnownRow):
    """An action for one agency. `due` is the current due date, `post_id` its owner."""

    table: ClassVar = "part"
    alone: ClassVar = (("action_id", "agency_id"),)
    action_id: Annotated[Uid, ACTIONS]
    agency_id: Annotated[Uid, AGENCIES]
    place: Place
    is_lead: Flag
    post_id: Annotated[Uid | None, POSTS] = None
    owner_post: Annotated[Text | None, Former()] = None
    """In older files, instead of `post_id`: the name of the post, which becomes a row of `posts`."""
    status: PartStatus
    outlook: Outlook
    is_shared: Flag
    last_heard_at: Moment | None = None
    signed_off_on: Day | None = None
    signed_off_by_id: Annotated[Uid | None, PEOPLE] = None
    sign_off_words: Text | None = None
    due: RecordedDate | None = None
    position: RecordedDate | None = None
    version: Version

    @model_validator(mode="after")
    def _one_owner(self) -> RecordPart:
        insist(self.post_id is None or self.owner_post is None, "needs a post_id or an owner_post, not both")
        return self


class RecordDueChange(KnownRow):
    """A due date that was extended for one part, or a mistake in that of the action put right."""

    table: ClassVar = "due_change"
    action_id: Annotated[Uid, ACTIONS]
    part_id: Annotated[Uid | None, PARTS] = None
    kind: DueChangeKind
    was: RecordedDate | None = None
    became: RecordedDate | None = None
    reason: Told
    approved_by: Text | None = None
    made_at: Moment
    made_by_id: Annotated[Uid | None, PEOPLE] = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> RecordDueChange:
        extends = self.kind is DueChangeKind.EXTENSION
        insist(extends == (self.part_id is not None), 'needs a part_id where kind is "extension", and only there')
        insist(not extends or bool((self.approved_by or "").strip()), "needs an approved_by for an extension")
        return self


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
    on_behalf_of: Text | None = None
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
