"""What follows from what is known of an incident: which review, which date due, and what is still needed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, Protocol, TypeVar

from partnership.filters import listed
from reviews.rules.reviews import StageRow
from reviews.rules.stated import StatedDate, is_certainly_before, of_day
from reviews.vocabulary import DateKind, Harm, IncidentDecision, View

S = TypeVar("S", bound=StageRow)

# The type of review that follows a decision, by its code; the others are followed by none.
REVIEW_OF: dict[IncidentDecision, str] = {
    IncidentDecision.NOTIFIED: "Rapid Review",
    IncidentDecision.LOCAL_REVIEW: "Local learning review",
    IncidentDecision.DHR: "DHR",
    IncidentDecision.SAR: "SAR",
}
BEING_CONSIDERED = "Being considered"
# The timescale that runs from becoming aware, by its code.
NOTICE = {Harm.ADULT_DIED: "D1"}
OF_A_CHILD = "C1"
# The steps of a review that the office must date while it is under way.
STEPS = {DateKind.STARTED: "The day the review started", DateKind.RAPID_REVIEW_SENT: "The day it was sent to the Panel"}


class Place(Enum):
    """The page that fills a gap."""

    INCIDENT = "incident"
    CASE = "case"
    READERS = "readers"
    DECISION = "decision"
    DATES = "dates"


@dataclass(frozen=True)
class Need:
    """One thing that is not known yet, and where it is said."""

    words: str
    place: Place
    review_id: uuid.UUID | None = None


class Undated(NamedTuple):
    """A step of a review under way that has no date; `review` is its type where the case has several reviews."""

    kind: DateKind
    review_id: uuid.UUID | None = None
    review: str = ""


class Viewed(Protocol):
    """What one partner said."""

    @property
    def agency(self) -> Any: ...
    @property
    def view(self) -> View: ...


class Known(Protocol):
    """An incident, as far as its gaps need it."""

    @property
    def harm(self) -> Harm | None: ...
    @property
    def aware_on(self) -> object: ...
    @property
    def told_by(self) -> str | None: ...
    @property
    def agencies(self) -> Sequence[Any]: ...
    @property
    def decision(self) -> IncidentDecision | None: ...
    @property
    def views(self) -> Sequence[Viewed]: ...


class KnownCase(Protocol):
    """A case, as far as its gaps need it."""

    @property
    def incident(self) -> object: ...
    @property
    def people_count(self) -> int | None: ...
    @property
    def readers(self) -> Sequence[Any]: ...
    @property
    def summary(self) -> str | None: ...


def notice_code(harm: Harm | None) -> str:
    """Which timescale runs from becoming aware."""
    return NOTICE.get(harm, OF_A_CHILD) if harm else OF_A_CHILD


def first_stage(stages: Sequence[S]) -> S:
    """Where a review begins that was decided on: it is being considered no longer."""
    return next((each for each in stages if each.code != "being_considered"), stages[0])


def follows(held: StatedDate | None, before: date | None) -> bool:
    """Whether a date that stands in two places was the same in both, so that a correction of one goes for the other.

    >>> follows(None, None), follows(None, date(2026, 11, 21))
    (True, False)
    """
    if held is None or before is None:
        return held is None and before is None
    return held.precision == "day" and held.earliest == before


def which_day(
    day: date | None, held: StatedDate | None, review_id: uuid.UUID, *, of: str = "becoming aware"
) -> list[Need]:
    """A need where the incident and the review that followed it name days of which one must be wrong.

    >>> which_day(date(2026, 11, 19), of_day(date(2026, 11, 21)), uuid.UUID(int=0))[0].words
    'Which day of becoming aware is right: 19 November 2026, or 21 November 2026 as the review has it'
    """
    if day is None or held is None:
        return []
    known = of_day(day)
    if not is_certainly_before(known, held) and not is_certainly_before(held, known):
        return []
    words = f"Which day of {of} is right: {known}, or {held} as the review has it"
    return [Need(words, Place.DATES, review_id)]


def outcome(decision: IncidentDecision | None) -> str:
    return decision.label if decision else BEING_CONSIDERED


def standing(decision: IncidentDecision | None, *, has_review: bool) -> tuple[str, str] | None:
    """The word and the colour beside the name of a case that was considered: nothing where its review says more.

    >>> standing(None, has_review=False), standing(IncidentDecision.NOTIFIED, has_review=True)
    (('Being considered', 'blue'), None)
    """
    if has_review and decision is not IncidentDecision.LOGGED_BY_MISTAKE:
        return None
    return outcome(decision), "grey" if decision else "blue"


def still_needed(incident: Known, case: KnownCase, undated: Iterable[Undated]) -> list[Need]:
    """What is not known yet. `undated` are the steps of a review under way that have no date."""
    if incident.decision not in (None, *REVIEW_OF):
        return []
    has_review = incident.decision is not None
    asked = [
        (incident.harm is None, "What kind of harm it was", Place.INCIDENT),
        (incident.aware_on is None, "The day of becoming aware", Place.INCIDENT),
        (not incident.told_by, "Who told you", Place.INCIDENT),
        (not incident.agencies, "Which agencies are thought to be involved", Place.INCIDENT),
        (case.incident is None, "When it happened", Place.CASE),
        (not case.people_count, "How many children or adults it is about", Place.CASE),
        (not case.readers, "Who is on the review team", Place.READERS),
        (not has_review, "The decision", Place.DECISION),
        (has_review and not case.summary, "A summary for partners", Place.CASE),
    ]
    found = [Need(words, place) for is_missing, words, place in asked if is_missing]
    found += [
        Need(f"What {each.agency.name} says to the decision", Place.DECISION)
        for each in incident.views
        if each.view is View.NOT_YET
    ]
    return found + [
        Need(f"{STEPS[each.kind]} ({each.review})" if each.review else STEPS[each.kind], Place.DATES, each.review_id)
        for each in dict.fromkeys(undated)
        if each.kind in STEPS
    ]


def views_in_words(views: Iterable[Viewed]) -> str:
    """All of them in a row, for a cell of a file."""
    return listed(f"{each.agency.name}: {each.view.label.lower()}" for each in views)
