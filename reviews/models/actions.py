"""Actions, where they came from, each agency's part in them, and what was said about it."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from partnership.models import Agency, Board, User
from reviews.models.focuses import Focus
from reviews.models.posts import Post
from reviews.models.recommendations import Recommendation
from reviews.models.reviews import Review
from reviews.models.stated import stated_date
from reviews.models.themes import Theme
from reviews.rules import progress, rating
from reviews.rules.stated import StatedDate
from reviews.vocabulary import ActionStatus, Outlook, PartStatus, SourceKind

action_theme = Table(
    "action_theme",
    Base.metadata,
    Column("action_id", ForeignKey("action.id"), primary_key=True),
    Column("theme_id", ForeignKey("theme.id"), primary_key=True, index=True),
)


class Action(Base):
    """What is to change. `due` is the original due date; `status` follows from the parts by one rule.

    `plan_words` is what the plan that it was pasted from says beside: whose part is still to be added, a RAG. A
    column that was meant for the office may be in it, so partners do not see it and it is not searched.
    """

    __tablename__ = "action"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    board_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("board.id"), index=True)
    text: Mapped[str]
    text_folded: Mapped[str]
    topic: Mapped[str | None]
    outcome: Mapped[str | None]
    measure: Mapped[str | None]
    plan_words: Mapped[str | None]
    status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.NOT_STARTED)
    added_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    due: Mapped[StatedDate | None] = stated_date("due")
    board: Mapped[Board] = relationship()
    sources: Mapped[list[ActionSource]] = relationship(
        back_populates="action", order_by="ActionSource.place", cascade="all, delete-orphan"
    )
    themes: Mapped[list[Theme]] = relationship(secondary=action_theme, order_by=Theme.name_folded)
    parts: Mapped[list[Part]] = relationship(back_populates="action", order_by="Part.place")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("length(trim(text)) > 0", "says_something"),)


class ActionSource(Base):
    """One thing an action came from: a review, a recommendation or a focus of the record, or another in words.

    A recommendation brings its review with it: who may see the one may see the other.
    """

    __tablename__ = "action_source"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    action_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    kind: Mapped[SourceKind]
    review_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    recommendation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("recommendation.id"), index=True)
    focus_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("focus.id"), index=True)
    words: Mapped[str | None]

    action: Mapped[Action] = relationship(back_populates="sources")
    review: Mapped[Review | None] = relationship()
    recommendation: Mapped[Recommendation | None] = relationship()
    focus: Mapped[Focus | None] = relationship()

    __table_args__ = (
        CheckConstraint("kind <> 'review' OR review_id IS NOT NULL", "review_named"),
        CheckConstraint("review_id IS NULL OR kind IN ('review', 'recommendation')", "review_of_its_kind"),
        CheckConstraint("(recommendation_id IS NULL) OR (review_id IS NOT NULL)", "recommendation_with_its_review"),
        CheckConstraint("recommendation_id IS NULL OR kind = 'recommendation'", "recommendation_of_its_kind"),
        CheckConstraint("focus_id IS NULL OR kind = 'focus'", "focus_of_its_kind"),
        UniqueConstraint("action_id", "review_id", "recommendation_id"),
    )


class Part(Base):
    """The action for one agency. Status, outlook and position are copied from each update, for lists.

    `due` is the current due date, `post` the owner. `is_shared` lets its agency see this part alone of a hidden
    case. Signed off says that the group, or the manager for it, saw what a done part rests on.
    """

    __tablename__ = "part"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    action_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action.id"), index=True)
    agency_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    is_lead: Mapped[bool] = mapped_column(default=False)
    post_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    status: Mapped[PartStatus] = mapped_column(default=PartStatus.NOT_STARTED, index=True)
    outlook: Mapped[Outlook] = mapped_column(default=Outlook.NOT_SAID)
    is_shared: Mapped[bool] = mapped_column(default=False)
    last_heard_at: Mapped[datetime | None]
    signed_off_on: Mapped[date | None]
    signed_off_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    sign_off_words: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    due: Mapped[StatedDate | None] = stated_date("due")
    position: Mapped[StatedDate | None] = stated_date("position")
    action: Mapped[Action] = relationship(back_populates="parts")
    agency: Mapped[Agency] = relationship()
    post: Mapped[Post | None] = relationship(lazy="joined")
    signed_off_by: Mapped[User | None] = relationship()
    updates: Mapped[list[Update]] = relationship(back_populates="part", order_by="Update.entered_at.desc(), Update.id")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("action_id", "agency_id"),)

    @property
    def owner_post(self) -> str | None:
        return self.post.name if self.post else None

    @property
    def is_open(self) -> bool:
        return progress.is_open(self.status)

    @property
    def stands(self) -> str:
        """Where it is, as a sentence."""
        return progress.stands(self.status, self.agency.name)

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due.latest is not None and self.due.latest < today

    def rated(self, today: date, tolerance: rating.Tolerance) -> rating.Rated:
        """The colour with its reason; the original due date is the action's."""
        return rating.rate(
            self.status,
            self.outlook,
            self.due,
            self.action.due,
            self.position,
            today,
            tolerance,
            is_signed_off=self.signed_off_on is not None,
        )


class Update(Base):
    """What an agency said about its part. Append-only: a correction is a new update.

    `position` is the day, or the month, it was true; `entered_at` the moment it was written down.
    `on_behalf_of` names the post and agency of who told it, where somebody else wrote it down.
    """

    __tablename__ = "part_update"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    part_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("part.id"), index=True)
    note: Mapped[str]
    status: Mapped[PartStatus]
    outlook: Mapped[Outlook]
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"))
    on_behalf_of: Mapped[str | None]
    is_from_file: Mapped[bool] = mapped_column(default=False)

    position: Mapped[StatedDate | None] = stated_date("position")
    part: Mapped[Part] = relationship(back_populates="updates")
    entered_by: Mapped[User | None] = relationship()

    __table_args__ = (CheckConstraint("is_from_file OR length(trim(note)) > 0", "says_something"),)
