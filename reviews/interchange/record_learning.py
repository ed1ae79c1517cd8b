"""Rows of `record/1` on themes, learning points, focuses and recommendations."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from reviews.interchange.record_organisation import BOARDS
from reviews.interchange.record_reviews import REVIEWS
from reviews.interchange.record_values import (
    Day,
    KnownRow,
    Place,
    RecordedDate,
    RecordRow,
    Uid,
    Version,
    insist,
)
from reviews.interchange.shapes import Above, Flag, RefersTo, Text, Told
from reviews.vocabulary import Acceptance, FocusKind, LearningKind, RecommendationKind, ThemeKind, Watch

THEMES = RefersTo(("themes",))
FOCUSES = RefersTo(("focuses",))
LEARNING_POINTS = RefersTo(("learning_points",))
RECOMMENDATIONS = RefersTo(("recommendations",))


class RecordTheme(KnownRow):
    """A theme of the library."""

    table: ClassVar = "theme"
    name: Told
    meaning: Text | None = None
    also_called: Text | None = None
    kind: ThemeKind | None = None
    parent_id: Annotated[Uid | None, THEMES, Above()] = None
    national: Text | None = None
    national_list: Text | None = None
    source: Text | None = None
    retired_on: Day | None = None
    merged_into_id: Annotated[Uid | None, THEMES, Above()] = None
    version: Version

    @model_validator(mode="after")
    def _merged_is_retired(self) -> RecordTheme:
        insist(self.merged_into_id is None or self.retired_on is not None, "needs a retired_on where it is merged")
        return self


class RecordFocus(KnownRow):
    """A priority of a business plan, or a shared safeguarding theme of a year."""

    table: ClassVar = "focus"
    board_id: Annotated[Uid, BOARDS]
    kind: FocusKind
    place: Place
    name: Told
    period: RecordedDate | None = None
    version: Version


class RecordShortfall(KnownRow):
    """What a partnership has said itself falls short."""

    table: ClassVar = "shortfall"
    board_id: Annotated[Uid, BOARDS]
    place: Place
    text: Told


class RecordLearningPoint(KnownRow):
    """What a review taught, in its own words. `in_grid` says whether the year's grid shows it."""

    table: ClassVar = "learning_point"
    review_id: Annotated[Uid, REVIEWS]
    place: Place
    words: Told
    kind: LearningKind
    in_grid: Flag
    version: Version


class RecordLearningPointTheme(RecordRow):
    """A theme of a learning point."""

    table: ClassVar = "learning_point_theme"
    alone: ClassVar = (("learning_point_id", "theme_id"),)
    learning_point_id: Annotated[Uid, LEARNING_POINTS]
    theme_id: Annotated[Uid, THEMES]


class RecordCarriedLearningPoint(RecordRow):
    """A learning point that a later review carries."""

    table: ClassVar = "carried_learning_point"
    alone: ClassVar = (("learning_point_id", "review_id"),)
    learning_point_id: Annotated[Uid, LEARNING_POINTS]
    review_id: Annotated[Uid, REVIEWS]


class RecordRecommendation(KnownRow):
    """What a review asks for. `reference` is the review's own number for it."""

    table: ClassVar = "recommendation"
    review_id: Annotated[Uid, REVIEWS]
    place: Place
    reference: Text | None = None
    text: Told
    kind: RecommendationKind | None = None
    acceptance: Acceptance
    acceptance_reason: Text | None = None
    watch: Watch
    outcome: Text | None = None
    version: Version


class RecordRecommendationLearningPoint(RecordRow):
    """A learning point that a recommendation rests on."""

    table: ClassVar = "recommendation_learning_point"
    alone: ClassVar = (("recommendation_id", "learning_point_id"),)
    recommendation_id: Annotated[Uid, RECOMMENDATIONS]
    learning_point_id: Annotated[Uid, LEARNING_POINTS]
