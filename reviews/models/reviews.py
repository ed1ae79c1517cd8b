"""A review: one process on a case, with its type, its stage and its dates."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from partnership.extensions import Base
from reviews.models.review_types import ReviewType, Stage
from reviews.models.stated import stated_date
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, Led

if TYPE_CHECKING:
    from reviews.models.cases import Case


class Review(Base):
    """A Rapid Review that becomes an LCSPR is two reviews of one case: the second `arose_from` the first.

    `title` is the published title, unchanged. `is_published` is None where it is not stated.
    `criteria` are the codes that were ticked when the partners decided on it, with a space between.
    The two counts of its case's actions are filled by the register alone, inside its one statement.
    """

    __tablename__ = "review"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), index=True)
    review_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_type.id"), index=True)
    stage_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stage.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    led: Mapped[Led] = mapped_column(default=Led.HERE)
    arose_from_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("review.id"))
    title: Mapped[str | None]
    stage_stated: Mapped[str | None]
    is_published: Mapped[bool | None]
    publication_form: Mapped[str | None]
    criteria: Mapped[str | None]
    decided_because: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[Case] = relationship(back_populates="reviews")
    review_type: Mapped[ReviewType] = relationship()
    stage: Mapped[Stage] = relationship()
    arose_from: Mapped[Review | None] = relationship(remote_side=id)
    dates: Mapped[list[ReviewDate]] = relationship(order_by="ReviewDate.kind")
    open_actions: Mapped[int] = query_expression()
    all_actions: Mapped[int] = query_expression()

    __mapper_args__ = {"version_id_col": version}

    def date_of(self, kind: DateKind) -> StatedDate | None:
        return next((each.on for each in self.dates if each.kind is kind), None)


class ReviewDate(Base):
    """One dated step of a review, as precise as it was stated."""

    __tablename__ = "review_date"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    review_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review.id"), index=True)
    kind: Mapped[DateKind]
    on: Mapped[StatedDate] = stated_date("on")

    __table_args__ = (UniqueConstraint("review_id", "kind"),)
