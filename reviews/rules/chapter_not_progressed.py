"""What did not progress: overdue, said to be behind, not started, what cannot be done, and done without evidence.

It says where things stood and blames nobody: a reason is told only where somebody gave it, and only inside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnership.filters import day
from partnership.rules.blocks import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Heading,
    Line,
    Row,
    Run,
    Sentence,
    Source,
    Table,
)
from reviews.rules.actions_by_agency import actions_by_agency
from reviews.rules.done_without_evidence import done_without_evidence
from reviews.rules.facts import ActionFacts, Facts, PartFacts, Scope, ShortfallFacts
from reviews.rules.progress import is_open
from reviews.rules.prose import counted, paragraph, sentence
from reviews.rules.prose_actions import (
    action_rows,
    action_sentence,
    agencies,
    due_of,
    next_due,
    not_told,
    open_parts,
    parts_of,
)
from reviews.rules.prose_records import and_between, is_past, plain, plain_sentence, record, series, undecided
from reviews.rules.stated import order_key
from reviews.vocabulary import ActionStatus, Outlook, PartStatus

KEY, TITLE = "not-progressed", "What did not progress"
Pair = tuple[ActionFacts, PartFacts]


@dataclass(frozen=True)
class Group:
    """What is told together: its words for one, for many and for none, and what belongs in it."""

    key: str
    heading: str
    one: str
    many: str
    none: str
    belongs: Callable[[ActionFacts, PartFacts, Scope], bool]


GROUPS = (
    Group(
        *("overdue", "Overdue", "was overdue", "were overdue", "none of those with a due date was overdue"),
        lambda action, part, scope: is_open(part.status) and is_past(due_of(action, part), scope),
    ),
    Group(
        *("cannot-be-done", "Cannot be done", "had a part that cannot be done", "had parts that cannot be done"),
        "no agency said that its part cannot be done",
        lambda action, part, scope: part.status is PartStatus.CANNOT_BE_DONE,
    ),
    Group(
        *("behind", "Said to be behind", "was said to be behind", "were said to be behind"),
        "none was said to be behind",
        lambda action, part, scope: is_open(part.status) and part.outlook is Outlook.BEHIND,
    ),
    Group(
        *("not-started", "Not started", "had not been started", "had not been started"),
        "none was still to be started",
        lambda action, part, scope: action.status is ActionStatus.NOT_STARTED and is_open(part.status),
    ),
)


def chapter(facts: Facts) -> Chapter:
    """An action stands in the first group that it belongs to."""
    if not facts.actions:
        text = "No action goes into this report, so it cannot be said what did not progress."
        intro = paragraph(plain_sentence(text), undecided(facts.undecided.actions))
        return Chapter(KEY, TITLE, (Block("not-progressed.intro", intro), *_gaps(facts)))
    blocks = [
        Block("not-progressed.intro", paragraph(*_opening(facts))),
        *actions_by_agency(facts),
        *_listed(facts),
        *done_without_evidence(facts),
        *_gaps(facts),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def _opening(facts: Facts) -> list[Sentence | None]:
    held = [(group, _actions(_in(group, facts))) for group in GROUPS]
    some = [counted(action_rows(found), group.one, group.many, says=group.heading) for group, found in held if found]
    total = counted(action_rows(facts.actions), "action", says="Actions in this report")
    return [
        sentence("This report tells of ", total, "."),
        sentence(f"On {day(facts.scope.position_on)}, ", *and_between(some), ".") if some else None,
        not_told(_actions([pair for group in GROUPS for pair in _in(group, facts)])),
        plain_sentence("Each stands below under the first of these that it belongs to.") if len(some) > 1 else None,
        _nothing([group for group, found in held if not found], facts),
        _no_due_date(facts),
    ]


def _nothing(groups: Sequence[Group], facts: Facts) -> Sentence | None:
    """Where no open action has a due date, nothing is said of what is overdue."""
    can_be_late = any(next_due(action) for action in facts.actions)
    said = [group.none for group in groups if can_be_late or group.key != "overdue"]
    if not said:
        return None
    words = series(said) if len(said) < 2 else f"{', '.join(said[:-1])} and {said[-1]}"
    says = "Nothing of these on that day"
    return sentence(Run(f"{words[0].upper()}{words[1:]}.", Source(says, action_rows(facts.actions), "none")))


def _no_due_date(facts: Facts) -> Sentence | None:
    """Of what is open without a due date nobody can say that it is late, nor that it is on time."""
    undated = [action for action in facts.actions if open_parts(action) and not next_due(action)]
    if not undated:
        return None
    number = counted(action_rows(undated), "open action", says="Open, with no due date")
    whether = "it is" if len(undated) == 1 else "they are"
    return sentence("No due date is set for ", number, f", so nobody can say whether {whether} late.")


def _listed(facts: Facts) -> Iterable[Block]:
    told: set[object] = set()
    for group in GROUPS:
        pairs = [pair for pair in _in(group, facts) if pair[0].is_told and pair[0].id not in told]
        told |= {action.id for action, _ in pairs}
        if pairs:
            yield Block(f"not-progressed.{group.key}.heading", Heading(group.heading))
            yield Block(f"not-progressed.{group.key}", _table(group, pairs, facts.scope))


def _table(group: Group, pairs: Sequence[Pair], scope: Scope) -> Table:
    """Owners and notes for the internal audience alone; no column in which nothing stands."""
    parts: dict[UUID, list[PartFacts]] = defaultdict(list)
    for action, part in pairs:
        parts[action.id].append(part)
    columns: list[tuple[str, Callable[[ActionFacts], Cell], bool]] = [
        ("Action", lambda action: Cell((action_sentence(action),)), True),
        ("Agency", lambda action: _said(action, agencies(parts[action.id])), True),
        ("Due", lambda action: _said(action, _dues(action, parts[action.id])), any(due_of(*pair) for pair in pairs)),
        ("Owner", lambda action: _each(action, parts[action.id], "owner"), any(part.owner for _, part in pairs)),
        ("Note", lambda action: _each(action, parts[action.id], "note"), any(part.note for _, part in pairs)),
    ]
    shown = [
        (name, make)
        for name, make, is_there in columns
        if is_there and (scope.is_internal or name not in ("Owner", "Note"))
    ]
    in_order = sorted(
        _actions(pairs), key=lambda action: min(order_key(due_of(action, part)) for part in parts[action.id])
    )
    lines = tuple(Line(tuple(make(action) for _, make in shown)) for action in in_order)
    caption = f"{group.heading} on {day(scope.position_on)}"
    return Table(caption, tuple(Column(name) for name, _ in shown), lines)


def _dues(action: ActionFacts, parts: Sequence[PartFacts]) -> str:
    return series(due.in_words if (due := due_of(action, part)) else "no date set" for part in parts)


def _each(action: ActionFacts, parts: Sequence[PartFacts], name: str) -> Cell:
    """What stands in the parts, after the names of agencies where they do not all say the same."""
    said: dict[str, list[PartFacts]] = {}
    for part in parts:
        if getattr(part, name):
            said.setdefault(getattr(part, name), []).append(part)
    if not said:
        return plain("Not recorded")
    [row] = action_rows([action])
    words = (text if len(mine) == len(parts) else f"{agencies(mine)}: {text}" for text, mine in said.items())
    return Cell(tuple(sentence(record(each, row, says=name.capitalize())) for each in words), is_list=len(said) > 1)


def _said(action: ActionFacts, words: str) -> Cell:
    [row] = action_rows([action])
    return Cell((sentence(record(words, row, says="As recorded")),))


def _pairs(facts: Facts) -> list[Pair]:
    return [(action, part) for action in facts.actions for part in parts_of(action)]


def _in(group: Group, facts: Facts) -> list[Pair]:
    return [pair for pair in _pairs(facts) if group.belongs(*pair, facts.scope)]


def _actions(pairs: Iterable[Pair]) -> list[ActionFacts]:
    return list({action.id: action for action, _ in pairs}.values())


def _gaps(facts: Facts) -> Iterable[Block]:
    """What a report that was loaded says itself that it could not show."""
    if facts.shortfalls:
        items = tuple((_stated(each),) for each in facts.shortfalls)
        yield Block("not-progressed.gaps.heading", Heading("What the partnership itself has said falls short"))
        yield Block("not-progressed.gaps", Bullets(items))


def _stated(shortfall: ShortfallFacts) -> Sentence:
    row = Row("shortfall", shortfall.id)
    return sentence(record(f"{shortfall.text.rstrip('. ')}.", row, says="What a published report states itself"))
