"""The library of themes: what learning points, actions and evidence are linked to by people, never by words."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnership.extensions import Base
from reviews.vocabulary import ThemeKind


class Theme(Base):
    """A theme. `parent` only groups: what is linked to a theme is never counted for its parent.

    `national` is its name in a national list, `source` where this library has it from, `also_called` other words
    for it. Retired or merged into another it takes no new links and keeps its old ones.
    """

    __tablename__ = "theme"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    meaning: Mapped[str | None]
    also_called: Mapped[str | None]
    kind: Mapped[ThemeKind | None]
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("theme.id"), index=True)
    national: Mapped[str | None]
    national_list: Mapped[str | None]
    source: Mapped[str | None]
    retired_on: Mapped[date | None]
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("theme.id"))
    version: Mapped[int] = mapped_column(default=1)

    parent: Mapped[Theme | None] = relationship(remote_side=id, foreign_keys=parent_id)
    merged_into: Mapped[Theme | None] = relationship(remote_side=id, foreign_keys=merged_into_id)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("parent_id IS NULL OR parent_id <> id", "not_its_own_parent"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", "not_merged_into_itself"),
        CheckConstraint("merged_into_id IS NULL OR retired_on IS NOT NULL", "merged_is_retired"),
        CheckConstraint("length(trim(name)) > 0", "is_named"),
    )

    @property
    def is_active(self) -> bool:
        return self.retired_on is None
