"""How sharing learning is told: when in the words of the source, how many came as stated and never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnership.rules.blocks import Cell, Row, Run, Sentence, Source
from reviews.rules.facts import EventFacts, Facts, Scope
from reviews.rules.prose import Piece, counted, in_words, rows, sentence, stated, told
from reviews.rules.prose_records import is_planned, plain, record, series

SESSION = ("session", "sessions")


def event_rows(events: Iterable[EventFacts]) -> tuple[Row, ...]:
    return rows("event", [each.id for each in events])


def with_feedback(facts: Facts) -> list[EventFacts]:
    """Those of which feedback is told; what is only planned has none yet, whatever is noted of it."""
    return [each for each in facts.events if each.is_told and each.feedback and not is_planned(each.on, facts.scope)]


def kinds_of(events: Iterable[EventFacts]) -> str:
    """What they are called together: training is counted beside events.

    >>> import uuid
    >>> kinds_of([EventFacts(uuid.uuid4(), "Webinar"), EventFacts(uuid.uuid4(), "Thresholds", is_training=True)])
    'events and entries of training'
    """
    kinds = {each.is_training for each in events}
    return " and ".join(["events"] * (False in kinds) + ["entries of training"] * (True in kinds))


def shared(events: Sequence[EventFacts], scope: Scope) -> list[Sentence]:
    """The titles of what was held, and apart from them of what is planned."""
    planned = [each for each in events if is_planned(each.on, scope)]
    held = [each for each in events if each not in planned]
    told_of = []
    if held:
        told_of.append(_titles("The learning was shared", [(each, each.title) for each in held]))
    if planned:
        titles = [(each, f"{each.title} ({when(each)})") for each in planned]
        told_of.append(_titles("More sharing is planned" if held else "Sharing is planned", titles))
    return told_of


def when(event: EventFacts) -> str:
    """In the words of the source.

    >>> import uuid
    >>> when(EventFacts(uuid.uuid4(), "Webinar"))
    'not stated'
    """
    return event.on.in_words if event.on else "not stated"


def when_cell(event: EventFacts, scope: Scope) -> Cell:
    """When it was held, or is planned for."""
    said = f"planned for {when(event)}" if is_planned(event.on, scope) else when(event)
    return Cell((told(said, event_rows([event]), says="When, in the words of the source"),))


def attendance_cell(event: EventFacts) -> Cell:
    """As stated, with its qualifier and what was counted."""
    if event.attendance is None:
        return plain("not stated")
    [row] = event_rows([event])
    return Cell((sentence(stated(event.attendance.with_unit, row, says=f"Attendance of {event.title}")),))


def what_cell(event: EventFacts) -> Cell:
    """Its title, who held it, and of how many sessions it was."""
    [row] = event_rows([event])
    sessions = _sessions(event, row)
    more: list[Piece] = [": ", *sessions] if sessions else []
    return Cell((sentence(record(event.title, row, says="Its title"), *more),))


def audience_cell(event: EventFacts) -> Cell:
    [row] = event_rows([event])
    words = event.audience or "not stated"
    return Cell((sentence(record(f"{words[0].upper()}{words[1:]}", row, says="For whom it was")),))


def by_cell(event: EventFacts) -> Cell:
    [row] = event_rows([event])
    by = series(event.delivered_by) or "Not stated"
    return Cell((sentence(record(by, row, says="Who delivered it")),))


def _sessions(event: EventFacts, row: Row) -> list[Run]:
    """How many and how often, each as stated."""
    counts = (
        (event.number_of_sessions, ""),
        (event.sessions_completed, " held"),
        (event.sessions_planned, " planned"),
    )
    said: list[Run] = []
    for count, what in counts:
        if count is not None:
            noun = SESSION[count != 1]
            said.append(stated(f"{in_words(count)} {noun}{what}", row, says="Sessions as stated"))
    if event.frequency:
        said.append(record(event.frequency, row, says="How often, as stated"))
    return [run for place, each in enumerate(said) for run in ((Run(", "), each) if place else (each,))]


def _titles(lead: str, events: Sequence[tuple[EventFacts, str]]) -> Sentence:
    found = event_rows(each for each, _ in events)
    titles = "; ".join(title for _, title in events)
    source = Source("Sharing learning, by title", found, "none")
    if len(found) == 1:
        return sentence(f"{lead}: {titles}.", source=source)
    return sentence(
        f"{lead} in ", counted(found, "way", says="Ways of sharing learning"), f": {titles}.", source=source
    )
