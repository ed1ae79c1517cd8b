"""Annual reports as documents: chapters, their blocks, and an author's words, which are kept apart.

What is in the blocks is drafted by the package that holds the facts; here it is stored text.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models.boards import Board
from partnership.models.files import StoredFile
from partnership.models.users import User
from partnership.vocabulary import Audience


class AnnualReport(Base):
    """A board's report of whole months. It tells of `position_on`, as was known on the day it was drafted.

    `undecided` is how many things its newest draft left out because nobody had decided on them. One that is put
    away stands in no list but that of its kind, and is otherwise as it was.
    """

    __tablename__ = "annual_report"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    title: Mapped[str]
    first_on: Mapped[date]
    last_on: Mapped[date]
    audience: Mapped[Audience] = mapped_column(default=Audience.PARTNERS)
    position_on: Mapped[date]
    known_on: Mapped[date]
    drafted_at: Mapped[datetime | None]
    undecided: Mapped[int | None]
    put_away_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    board: Mapped[Board] = relationship()
    chapters: Mapped[list[ReportChapter]] = relationship(
        back_populates="report", order_by="ReportChapter.place", cascade="all, delete-orphan"
    )

    @property
    def tells_of(self) -> date:
        """The day of its position: of a day after what is known nothing can be told."""
        return min(self.position_on, self.known_on)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", "is_named"),
        CheckConstraint("last_on > first_on", "dates_in_order"),
    )


class ReportChapter(Base):
    """One chapter; an author's own has a key that begins with "own."."""

    __tablename__ = "report_chapter"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("annual_report.id"), index=True)
    key: Mapped[str]
    title: Mapped[str]
    place: Mapped[int]
    is_left_out: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    report: Mapped[AnnualReport] = relationship(back_populates="chapters")
    blocks: Mapped[list[ReportBlock]] = relationship(
        back_populates="chapter", order_by="ReportBlock.place", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("report_id", "key"),)


class ReportBlock(Base):
    """What the record says, and beside it what the author says; neither ever takes the other's place.

    `content` is what the record says in the newest draft, as JSON (rules/blocks.py); none in a block that the
    author added. `seen` is the content as it was when the author last decided on it: where the two differ, the
    facts have changed since, and where there is content and nothing seen, the block is new to her. `words` are the
    author's, as Markdown. `is_hidden` leaves the content out and keeps the words. `is_gone` says that the newest
    draft has no such block. `held_by` has it open for editing.
    The two contents may be megabytes: a query that reads them says so by `undefer_group("stored")`.
    """

    __tablename__ = "report_block"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("annual_report.id"), index=True)
    chapter_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report_chapter.id"), index=True)
    key: Mapped[str]
    place: Mapped[int]
    content: Mapped[str | None] = mapped_column(deferred=True, deferred_group="stored")
    seen: Mapped[str | None] = mapped_column(deferred=True, deferred_group="stored")
    words: Mapped[str | None]
    is_hidden: Mapped[bool] = mapped_column(default=False)
    is_moved: Mapped[bool] = mapped_column(default=False)
    is_gone: Mapped[bool] = mapped_column(default=False)
    held_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    held_until: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    chapter: Mapped[ReportChapter] = relationship(back_populates="blocks")
    held_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("report_id", "key"),
        CheckConstraint("content IS NOT NULL OR words IS NOT NULL OR is_gone", "says_something"),
        CheckConstraint("(held_by_id IS NULL) = (held_until IS NULL)", "held_until_a_moment"),
    )


class ReportRequirement(Base):
    """One thing that law, guidance or good practice asks of an annual report; dated, each with its source."""

    __tablename__ = "report_requirement"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    code: Mapped[str]
    words: Mapped[str]
    source: Mapped[str]
    is_verified: Mapped[bool]
    place: Mapped[int]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]

    __table_args__ = (UniqueConstraint("code", "from_on"),)


class RequirementNote(Base):
    """What the author says of a requirement in one report; `status` where she decides it and not the record."""

    __tablename__ = "requirement_note"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("annual_report.id"), index=True)
    requirement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report_requirement.id"), index=True)
    status: Mapped[str | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    requirement: Mapped[ReportRequirement] = relationship()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("report_id", "requirement_id"),
        CheckConstraint("status IN ('met', 'partly', 'not_met', 'not_applicable')", "status_known"),
    )


class ReportTemplate(Base):
    """A board's own Word template: its styles, header and logo are used, its text is not."""

    __tablename__ = "report_template"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), unique=True)
    file_name: Mapped[str]
    file_key: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    board: Mapped[Board] = relationship()
    file: Mapped[StoredFile] = relationship()

    __mapper_args__ = {"version_id_col": version}
