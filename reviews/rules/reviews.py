"""Where a review can go from its stage, what a move says beside the stage, and which of its dates tells most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from partnership.errors import RuleBroken
from partnership.filters import listed
from reviews.rules.stated import StatedDate, order_key
from reviews.rules.stated_words import NotADate, from_words
from reviews.vocabulary import DateKind


class StageRow(Protocol):
    """A stage, as the tables of types of review hold it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class DatedStep(Protocol):
    """A dated step of a review."""

    @property
    def kind(self) -> DateKind: ...
    @property
    def on(self) -> StatedDate: ...


S = TypeVar("S", bound=StageRow)
D = TypeVar("D", bound=DatedStep)
Told = tuple[str, Mapping[str, Any] | None]

# The step that a move to a stage dates, by the code of the stage; other stages date no step.
DATED_BY: dict[str, DateKind] = {
    "notified": DateKind.NOTIFIED,
    "in_progress": DateKind.STARTED,
    "under_way": DateKind.STARTED,
    "commissioned": DateKind.DECIDED,
    "not_taken_forward": DateKind.CONSIDERED,
    "sent": DateKind.RAPID_REVIEW_SENT,
    "draft": DateKind.DRAFT,
    "completed": DateKind.CONCLUDED,
    "concluded": DateKind.CONCLUDED,
    "not_published": DateKind.CONCLUDED,
    "awaiting_home_office": DateKind.SUBMITTED_TO_HOME_OFFICE,
    "approved": DateKind.APPROVED_FOR_PUBLICATION,
    "copies_sent": DateKind.COPIES_SENT,
    "published": DateKind.PUBLISHED,
}
# What a stage says of publication, by its code; other stages say nothing.
SAYS_PUBLISHED: dict[str, bool] = {"published": True, "concluded": False, "not_published": False}
MOVED, PUT_BACK = "moved a review", "put a review back"
NO_MOVE = "No stage was recorded here that could be put back: the review began at this one, or a file brought it."
LIFE_CYCLE = {kind: place for place, kind in enumerate(DateKind)}


def move(now: StageRow, wanted: S, allowed: Sequence[StageRow]) -> S:
    """The stage a review goes on to; `allowed` are the rows that the type lets follow. RuleBroken when it may not."""
    if wanted.code in {each.code for each in allowed}:
        return wanted
    if wanted.code == now.code:
        raise RuleBroken(f"This review is at the stage “{now.name}” already.")
    if not allowed:
        raise RuleBroken(f"“{now.name}” is the last stage of this type of review: nothing follows it.")
    follows = listed(f"“{each.name}”" for each in allowed)
    raise RuleBroken(
        f"A review at the stage “{now.name}” does not go on to “{wanted.name}”. What may follow: {follows}."
    )


def last_move(told: Iterable[Told]) -> Mapping[str, Any] | None:
    """What is on record of the newest move that was not put back itself; `told` are verbs and details, oldest first.

    >>> last_move([(MOVED, {"after": "Under way"}), (MOVED, {"after": "Completed"}), (PUT_BACK, {})])
    {'after': 'Under way'}
    """
    return next(reversed(_standing(told)), None)


def _standing(told: Iterable[Told]) -> list[Mapping[str, Any] | None]:
    standing: list[Mapping[str, Any] | None] = []
    for verb, detail in told:
        standing = [*standing, detail] if verb == MOVED else standing[:-1]
    return standing


def dated_moves(told: Iterable[Told]) -> list[tuple[str, StatedDate]]:
    """The names of the stages that were reached by moves that stand, each with its date, where one can be read.

    >>> [str(on) for _, on in dated_moves([(MOVED, {"after": "On hold", "on": "May 2026"}), (MOVED, {"on": None})])]
    ['May 2026']
    """
    found = [(each.get("after", ""), _read(each.get("on"))) for each in _standing(told) if each]
    return [(name, on) for name, on in found if on]


def _read(words: str | None) -> StatedDate | None:
    try:
        return from_words(words) if words else None
    except NotADate:
        return None


def in_order(dates: Iterable[D]) -> list[D]:
    """The dated steps as they came; those without a year last, in the order in which steps usually come."""
    return sorted(dates, key=lambda each: (order_key(each.on), LIFE_CYCLE[each.kind]))


def key_date(dates: Iterable[D]) -> D | None:
    """The step that says most of where a review is: the latest, planned ones too; without years, the furthest."""
    return max(dates, key=_how_far, default=None)


def _how_far(step: DatedStep) -> tuple[date, int]:
    return step.on.latest or step.on.earliest or date.min, LIFE_CYCLE[step.kind]


def kinds_for(stages: Iterable[StageRow], timescales: Iterable[tuple[DateKind, DateKind]]) -> list[DateKind]:
    """The steps that a review of a type can have, in their usual order, by its stages and its timescales.

    What can be published can be planned to be.
    """
    found = {DATED_BY[each.code] for each in stages if each.code in DATED_BY}
    found.update(kind for pair in timescales for kind in pair)
    if DateKind.PUBLISHED in found:
        found.add(DateKind.PUBLICATION_PLANNED)
    return [kind for kind in DateKind if kind in found]
