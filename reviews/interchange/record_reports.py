"""Rows of `record/1` on annual reports: what is asked of them, their chapters and blocks, and what goes into each.

The drafted content travels too: a report that is open for writing is the same report in the next installation, with
what an author has decided on and what has changed since.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from partnership.vocabulary import Audience
from reviews.interchange.record_actions import ACTIONS
from reviews.interchange.record_evidence import EVIDENCE
from reviews.interchange.record_files import STORED_FILES
from reviews.interchange.record_organisation import BOARDS, PEOPLE
from reviews.interchange.record_reviews import REVIEWS
from reviews.interchange.record_sharing import EVENTS
from reviews.interchange.record_values import (
    Day,
    KnownRow,
    Moment,
    Place,
    Uid,
    Version,
    in_order,
    insist,
    one_of,
)
from reviews.interchange.shapes import Count, Flag, RefersTo, Text, Told

REQUIREMENTS = RefersTo(("report_requirements",))
REPORTS = RefersTo(("annual_reports",))
CHAPTERS = RefersTo(("report_chapters",))


class RecordReportRequirement(KnownRow):
    """One thing that is asked of an annual report, as shipped."""

    table: ClassVar = "report_requirement"
    alone: ClassVar = (("code", "from_on"),)
    code: Text
    words: Text
    source: Text
    is_verified: Flag
    place: Place
    from_on: Day | None = None
    until_on: Day | None = None


class RecordReportTemplate(KnownRow):
    """The Word template of a board."""

    table: ClassVar = "report_template"
    alone: ClassVar = (("board_id",),)
    board_id: Annotated[Uid, BOARDS]
    file_name: Text
    file_key: Annotated[Text, STORED_FILES]
    version: Version


class RecordAnnualReport(KnownRow):
    """An annual report of a board, for whole months."""

    table: ClassVar = "annual_report"
    board_id: Annotated[Uid, BOARDS]
    title: Told
    first_on: Day
    last_on: Day
    audience: Audience
    position_on: Day
    known_on: Day
    drafted_at: Moment | None = None
    undecided: Count | None = None
    put_away_at: Moment | None = None
    version: Version

    @model_validator(mode="after")
    def _in_order(self) -> RecordAnnualReport:
        in_order("last_on", self.first_on, self.last_on)
        return self


class RecordReportChapter(KnownRow):
    """A chapter of a report, in its place."""

    table: ClassVar = "report_chapter"
    alone: ClassVar = (("report_id", "key"),)
    report_id: Annotated[Uid, REPORTS]
    key: Text
    title: Text
    place: Place
    is_left_out: Flag
    version: Version


class RecordReportBlock(KnownRow):
    """A block of a chapter: what was drafted, as it was when the author last decided, and the author's words."""

    table: ClassVar = "report_block"
    alone: ClassVar = (("report_id", "key"),)
    report_id: Annotated[Uid, REPORTS]
    chapter_id: Annotated[Uid, CHAPTERS]
    key: Text
    place: Place
    content: Text | None = None
    seen: Text | None = None
    words: Text | None = None
    is_hidden: Flag
    is_moved: Flag
    is_gone: Flag
    version: Version

    @model_validator(mode="after")
    def _says_something(self) -> RecordReportBlock:
        says = self.content is not None or self.words is not None
        insist(says or self.is_gone, "needs a content or words, unless it is gone")
        return self


class RecordRequirementNote(KnownRow):
    """What the author says of one requirement in one report."""

    table: ClassVar = "requirement_note"
    alone: ClassVar = (("report_id", "requirement_id"),)
    report_id: Annotated[Uid, REPORTS]
    requirement_id: Annotated[Uid, REQUIREMENTS]
    status: Literal["met", "partly", "not_met", "not_applicable"] | None = None
    note: Text | None = None
    version: Version


class RecordInclusion(KnownRow):
    """A decision that one thing goes into a report, or stays out of it."""

    table: ClassVar = "inclusion"
    alone: ClassVar = (
        ("report_id", "review_id"),
        ("report_id", "action_id"),
        ("report_id", "evidence_id"),
        ("report_id", "event_id"),
    )
    report_id: Annotated[Uid, REPORTS]
    review_id: Annotated[Uid | None, REVIEWS] = None
    action_id: Annotated[Uid | None, ACTIONS] = None
    evidence_id: Annotated[Uid | None, EVIDENCE] = None
    event_id: Annotated[Uid | None, EVENTS] = None
    is_in: Flag
    reason: Text | None = None
    decided_at: Moment
    decided_by_id: Annotated[Uid | None, PEOPLE] = None

    @model_validator(mode="after")
    def _one_thing(self) -> RecordInclusion:
        one_of(self, "review_id", "action_id", "evidence_id", "event_id")
        return self
