"""Which dates of a review cannot be: steps that lie ahead, and steps in an order that no reading of them allows.

For what people type. A loaded file is kept as it is, contradictions included.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from reviews.rules.stated import StatedDate, is_certainly_ahead, is_certainly_before
from reviews.vocabulary import DateKind

PLANS = frozenset({DateKind.PUBLICATION_PLANNED})
FUTURE = "Enter a date that is not in the future"
PLANNED = f"{FUTURE}. Enter one that is planned at “{DateKind.PUBLICATION_PLANNED.label}”"
_AFTER_THE_START = (
    DateKind.REVIEWED,
    DateKind.RAPID_REVIEW_SENT,
    DateKind.PANEL_REPLIED,
    DateKind.DRAFT,
    DateKind.CONCLUDED,
    DateKind.REPORT_DATED,
    DateKind.SUBMITTED_TO_HOME_OFFICE,
    DateKind.HOME_OFFICE_PANEL,
    DateKind.HOME_OFFICE_LETTER,
    DateKind.PUBLISHED,
    DateKind.WITHDRAWN,
)
# The steps that come after another whatever happens, or on its day; the usual order of the others may be turned.
AFTER: dict[DateKind, Collection[DateKind]] = {
    DateKind.AWARE: [kind for kind in DateKind if kind is not DateKind.AWARE and kind not in PLANS],
    DateKind.NOTIFIED: [DateKind.RAPID_REVIEW_SENT, DateKind.PANEL_REPLIED],
    DateKind.DECIDED: [DateKind.CONCLUDED, DateKind.PUBLISHED, DateKind.WITHDRAWN],
    DateKind.STARTED: _AFTER_THE_START,
    DateKind.RAPID_REVIEW_SENT: [DateKind.PANEL_REPLIED],
    DateKind.SUBMITTED_TO_HOME_OFFICE: [DateKind.HOME_OFFICE_PANEL, DateKind.HOME_OFFICE_LETTER],
    DateKind.PUBLISHED: [DateKind.WITHDRAWN],
}


class Move(NamedTuple):
    """A move as it is typed: which step the new stage dates, and which the present one; `before` are the stages that
    the review was moved to so far, by name."""

    kind: DateKind | None
    since: DateKind | None
    dates: Mapping[DateKind, StatedDate]
    before: Iterable[tuple[str, StatedDate]]


def faults(
    dates: Mapping[DateKind, StatedDate | None], changed: Collection[DateKind], today: date
) -> dict[DateKind, str]:
    """What is wrong with the dates that were changed: the step → what to do. What was left as it stood is left."""
    held = {kind: on for kind, on in dates.items() if on is not None}
    ahead = {
        kind: PLANNED if kind is DateKind.PUBLISHED else FUTURE
        for kind in changed
        if kind in held and kind not in PLANS and is_certainly_ahead(held[kind], today)
    }
    return dict(_out_of_order(held, changed)) | ahead


def stage_fault(on: StatedDate, move: Move, today: date) -> str | None:
    """What is wrong with the date of a move: a review reaches no stage before one that it reached earlier."""
    if is_certainly_ahead(on, today):
        return FUTURE
    late = [(name, then) for name, then in move.before if is_certainly_before(on, then)]
    if late:
        name, then = late[-1]
        return f"Enter a date that is not before the stage “{name}”, {then}, or put that one back if it is wrong"
    if move.kind is not None and move.kind not in move.dates:
        found = faults({**move.dates, move.kind: on}, [move.kind], today)
        if found:
            return found[move.kind]
    early = [each for each in _steps_before(move) if each in move.dates and is_certainly_before(on, move.dates[each])]
    return f"Enter a date that is not before {_named(early[-1], move.dates)}, or correct that one" if early else None


def _steps_before(move: Move) -> Iterator[DateKind]:
    """Those that come before the move in any case: that of the stage it leads from, and its own where that is dated."""
    yield DateKind.AWARE
    yield from (first for first, later in AFTER.items() if move.kind in later)
    yield from (each for each in (move.kind, move.since) if each is not None)


def _out_of_order(held: Mapping[DateKind, StatedDate], changed: Collection[DateKind]) -> Iterator[tuple[DateKind, str]]:
    """At the later step, where that is one of those changed."""
    for first, later in AFTER.items():
        for then in later:
            if first not in held or then not in held or not is_certainly_before(held[then], held[first]):
                continue
            if then in changed:
                yield then, f"Enter a date that is not before {_named(first, held)}, or correct that one"
            elif first in changed:
                yield first, f"Enter a date that is not after {_named(then, held)}, or correct that one"


def _named(kind: DateKind, held: Mapping[DateKind, StatedDate]) -> str:
    return f"“{kind.label}”, {held[kind]}"
