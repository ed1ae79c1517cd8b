"""What goes into a report: for each thing a suggestion with its reason, and the decision that goes before it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from partnership.vocabulary import Labelled
from reviews.rules.facts import Ids, Undecided
from reviews.rules.stated import Period, StatedDate, Within, within


class State(Labelled):
    """Whether a thing goes into a report."""

    IN = "in", "In"
    OUT = "out", "Out"
    UNDECIDED = "undecided", "Undecided"


@dataclass(frozen=True)
class Suggestion:
    """Where a thing stands for a report and why; `is_decided` where somebody said so and nothing was suggested."""

    state: State
    reason: str
    is_decided: bool = False


@dataclass(frozen=True)
class Dated:
    """A date of a thing and what it is the date of: "Published", February 2023."""

    what: str
    on: StatedDate

    def __str__(self) -> str:
        return f"{self.what}: {self.on.in_words}"


@dataclass(frozen=True)
class Reported:
    """An annual report that was loaded and tells of the thing."""

    period: Period
    title: str


@dataclass(frozen=True)
class Span:
    """The time from which and to which a thing was going on, in its words: "Under way", "Open"."""

    words: str
    begun: StatedDate | None
    is_over: bool
    ended: StatedDate | None = None


@dataclass(frozen=True)
class Decision:
    is_in: bool
    reason: str | None = None


@dataclass(frozen=True)
class Known:
    """What is known of one thing that bears on the question."""

    dates: tuple[Dated, ...] = ()
    reported: tuple[Reported, ...] = ()
    span: Span | None = None


@dataclass(frozen=True)
class Included:
    """What goes into one report, and how much nobody has decided on."""

    reviews: Ids
    actions: Ids
    evidence: Ids
    events: Ids
    undecided: Undecided = field(default_factory=Undecided)


@dataclass(frozen=True)
class Suggestions:
    """Of every thing of a board, by its id."""

    reviews: Mapping[uuid.UUID, Suggestion] = field(default_factory=dict)
    actions: Mapping[uuid.UUID, Suggestion] = field(default_factory=dict)
    evidence: Mapping[uuid.UUID, Suggestion] = field(default_factory=dict)
    events: Mapping[uuid.UUID, Suggestion] = field(default_factory=dict)

    @property
    def included(self) -> Included:
        kinds = (self.reviews, self.actions, self.evidence, self.events)
        reviews, actions, evidence, events = (_of(State.IN, each) for each in kinds)
        undecided = Undecided(*(len(_of(State.UNDECIDED, each)) for each in kinds))
        return Included(reviews, actions, evidence, events, undecided)


def _of(state: State, suggestions: Mapping[uuid.UUID, Suggestion]) -> Ids:
    return frozenset(each for each, suggestion in suggestions.items() if suggestion.state is state)


def suggest(period: Period, known: Known, decision: Decision | None = None) -> Suggestion:
    """A decision goes before all; then a report of this period; then dates; what is not certain is left undecided."""
    if decision:
        state = State.IN if decision.is_in else State.OUT
        return Suggestion(state, decision.reason or "Decided for this report", is_decided=True)
    return (
        _reported_for(period, known.reported)
        or _certainly(period, known)
        or _reported_in_part(period, known)
        or _reported_elsewhere(period, known)
        or _possibly(period, known)
    )


def _reported_for(period: Period, reported: Iterable[Reported]) -> Suggestion | None:
    """A report of these months, or of some of them and no others."""
    for each in reported:
        if period.first <= each.period.first and each.period.last <= period.last:
            return Suggestion(State.IN, f"Reported for {each.period.in_words}")
    return None


def _certainly(period: Period, known: Known) -> Suggestion | None:
    for each in known.dates:
        if within(each.on, period.first, period.last) is Within.CERTAINLY:
            return Suggestion(State.IN, str(each))
    if known.span and _going_on(period, known.span) is Within.CERTAINLY:
        return Suggestion(State.IN, f"{known.span.words} in the period")
    return None


def _reported_in_part(period: Period, known: Known) -> Suggestion | None:
    """A report that has months of these and others says nothing of which: a thing's own dates may."""
    for each in known.reported:
        if _overlaps(period, each.period):
            if _is_outside(period, known):
                return Suggestion(State.OUT, f"Outside the period. {known.dates[-1]}")
            report = f"In the report for {each.period.in_words}"
            return Suggestion(State.UNDECIDED, f"{report}, which shares only some months with this one")
    return None


def _overlaps(one: Period, other: Period) -> bool:
    """Where years touch in a month, each keeps its own."""
    return _shared(one, other) > (1 if one.months > 1 else 0)


def _is_outside(period: Period, known: Known) -> bool:
    """Whether its dates leave no day of the period on which it may have been going on."""
    spans = [known.span] if known.span else []
    return (
        bool(known.dates)
        and all(within(each.on, period.first, period.last) is Within.OUT for each in known.dates)
        and all(_going_on(period, each) is Within.OUT for each in spans)
    )


def _reported_elsewhere(period: Period, known: Known) -> Suggestion | None:
    """What an earlier report told of and is not over is for the author to say."""
    for each in known.reported:
        report = f"In the report for {each.period.in_words}"
        is_earlier = each.period.first < period.first
        if is_earlier and known.span and not known.span.is_over:
            return Suggestion(State.UNDECIDED, f"{report}, and not known to be over")
        return Suggestion(State.OUT, report)
    return None


def _possibly(period: Period, known: Known) -> Suggestion:
    for each in known.dates:
        if within(each.on, period.first, period.last) is Within.POSSIBLY and each.on.is_dated:
            return Suggestion(State.UNDECIDED, f"May be inside. {each}")
    if known.span and known.span.begun and _going_on(period, known.span) is Within.POSSIBLY:
        return Suggestion(State.UNDECIDED, f"May have been {known.span.words.lower()} in the period")
    dated = _dated(known.dates)
    if not dated and not (known.span and known.span.begun):
        return Suggestion(State.UNDECIDED, "No date")
    return Suggestion(State.OUT, f"Outside the period. {dated[-1]}" if dated else "Outside the period")


def _dated(dates: Sequence[Dated]) -> list[Dated]:
    return [each for each in dates if each.on.is_dated]


def _shared(one: Period, other: Period) -> int:
    """How many months the two have in common."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Period(first, last).months if first <= last else 0


def _going_on(period: Period, span: Span) -> Within:
    """Whether the span and the period have a day in common."""
    if span.begun is None or (begins := span.begun.earliest or span.begun.latest) is None:
        return Within.POSSIBLY
    if begins > period.last or _is_before(span, period):
        return Within.OUT
    starts_by = (span.begun.latest or begins) <= period.last
    return Within.CERTAINLY if starts_by and _lasts_into(span, period) else Within.POSSIBLY


def _is_before(span: Span, period: Period) -> bool:
    return bool(span.ended and span.ended.latest and span.ended.latest < period.first)


def _lasts_into(span: Span, period: Period) -> bool:
    if not span.is_over:
        return True
    return bool(span.ended and span.ended.earliest and span.ended.earliest >= period.first)
