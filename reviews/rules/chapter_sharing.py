"""How we shared the learning: what was held, for whom, when, and how many came, as stated and never added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from partnership.filters import day
from partnership.rules.blocks import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Column,
    Heading,
    Line,
    Run,
    Sentence,
    Source,
    Table,
)
from reviews.rules.facts import EventFacts, Facts, Scope
from reviews.rules.prose import Piece, counted, in_words, paragraph, sentence, told
from reviews.rules.prose_events import (
    attendance_cell,
    audience_cell,
    by_cell,
    event_rows,
    kinds_of,
    what_cell,
    when_cell,
    with_feedback,
)
from reviews.rules.prose_records import and_between, counted_only, is_planned, plain_sentence, record, undecided
from reviews.rules.stated import order_key

KEY, TITLE = "sharing", "How we shared the learning"
# With these words a number still says how many came; an average or a forecast does not, and has no bar.
WAYS = ("event or other way of sharing learning", "events and other ways of sharing learning")
COUNTS = ("", "exact", "over", "at least", "more than", "around", "about", "approximately", "nearly")
OVERLAP = "Figures are given as stated and are not added up: the same people may have come to more than one."


def chapter(facts: Facts) -> Chapter:
    """Training stands in a table of its own."""
    if not facts.events:
        text = "No sharing of learning goes into this report."
        return Chapter(
            KEY, TITLE, (Block("sharing.intro", paragraph(plain_sentence(text), undecided(facts.undecided.events))),)
        )
    events = [each for each in facts.events if not each.is_training]
    training = [each for each in facts.events if each.is_training]
    blocks = [
        Block("sharing.intro", paragraph(*_opening(events, training, facts))),
        *_table("sharing.events", "How learning was shared", "What", events, facts.scope),
        *_table("sharing.training", "Training", "Topic", training, facts.scope),
        *_chart(facts),
        *_came_back(facts),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def _opening(events: Sequence[EventFacts], training: Sequence[EventFacts], facts: Facts) -> list[Sentence | None]:
    both = [*events, *training]
    return [
        _how_many(events, training),
        counted_only(event_rows(each for each in both if not each.is_told), ("is about", "are about")),
        _by_kind(events),
        _planned(both, facts.scope),
        _without_attendance(both),
        _without_bar(both, facts),
        plain_sentence(OVERLAP) if any(each.attendance for each in both) else None,
    ]


def _how_many(events: Sequence[EventFacts], training: Sequence[EventFacts]) -> Sentence:
    start, entries = "This report tells of ", ("entry of training", "entries of training")
    trained = counted(event_rows(training), *entries, says="Training")
    if not events:
        return sentence(start, trained, " and no other sharing of learning.")
    number = counted(event_rows(events), *WAYS, says="Sharing learning, apart from training")
    more: list[Piece] = [" and, apart from them, ", trained] if training else []
    return sentence(start, number, *more, ".")


def _by_kind(events: Sequence[EventFacts]) -> Sentence | None:
    """Kinds in the words of the source, most first; those that came once together at the end."""
    kinds = sorted({each.kind for each in events if each.kind}, key=str.casefold)
    of_kind = {kind: event_rows(each for each in events if each.kind == kind) for kind in kinds}
    many = sorted((kind for kind in kinds if len(of_kind[kind]) > 1), key=lambda kind: -len(of_kind[kind]))
    if not many:
        return None
    others = event_rows(each for each in events if each.kind not in many)
    groups = [*((kind, of_kind[kind]) for kind in many), *([("others", others)] if others else [])]
    pieces: list[Piece] = []
    for kind, found in groups:
        pieces += ["; ", f"{kind}, ", Run(in_words(len(found)), Source(f"Of the kind {kind}", found))]
    return sentence("By kind: ", *pieces[1:], ".")


def _planned(both: Sequence[EventFacts], scope: Scope) -> Sentence | None:
    ahead = event_rows(each for each in both if is_planned(each.on, scope))
    if not ahead:
        return None
    later = f"planned for after {day(scope.position_on)}"
    number = counted(ahead, f"is {later}", f"are {later}", says="Planned for a later day", first=True)
    return sentence(number, ".")


def _without_attendance(both: Sequence[EventFacts]) -> Sentence:
    unstated = event_rows(each for each in both if each.attendance is None)
    if not unstated:
        return told("Attendance is stated for all of them.", event_rows(both), says="Attendance stated")
    if len(unstated) == len(both):
        return told("Attendance is not stated for any of them.", unstated, says="Attendance not stated")
    with_number = event_rows(each for each in both if each.attendance)
    return sentence(
        "Attendance is stated for ",
        counted(with_number, "of them", "of them", says="Attendance stated"),
        " and not stated for the other ",
        Run(in_words(len(unstated)), Source("Attendance not stated", unstated)),
        ".",
    )


def _without_bar(both: Sequence[EventFacts], facts: Facts) -> Sentence | None:
    """Why the chart has fewer bars than there are numbers; where it has none there is no chart."""
    shown, stated = _bars(facts), [each for each in both if each.attendance]
    why: dict[tuple[str, str], list[EventFacts]] = {}
    for each in stated:
        if each not in shown:
            why.setdefault(_no_bar(each, facts.scope), []).append(each)
    if not shown or not why:
        return None
    bars = counted(event_rows(shown), "of these", "of these", says="Attendance with a bar")
    reasons = [
        counted(event_rows(found), one, many, says=f"Attendance without a bar: {one}")
        for (one, many), found in why.items()
    ]
    return sentence("The chart of attendance has a bar for ", bars, ": of the others, ", *and_between(reasons), ".")


def _table(key: str, caption: str, what: str, events: Sequence[EventFacts], scope: Scope) -> Iterable[Block]:
    """Dates have a column where any is stated."""
    shown = sorted((each for each in events if each.is_told), key=lambda each: order_key(each.on))
    if not shown:
        return
    makers: list[tuple[Column, Callable[[EventFacts], Cell]]] = [
        (Column(what), what_cell),
        (Column("For whom"), audience_cell),
        (Column("By whom"), by_cell),
        (Column("When"), lambda each: when_cell(each, scope)),
        (Column("Attendance"), attendance_cell),
    ]
    if not any(each.on for each in shown):
        del makers[3]
        caption = f"{caption} (no dates are stated)"
    lines = tuple(Line(tuple(make(each) for _, make in makers)) for each in shown)
    yield Block(key, Table(caption, tuple(column for column, _ in makers), lines))


def _chart(facts: Facts) -> Iterable[Block]:
    """A bar for each stated number of people who came, most first; what was reported twice alike stands once."""
    shown = _bars(facts)
    if not shown:
        return
    lines = tuple(
        Line((Cell((sentence(record(each.title, event_rows([each])[0], says="Its title")),)), attendance_cell(each)))
        for each in shown
    )
    caption = "Attendance, where a number of people is stated"
    describes = (
        "A bar for each event or topic, with the number as stated. There is no total, because the same people may "
        "have come to more than one. Averages and forecasts have no bar."
    )
    table = Table(caption, (Column("What"), Column("Attendance", is_number=True)), lines)
    yield Block("sharing.chart", Chart(caption, describes, table))


def _bars(facts: Facts) -> list[EventFacts]:
    counted_once = {
        (each.title.casefold(), each.attendance): each
        for each in reversed(facts.events)
        if each.is_told and _is_count(each) and not is_planned(each.on, facts.scope)
    }
    return sorted(counted_once.values(), key=lambda each: -float(each.attendance.value if each.attendance else 0))


def _no_bar(each: EventFacts, scope: Scope) -> tuple[str, str]:
    """Why, as it is said of one and of more."""
    if not each.is_told:
        return "is about a case not named in this report", "are about cases not named in this report"
    if is_planned(each.on, scope):
        return "is only planned", "are only planned"
    if _is_count(each):
        return "repeats another", "repeat others"
    return "gives an average, a forecast or the like", "give an average, a forecast or the like"


def _is_count(each: EventFacts) -> bool:
    return each.attendance is not None and each.attendance.qualifier in COUNTS


def _came_back(facts: Facts) -> Iterable[Block]:
    """What those who came said, and whether anybody checked what they did with it."""
    shown = [each for each in facts.events if each.is_told]
    said, of = with_feedback(facts), kinds_of(shown)
    followed = [each for each in shown if each.follow_up or each.follow_up_on]
    yield Block("sharing.feedback.heading", Heading("What people said of it, and what they did with it"))
    yield Block("sharing.feedback.summary", paragraph(_how_many_said(said, of), _how_many_followed(followed, of)))
    items = [
        *((_feedback(each),) for each in said),
        *(paragraph(*_follow_up(each, facts.scope)).sentences for each in followed),
    ]
    if items:
        yield Block("sharing.feedback", Bullets(tuple(items)))


def _how_many_said(said: Sequence[EventFacts], of: str) -> Sentence:
    if not said:
        return plain_sentence("No feedback is recorded.")
    number = counted(event_rows(said), f"of these {of}", f"of these {of}", says="Feedback")
    return sentence("Feedback is recorded for ", number, ".")


def _how_many_followed(followed: Sequence[EventFacts], of: str) -> Sentence:
    if not followed:
        what = "a check recorded of whether the learning reached practice, and none is set"
        return plain_sentence(f"For none of these {of or 'events'} is {what}.")
    number = counted(event_rows(followed), f"of these {of}", f"of these {of}", says="With a follow-up")
    return sentence("A check of whether the learning reached practice is recorded or set for ", number, ".")


def _feedback(each: EventFacts) -> Sentence:
    [row] = event_rows([each])
    words = (each.feedback or "").rstrip(". ")
    return sentence(record(f"{each.title}. Feedback: {words}.", row, says="Feedback as recorded"))


def _follow_up(each: EventFacts, scope: Scope) -> list[Sentence | None]:
    [row] = event_rows([each])
    words = (each.follow_up or "").rstrip(". ")
    said = f"{each.title}. Follow-up: {words}." if words else f"{each.title}."
    on = each.follow_up_on
    verb = "is set for" if on and on > scope.position_on else "was set for"
    return [
        sentence(record(said, row, says="Follow-up as recorded")),
        told(f"The follow-up {verb} {day(on)}.", [row], says="When it is followed up") if on else None,
    ]
