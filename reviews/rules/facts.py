"""The facts a report is written from: what goes into it, as it stood on a day. Pure; queries/facts.py fills them.

A case that only its review team may see is counted and never named: `is_named` is False, and what hangs from such
cases alone is counted and never told.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from partnership.vocabulary import Audience
from reviews.rules.figures import Figure
from reviews.rules.stated import Period, StatedDate
from reviews.vocabulary import (
    Acceptance,
    ActionStatus,
    DateKind,
    EvidenceLevel,
    FocusKind,
    LearningKind,
    Led,
    Outlook,
    PartStatus,
    Publishable,
    RecommendationKind,
    Watch,
)

Ids = frozenset[uuid.UUID]


@dataclass(frozen=True)
class Scope:
    """Whose report, of which months, for whom; `position_on` is the day that it tells of, as known on `known_on`."""

    board_id: uuid.UUID
    board: str
    title: str
    period: Period
    audience: Audience
    position_on: date
    known_on: date

    @property
    def is_internal(self) -> bool:
        """Whether owners and notes are told."""
        return self.audience is Audience.INTERNAL


@dataclass(frozen=True)
class CaseFacts:
    id: uuid.UUID
    name: str
    is_named: bool
    joint_with: tuple[str, ...] = ()
    people: int | None = None


@dataclass(frozen=True)
class ReviewFacts:
    """`stage` is where it stood; `type_full` spells the type out; dates of after `known_on` are plans.

    `is_to_begin` is True of a review that began after `position_on` and so was not under way; `is_under_way_as_known`
    is how it stood on `known_on`.
    """

    id: uuid.UUID
    case_id: uuid.UUID
    type_code: str
    type_name: str
    type_many: str
    type_full: str
    stage: str
    stage_code: str
    is_under_way: bool
    is_to_begin: bool = False
    is_under_way_as_known: bool = False
    led: Led = Led.HERE
    arose_from_id: uuid.UUID | None = None
    title: str | None = None
    is_published: bool | None = None
    publication_form: str | None = None
    dates: Mapping[DateKind, StatedDate] = field(default_factory=dict)


@dataclass(frozen=True)
class PointFacts:
    """A learning point in the review's own words."""

    id: uuid.UUID
    review_id: uuid.UUID
    case_id: uuid.UUID
    words: str
    kind: LearningKind
    in_grid: bool
    theme_ids: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True)
class ThemeFacts:
    id: uuid.UUID
    name: str


@dataclass(frozen=True)
class FocusFacts:
    id: uuid.UUID
    kind: FocusKind
    name: str


@dataclass(frozen=True)
class RecommendationFacts:
    id: uuid.UUID
    review_id: uuid.UUID
    case_id: uuid.UUID
    text: str
    acceptance: Acceptance
    reason: str | None = None
    kind: RecommendationKind | None = None
    watch: Watch = Watch.THIS_BOARD


@dataclass(frozen=True)
class PartFacts:
    """An agency's part: its name at the time, and where it stood on the day that the report tells of."""

    id: uuid.UUID
    agency: str
    status: PartStatus
    outlook: Outlook = Outlook.NOT_SAID
    position: StatedDate | None = None
    due: StatedDate | None = None
    owner: str | None = None
    note: str | None = None
    is_signed_off: bool = False


@dataclass(frozen=True)
class ActionFacts:
    """`status` follows from the parts; `done_in_period` is None where it is done and the day is not held.

    `done_on` is when the last of its parts was done, where that is held of each.
    """

    id: uuid.UUID
    text: str
    status: ActionStatus
    parts: tuple[PartFacts, ...] = ()
    topic: str | None = None
    due: StatedDate | None = None
    done_in_period: bool | None = False
    done_on: StatedDate | None = None
    is_told: bool = True
    review_ids: Ids = frozenset()
    case_ids: Ids = frozenset()
    focus_ids: Ids = frozenset()
    theme_ids: Ids = frozenset()
    source_kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureFacts:
    label: str
    figure: Figure


@dataclass(frozen=True)
class EvidenceFacts:
    """`has_note` says that something was noted beside it that this report does not tell."""

    id: uuid.UUID
    summary: str
    level: EvidenceLevel | None
    kind: str | None = None
    topic: str | None = None
    is_sustained: bool | None = None
    period: StatedDate | None = None
    figures: tuple[FigureFacts, ...] = ()
    agencies: tuple[str, ...] = ()
    check_again_on: date | None = None
    publishable: Publishable = Publishable.NOT_SAID
    has_note: bool = False
    is_told: bool = True
    case_ids: Ids = frozenset()
    action_ids: Ids = frozenset()
    point_ids: Ids = frozenset()
    focus_ids: Ids = frozenset()
    theme_ids: Ids = frozenset()


@dataclass(frozen=True)
class EventFacts:
    """One way in which learning was shared. Attendance is as stated and is never added up."""

    id: uuid.UUID
    title: str
    kind: str | None = None
    topic: str | None = None
    audience: str | None = None
    on: StatedDate | None = None
    delivered_by: tuple[str, ...] = ()
    attendance: Figure | None = None
    number_of_sessions: int | None = None
    sessions_completed: int | None = None
    sessions_planned: int | None = None
    frequency: str | None = None
    feedback: str | None = None
    follow_up: str | None = None
    follow_up_on: date | None = None
    is_training: bool = False
    is_told: bool = True
    case_ids: Ids = frozenset()
    action_ids: Ids = frozenset()
    focus_ids: Ids = frozenset()
    theme_ids: Ids = frozenset()


@dataclass(frozen=True)
class ShortfallFacts:
    """What the partnership has said itself falls short."""

    id: uuid.UUID
    text: str


@dataclass(frozen=True)
class LeftFacts:
    """A thing of the record that does not go in. It may be counted and is never told, so no words of it are here."""

    id: uuid.UUID
    is_told: bool = True
    level: EvidenceLevel | None = None
    case_ids: Ids = frozenset()
    action_ids: Ids = frozenset()
    point_ids: Ids = frozenset()
    focus_ids: Ids = frozenset()
    theme_ids: Ids = frozenset()


@dataclass(frozen=True)
class Left:
    """What the record holds beside what goes in, left out or not decided on.

    `cases_of_theme` are the other cases that may be named in whose grid a theme came up.
    """

    actions: tuple[LeftFacts, ...] = ()
    evidence: tuple[LeftFacts, ...] = ()
    events: tuple[LeftFacts, ...] = ()
    cases_of_theme: Mapping[uuid.UUID, Ids] = field(default_factory=dict)


@dataclass(frozen=True)
class Undecided:
    """How many things of each kind nobody has decided on: they are in no chapter, and the report says so."""

    reviews: int = 0
    actions: int = 0
    evidence: int = 0
    events: int = 0

    @property
    def all(self) -> int:
        return self.reviews + self.actions + self.evidence + self.events


@dataclass(frozen=True)
class Facts:
    """All that goes into one report. `considered` counts cases that were considered and not reviewed."""

    scope: Scope
    cases: tuple[CaseFacts, ...] = ()
    reviews: tuple[ReviewFacts, ...] = ()
    points: tuple[PointFacts, ...] = ()
    themes: tuple[ThemeFacts, ...] = ()
    focuses: tuple[FocusFacts, ...] = ()
    recommendations: tuple[RecommendationFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    considered: tuple[uuid.UUID, ...] = ()
    undecided: Undecided = Undecided()
    left: Left = field(default_factory=Left)
    # Abbreviation → what it stands for: of the board, its agencies and the types of review.
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    shortfalls: tuple[ShortfallFacts, ...] = ()
