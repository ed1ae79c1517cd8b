"""Which status a part may move to, and what an action's status is when its parts are known."""

from __future__ import annotations

from collections.abc import Iterable

from partnership.errors import RuleBroken
from reviews.vocabulary import ActionStatus, PartStatus

ACTION_STATUS_RULE = (
    "An action is done when each of its parts is done or cannot be done, and one at least is done. It cannot be done "
    "when none of its parts can be. It is not started when none of its parts is in progress or done. Otherwise it is "
    "in progress. Parts that an agency says are not its own are left out."
)

# An update is never changed, so a slip is put right by the next one: an open part may go back to not started.
MOVES: dict[PartStatus, tuple[PartStatus, ...]] = {
    PartStatus.NOT_STARTED: tuple(PartStatus),
    PartStatus.IN_PROGRESS: tuple(PartStatus),
    PartStatus.DONE: (),
    PartStatus.CANNOT_BE_DONE: (),
    PartStatus.NOT_OURS: (),
}
ENDED = (ActionStatus.DONE, ActionStatus.CANNOT_BE_DONE)
CLOSED: dict[PartStatus, str] = {
    PartStatus.DONE: "Your agency's part is done.",
    PartStatus.CANNOT_BE_DONE: "Your agency has said that its part cannot be done.",
    PartStatus.NOT_OURS: "Your agency has said that this part is not its own.",
}

STANDS: dict[PartStatus, str] = {
    PartStatus.NOT_STARTED: "It is not started.",
    PartStatus.IN_PROGRESS: "It is in progress.",
    PartStatus.DONE: "It is done.",
    PartStatus.CANNOT_BE_DONE: "{agency} has said that it cannot be done.",
    PartStatus.NOT_OURS: "{agency} has said that this part is not its own.",
}


def stands(status: PartStatus, agency: str) -> str:
    """Where a part is, as a sentence: not every label makes one.

    >>> stands(PartStatus.CANNOT_BE_DONE, "Northmoor Police")
    'Northmoor Police has said that it cannot be done.'
    """
    return STANDS[status].replace("{agency}", agency)


def is_open(status: PartStatus) -> bool:
    """True while a part still takes answers to "Where is it now?"."""
    return bool(MOVES[status])


def is_ended(status: ActionStatus) -> bool:
    """True where nothing of an action is left to be done: it is done, or cannot be."""
    return status in ENDED


def move(old: PartStatus, new: PartStatus) -> PartStatus:
    """The new status, which may be the old one again. RuleBroken when the part must be reopened first.

    >>> move(PartStatus.NOT_STARTED, PartStatus.DONE).label
    'Done'
    """
    if new not in MOVES[old]:
        raise RuleBroken(f"{CLOSED[old]} Ask for it to be reopened before you change where it is.")
    return new


def reopen(old: PartStatus) -> PartStatus:
    """Where a part is once it has been reopened. RuleBroken when it is open already."""
    if is_open(old):
        raise RuleBroken("This part is open already. Post an update to change where it is.")
    return PartStatus.IN_PROGRESS


def action_status(parts: Iterable[PartStatus]) -> ActionStatus:
    """An action's status, by the rule that ACTION_STATUS_RULE prints; without parts it is not started.

    >>> action_status([PartStatus.DONE, PartStatus.NOT_STARTED]).label
    'In progress'
    """
    ours = set(parts) - {PartStatus.NOT_OURS}
    if ours and ours <= {PartStatus.DONE, PartStatus.CANNOT_BE_DONE}:
        return ActionStatus.DONE if PartStatus.DONE in ours else ActionStatus.CANNOT_BE_DONE
    if ours & {PartStatus.DONE, PartStatus.IN_PROGRESS}:
        return ActionStatus.IN_PROGRESS
    return ActionStatus.NOT_STARTED
