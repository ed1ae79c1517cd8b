"""How actions are told: where they stood, what each agency did, and what is left to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from partnership.filters import day
from partnership.rules.blocks import Bullets, Cell, Column, Line, Row, Run, Sentence, Source, Table
from reviews.rules.facts import ActionFacts, PartFacts, Scope
from reviews.rules.progress import is_open
from reviews.rules.prose import Piece, counted, paragraph, rows, sentence, told
from reviews.rules.prose_records import and_between, counted_only, plain, record, series
from reviews.rules.stated import StatedDate, order_key
from reviews.vocabulary import ActionStatus, PartStatus

NOBODY = "No agency named"
OTHER = "Other"
# As an agency says it: what is said is not yet what is shown.
SAID = {
    ActionStatus.DONE: ("was said to be done", "were said to be done"),
    ActionStatus.IN_PROGRESS: ("was in progress", "were in progress"),
    ActionStatus.NOT_STARTED: ("had not been started", "had not been started"),
    ActionStatus.CANNOT_BE_DONE: ("was said to be impossible to do", "were said to be impossible to do"),
}


@dataclass(frozen=True)
class Share:
    """What some agencies have to do of an action, where they all stand alike."""

    action: ActionFacts
    agencies: tuple[str, ...]
    status: PartStatus
    due: StatedDate | None = None

    @property
    def is_done(self) -> bool:
        return self.status is PartStatus.DONE


def there_are(actions: Sequence[ActionFacts], under: str) -> Sentence:
    """How many there are, under this or that."""
    number = counted(action_rows(actions), "action", says=f"Actions {under}")
    return sentence("There is " if len(actions) == 1 else "There are ", number, f" {under}.")


def action_rows(actions: Iterable[ActionFacts]) -> tuple[Row, ...]:
    return rows("action", [each.id for each in actions])


def standing(actions: Sequence[ActionFacts], scope: Scope) -> Sentence:
    """Where they stood on the day that the report tells of."""
    held = {status: [each for each in actions if each.status is status] for status in SAID}
    present = {status: found for status, found in held.items() if found}
    on = f"On {day(scope.position_on)}, "
    if len(present) == 1:
        [status] = present
        one, many = SAID[status]
        words = f"it {one}" if len(actions) == 1 else f"all {many}"
        return sentence(on, Run(words, Source(f"{status.label} on that day", action_rows(actions), "none")), ".")
    parts = [
        counted(action_rows(found), *SAID[status], says=f"{status.label} on that day")
        for status, found in present.items()
    ]
    return sentence(on, *and_between(parts), ".")


def not_told(actions: Sequence[ActionFacts]) -> Sentence | None:
    """Says that some are counted and not described, where they come from cases that are not named."""
    hidden = action_rows(each for each in actions if not each.is_told)
    return counted_only(hidden, ("comes from", "come from"))


def parts_of(action: ActionFacts) -> list[PartFacts]:
    """Its parts but those that are no agency's own; where there is none, the action as one part of nobody's.

    That one is due as what was handed back is: by the date as it was extended, not as it was at first.
    """
    parts = [part for part in action.parts if part.status is not PartStatus.NOT_OURS]
    due = _first_to_pass(due_of(action, part) for part in action.parts) or action.due
    return parts or [PartFacts(action.id, "", PartStatus(action.status.value), due=due)]


def due_of(action: ActionFacts, part: PartFacts) -> StatedDate | None:
    return part.due or action.due


def open_parts(action: ActionFacts) -> list[PartFacts]:
    return [part for part in parts_of(action) if is_open(part.status)]


def next_due(action: ActionFacts) -> StatedDate | None:
    """What is open of it is due first on this day: an open action has a due date where any of its open parts has one.

    It is the date that has passed first: where any of them has passed, this one has.
    """
    return _first_to_pass(due_of(action, part) for part in open_parts(action))


def _first_to_pass(dues: Iterable[StatedDate | None]) -> StatedDate | None:
    held = [due for due in dues if due]
    return min(held, key=lambda due: (due.latest or date.max, order_key(due)), default=None)


def agencies(parts: Iterable[PartFacts]) -> str:
    """Their names as a list; says so where no agency is named."""
    return series(part.agency for part in parts if part.agency) or NOBODY


def shares(action: ActionFacts) -> list[Share]:
    """Its agencies, together where they stand alike."""
    alike: dict[tuple[PartStatus, StatedDate | None], list[PartFacts]] = defaultdict(list)
    for part in parts_of(action):
        alike[part.status, due_of(action, part)].append(part)
    return [
        Share(action, tuple(part.agency for part in parts if part.agency), status, due)
        for (status, due), parts in alike.items()
    ]


def by_agency(actions: Iterable[ActionFacts], caption: str) -> Table:
    """A line for each agency, or agencies together: what is done, and what is not."""
    grouped = _grouped(actions, lambda share: series(share.agencies) or NOBODY, last=NOBODY)
    lines = tuple(Line((_name(name, found), _done(found), _not_done(found))) for name, found in grouped)
    return Table(caption, (Column("Agency"), Column("Done"), Column("Not done")), lines)


def by_topic(actions: Iterable[ActionFacts]) -> Bullets:
    """A bullet for each topic: what is done first, each with whose it is and where it stood."""
    items = []
    for topic, found in _grouped(actions, lambda share: share.action.topic or OTHER, last=OTHER):
        in_order = sorted(found, key=lambda share: not share.is_done)
        said = [
            action_sentence(share.action, f"{series(share.agencies) or NOBODY}; {state(share)}", end=".")
            for share in in_order
        ]
        items.append(paragraph(Sentence((Run(f"{topic}:", bold=True),)), *said).sentences)
    return Bullets(tuple(items))


def state(share: Share) -> str:
    """Where it stands, with its due date where it is still open."""
    due = f", due {share.due.in_words}" if share.due and is_open(share.status) else ""
    return f"{share.status.label.lower()}{due}"


def action_sentence(action: ActionFacts, note: str = "", *, lead: str = "", end: str = "") -> Sentence:
    """Its words as they stand in the record, with a note in brackets. `lead` stands before, in bold."""
    row = Row("action", action.id)
    runs: list[Piece] = [Run(f"{lead}:", bold=True), " "] if lead else []
    runs.append(record(action.text.rstrip(". "), row, says="The action"))
    if note:
        runs.append(record(f" ({note})", row, says="Whose it is, and where it stood"))
    return sentence(*runs, *([end] if end else []), source=Source("The action", (row,), "none"))


def _grouped(
    actions: Iterable[ActionFacts], name: Callable[[Share], str], *, last: str
) -> list[tuple[str, list[Share]]]:
    """What may be told, by name; what has none at the end."""
    grouped: dict[str, list[Share]] = defaultdict(list)
    for share in (share for action in actions if action.is_told for share in shares(action)):
        grouped[name(share)].append(share)
    return sorted(grouped.items(), key=lambda item: (item[0] == last, item[0].casefold()))


def _name(name: str, found: Iterable[Share]) -> Cell:
    return Cell((told(name, action_rows(share.action for share in found), says="Actions of these agencies"),))


def _done(found: Iterable[Share]) -> Cell:
    items = tuple(action_sentence(share.action) for share in found if share.is_done)
    return Cell(items, is_list=True) if items else plain("None yet")


def _not_done(found: Iterable[Share]) -> Cell:
    items = tuple(action_sentence(share.action, state(share)) for share in found if not share.is_done)
    return Cell(items, is_list=True) if items else plain("Nothing")
