"""Where each agency's actions stood: a bar for each agency, those with few actions together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from partnership.filters import day
from partnership.rules.blocks import Block, Cell, Chart, Column, Line, Table
from reviews.rules.facts import ActionFacts, Facts
from reviews.rules.prose import figure, sentence, told
from reviews.rules.prose_actions import NOBODY, action_rows, parts_of
from reviews.vocabulary import PartStatus

MOST_BARS = 12
OTHERS = "All other agencies"
STATUSES = (PartStatus.DONE, PartStatus.IN_PROGRESS, PartStatus.NOT_STARTED, PartStatus.CANNOT_BE_DONE)
Stood = Mapping[PartStatus, Sequence[ActionFacts]]


def actions_by_agency(facts: Facts) -> Iterable[Block]:
    """An action that several agencies share stands with each of them; nothing is added up over agencies."""
    held = _by_agency(facts)
    in_order = sorted(held, key=lambda agency: (agency == NOBODY, -_how_many(held[agency]), agency.casefold()))
    shown: list[tuple[str, Stood]] = [(agency, held[agency]) for agency in in_order[:MOST_BARS]]
    if others := in_order[MOST_BARS:]:
        shown.append((OTHERS, _together(held[agency] for agency in others)))
    statuses = [status for status in STATUSES if any(found.get(status) for _, found in shown)]
    columns = (Column("Agency"), *(Column(status.label, is_number=True) for status in statuses))
    caption = f"Actions by agency, and where they stood on {day(facts.scope.position_on)}{_shared(facts)}"
    lines = tuple(_line(agency, found, statuses) for agency, found in shown)
    describes = (
        "A bar for each agency, in parts for what is done and what is not. An action that agencies share stands with "
        f"each of them. The agency with most is {shown[0][0]}."
    )
    yield Block("not-progressed.by-agency", Chart(caption, describes, Table(caption, columns, lines)))


def _shared(facts: Facts) -> str:
    """Why a column adds up to more than there are actions."""
    is_shared = any(len(parts_of(action)) > 1 for action in facts.actions)
    return " (a shared action stands with each of its agencies)" if is_shared else ""


def _by_agency(facts: Facts) -> dict[str, dict[PartStatus, list[ActionFacts]]]:
    held: dict[str, dict[PartStatus, list[ActionFacts]]] = defaultdict(lambda: defaultdict(list))
    for action in facts.actions:
        for part in parts_of(action):
            held[part.agency or NOBODY][part.status].append(action)
    return held


def _how_many(found: Stood) -> int:
    return sum(len(actions) for actions in found.values())


def _together(of: Iterable[Stood]) -> Stood:
    """Each action once in each status, though several of these agencies share it."""
    held: dict[PartStatus, dict[object, ActionFacts]] = defaultdict(dict)
    for found in of:
        for status, actions in found.items():
            held[status] |= {action.id: action for action in actions}
    return {status: list(actions.values()) for status, actions in held.items()}


def _line(agency: str, found: Stood, statuses: Sequence[PartStatus]) -> Line:
    numbers = (
        Cell((sentence(figure(action_rows(found.get(status, ())), says=f"{agency}: {status.label.lower()}")),))
        for status in statuses
    )
    every = [action for actions in found.values() for action in actions]
    return Line((Cell((told(agency, action_rows(every), says="Actions of this agency"),)), *numbers))
