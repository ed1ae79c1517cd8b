"""What a decision about a case means for the reviews that stand on it: which cannot be, and which dates go with it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from reviews.rules.incidents import REVIEW_OF, Need, Place, follows, which_day
from reviews.rules.reviews import SAYS_PUBLISHED
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind, IncidentDecision, Led

CONSIDERED, NOT_TAKEN = "being_considered", "not_taken_forward"
VERBS = ("recorded a decision", "changed a decision")
NAMED = {
    DateKind.AWARE: "becoming aware",
    DateKind.NOTIFIED: "the notification",
    DateKind.DECIDED: "the decision",
}


class Days(NamedTuple):
    """A decision with the days that its review holds too."""

    decision: IncidentDecision | None
    aware_on: date | None
    notified_on: date | None
    decided_on: date | None


class Standing(Protocol):
    """A review of the case, as far as a decision needs it."""

    @property
    def review_type(self) -> Any: ...
    @property
    def stage(self) -> Any: ...
    @property
    def led(self) -> Led: ...


class Dated(Standing, Protocol):
    """A review of the case with its dates."""

    @property
    def id(self) -> uuid.UUID: ...
    def date_of(self, kind: DateKind) -> StatedDate | None: ...


def began_as(type_name: str, stage_name: str) -> str:
    """How the record of a decision tells of the review that it was followed by."""
    return f"{type_name}, at the stage “{stage_name}”"


def days_said(
    decision: IncidentDecision, aware_on: date | None, notified_on: date | None, decided_on: date | None
) -> Days:
    """As they are kept: the Panel is notified by one decision only."""
    return Days(decision, aware_on, notified_on if decision is IncidentDecision.NOTIFIED else None, decided_on)


def steps(days: Days) -> dict[DateKind, date]:
    """The steps of its review that a decision dates; a notification is the decision to carry out its review."""
    found = {DateKind.AWARE: days.aware_on, DateKind.NOTIFIED: days.notified_on}
    if days.notified_on is None:
        found[DateKind.DECIDED] = days.decided_on
    return {kind: on for kind, on in found.items() if on is not None}


def carried(before: Days, now: Days, held: Mapping[DateKind, StatedDate]) -> dict[DateKind, StatedDate]:
    """The dates of a review that stood already which a decision changes: those of days that were changed, where the
    two had agreed. A review that the decision is new to is given what it lacks.
    """
    was = steps(before) if before.decision is now.decision else {}
    return {
        kind: of_day(on)
        for kind, on in steps(now).items()
        if on != was.get(kind) and follows(held.get(kind), was.get(kind))
    }


def against(decision: IncidentDecision | None, reviews: Iterable[Standing]) -> Iterator[Standing]:
    """The reviews that stand on the case though the decision says that none is carried out, or none led here."""
    for each in reviews:
        if each.stage.code in (CONSIDERED, NOT_TAKEN):
            continue
        is_other = decision is IncidentDecision.OTHER_AREA and each.led is Led.HERE
        if is_other or decision is IncidentDecision.NOT_NOTIFIED:
            yield each


def refusal(before: IncidentDecision | None, now: IncidentDecision, reviews: Iterable[Standing]) -> str | None:
    """Why it cannot be decided so, and what to do; what was decided already may be said in other words."""
    found = next(against(now, reviews), None) if now is not before else None
    if found is None:
        return None
    here, elsewhere = "", ""
    if now is IncidentDecision.OTHER_AREA:
        here, elsewhere = " is led here and", " If another area leads it, say so under “Edit” of the review."
    return (
        f"“{now.label}” cannot be recorded: the {found.review_type.name} of this case{here} stands at the stage "
        f"“{found.stage.name}”. If it is not carried out, record its stage “Not taken forward” first, or put back a "
        f"stage that was recorded by mistake.{elsewhere} Else choose the decision that led to it."
    )


def disputed(days: Days, reviews: Collection[Dated]) -> Iterator[Need]:
    """What the decision and the reviews of its case say of the same thing, of which one must be wrong."""
    if days.decision is IncidentDecision.LOGGED_BY_MISTAKE:
        return
    for each in reviews:
        if days.decision and each.review_type.code == REVIEW_OF.get(days.decision):
            for kind, on in steps(days).items():
                yield from which_day(on, each.date_of(kind), each.id, of=NAMED[kind])
        yield from _published(each)
    for one in against(days.decision, reviews):
        label = days.decision.label if days.decision else ""
        words = f"What is right: “{label}”, or the {one.review_type.name} at the stage “{one.stage.name}”"
        yield Need(words, Place.DECISION)


def _published(review: Dated) -> Iterator[Need]:
    on, stage = review.date_of(DateKind.PUBLISHED), review.stage
    if on is None or not (stage.is_under_way or SAYS_PUBLISHED.get(stage.code) is False):
        return
    words = f"Whether the {review.review_type.name} is published: its stage is “{stage.name}”, and it has the date"
    yield Need(f"{words} “{DateKind.PUBLISHED.label}”, {on}", Place.DATES, review.id)
