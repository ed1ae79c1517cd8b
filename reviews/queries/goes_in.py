"""What goes into a report, as its page shows it: how much is in, out and undecided, and one page of one list.

Counts are over all of the board. What the person may not see stands in them without its name.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from sqlalchemy import Select, select

from partnership.extensions import db
from partnership.models import AnnualReport, User
from partnership.queries.listing import A_PAGE
from partnership.rules.paging import a_page
from reviews.models import Action, Case, DisseminationEvent, Evidence, Review, ReviewType
from reviews.queries import actions, cases, dissemination, evidence, inclusion
from reviews.queries.goes_in_origins import origins
from reviews.rules.inclusion import State, Suggestion, Suggestions
from reviews.rules.stated import Period
from reviews.vocabulary import Reportable

NAMELESS = {
    Reportable.REVIEW: "A review that only its review team may see",
    Reportable.ACTION: "An action of a case that only its review team may see",
    Reportable.EVIDENCE: "Evidence of a case that only its review team may see",
    Reportable.EVENT: "Learning shared of a case that only its review team may see",
}
FIRST_SHOWN = (State.UNDECIDED, State.IN, State.OUT)
ADDRESSES = {
    Reportable.REVIEW: ("cases.show", "case_id"),
    Reportable.ACTION: ("actions.show", "action_id"),
    Reportable.EVIDENCE: ("evidence.show", "evidence_id"),
    Reportable.EVENT: ("sharing.show", "event_id"),
}
Named = tuple[str, Any]  # the words of a thing, and what its page is found by
Names = Mapping[uuid.UUID, Named]


@dataclass(frozen=True)
class Standing:
    """Every suggestion and decision of a report, by kind."""

    of_kind: Mapping[Reportable, Mapping[uuid.UUID, Suggestion]]

    def ids(self, kind: Reportable, state: State) -> list[uuid.UUID]:
        return [each for each, found in self.of_kind[kind].items() if found.state is state]

    def count(self, state: State) -> int:
        return sum(len(self.ids(kind, state)) for kind in Reportable)

    def decided(self, kind: Reportable, state: State) -> list[uuid.UUID]:
        """Those of a list that somebody decided on, which can go back to what was suggested."""
        return [each for each in self.ids(kind, state) if self.of_kind[kind][each].is_decided]


@dataclass(frozen=True)
class Thing:
    """One line of a list: its words, where it leads, why it stands there, whether somebody said so, and what it
    came from or is about."""

    id: uuid.UUID
    words: str
    href: str
    reason: str
    is_decided: bool
    origin: str = ""


@dataclass(frozen=True)
class Page:
    """One page of one list; `count` is the whole list."""

    state: State
    kind: Reportable
    things: Sequence[Thing]
    count: int
    number: int


def standing(report: AnnualReport) -> Standing:
    """Of everything of the board, as it stands for this report now."""
    period = Period(report.first_on, report.last_on)
    return of_kinds(inclusion.suggestions(report.board_id, period, report.id))


def of_kinds(found: Suggestions) -> Standing:
    return Standing(
        {
            Reportable.REVIEW: found.reviews,
            Reportable.ACTION: found.actions,
            Reportable.EVIDENCE: found.evidence,
            Reportable.EVENT: found.events,
        }
    )


def asked(stands: Standing, arguments: Mapping[str, str]) -> tuple[State, Reportable]:
    """The list that an address asks for; else the first that holds something, of what is undecided before all."""
    state = next((each for each in State if each.value == arguments.get("tab")), None)
    state = state or next((each for each in FIRST_SHOWN if stands.count(each)), State.UNDECIDED)
    kind = next((each for each in Reportable if each.value == arguments.get("of")), None)
    return state, kind or next((each for each in Reportable if stands.ids(each, state)), Reportable.REVIEW)


def page(user: User, stands: Standing, state: State, kind: Reportable, number: int) -> Page:
    """In the order of their reasons, then of their words, so that like stands by like."""
    wanted, named = stands.ids(kind, state), _named(user, kind)
    told = {each: _told(stands.of_kind[kind][each], kind, named.get(each)) for each in wanted}
    some, number, _ = a_page(sorted(told, key=lambda each: told[each]), number, A_PAGE)
    came_from = origins(user, kind, [each for each in some if each in named])
    things = [
        replace(_thing(each, told[each], kind, stands, named.get(each)), origin=came_from.get(each, ""))
        for each in some
    ]
    return Page(state, kind, things, len(told), number)


def _told(suggestion: Suggestion, kind: Reportable, named: Named | None) -> tuple[str, str]:
    """The reason and the words."""
    return (suggestion.reason, named[0]) if named else (_without_day(suggestion), NAMELESS[kind])


def _thing(
    thing_id: uuid.UUID, told: tuple[str, str], kind: Reportable, stands: Standing, named: Named | None
) -> Thing:
    reason, words = told
    endpoint, noun = ADDRESSES[kind]
    address: dict[str, Any] = {noun: named[1]} if named else {}
    href = url_for(endpoint, **address) if named else ""
    return Thing(thing_id, words, href, reason, stands.of_kind[kind][thing_id].is_decided)


def _without_day(suggestion: Suggestion) -> str:
    """Of what is not seen its dates are not told; a reason that somebody gave is not told either."""
    return "Decided for this report" if suggestion.is_decided else suggestion.reason.partition(":")[0]


def _named(user: User, kind: Reportable) -> Names:
    """Id → its words and what its page is found by, of what the person may see."""
    if kind is Reportable.REVIEW:
        rows = db.session.execute(_reviews(user))
        return {each: (f"{of_type} of {name}", case_id) for each, of_type, name, case_id in rows}
    return {each: (words, each) for each, words in db.session.execute(_others(user, kind))}


def _reviews(user: User) -> Select[*tuple[Any, ...]]:
    return (
        select(Review.id, ReviewType.name, Case.name, Case.id)
        .join(Review.case)
        .join(Review.review_type)
        .where(cases.visible_to(user))
    )


def _others(user: User, kind: Reportable) -> Select[*tuple[Any, ...]]:
    if kind is Reportable.ACTION:
        return select(Action.id, Action.text).where(actions.visible_to(user))
    if kind is Reportable.EVIDENCE:
        return select(Evidence.id, Evidence.summary).where(evidence.visible_to(user))
    return select(DisseminationEvent.id, DisseminationEvent.title).where(dissemination.visible_to(user))
