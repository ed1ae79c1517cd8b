"""Rows of `record/1` on posts and who holds them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_organisation import AGENCIES, PEOPLE
from reviews.interchange.record_values import Day, KnownRow, Uid, in_order
from reviews.interchange.shapes import RefersTo, Text

POSTS = RefersTo(("posts",))


class RecordPost(KnownRow):
    """A post of an agency, which may own parts of actions."""

    table: ClassVar = "post"
    alone: ClassVar = (("agency_id", "name"),)
    agency_id: Annotated[Uid, AGENCIES]
    name: Text


class RecordPostHolder(KnownRow):
    """Who held a post, from a day until a day, both included."""

    table: ClassVar = "post_holder"
    post_id: Annotated[Uid, POSTS]
    user_id: Annotated[Uid, PEOPLE]
    from_on: Day | None = None
    until_on: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> RecordPostHolder:
        in_order("until_on", self.from_on, self.until_on)
        return self
