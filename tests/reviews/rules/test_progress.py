"""Which status may follow which, and what an action's status is."""

from __future__ import annotations

from itertools import product

import pytest

from partnership.errors import RuleBroken
from reviews.rules.progress import ACTION_STATUS_RULE, MOVES, action_status, is_open, move, reopen
from reviews.vocabulary import ActionStatus, PartStatus

NOT_STARTED, IN_PROGRESS, DONE, CANNOT_BE_DONE, NOT_OURS = PartStatus
OPEN = (NOT_STARTED, IN_PROGRESS)
REFUSALS = {
    DONE: "Your agency's part is done. Ask for it to be reopened before you change where it is.",
    CANNOT_BE_DONE: "Your agency has said that its part cannot be done. "
    "Ask for it to be reopened before you change where it is.",
    NOT_OURS: "Your agency has said that this part is not its own. "
    "Ask for it to be reopened before you change where it is.",
}


def test_every_status_has_a_row_of_moves() -> None:
    assert set(MOVES) == set(PartStatus)


@pytest.mark.parametrize(("old", "new"), list(product(OPEN, PartStatus)))
def test_open_part_may_move_anywhere_or_stay(old: PartStatus, new: PartStatus) -> None:
    assert move(old, new) is new


@pytest.mark.parametrize(("old", "new"), list(product(REFUSALS, PartStatus)))
def test_closed_part_must_be_reopened_first(old: PartStatus, new: PartStatus) -> None:
    with pytest.raises(RuleBroken) as refused:
        move(old, new)

    assert refused.value.sentence == REFUSALS[old]


@pytest.mark.parametrize("status", PartStatus)
def test_only_a_closed_part_is_reopened(status: PartStatus) -> None:
    if is_open(status):
        with pytest.raises(RuleBroken, match="This part is open already"):
            reopen(status)
    else:
        assert reopen(status) is IN_PROGRESS


def test_only_not_started_and_in_progress_are_open() -> None:
    assert tuple(status for status in PartStatus if is_open(status)) == OPEN


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([], ActionStatus.NOT_STARTED),
        ([NOT_OURS], ActionStatus.NOT_STARTED),
        ([NOT_STARTED], ActionStatus.NOT_STARTED),
        ([NOT_STARTED, NOT_STARTED], ActionStatus.NOT_STARTED),
        ([NOT_STARTED, CANNOT_BE_DONE], ActionStatus.NOT_STARTED),
        ([NOT_STARTED, IN_PROGRESS], ActionStatus.IN_PROGRESS),
        ([NOT_STARTED, DONE], ActionStatus.IN_PROGRESS),
        ([IN_PROGRESS, DONE], ActionStatus.IN_PROGRESS),
        ([IN_PROGRESS, CANNOT_BE_DONE], ActionStatus.IN_PROGRESS),
        ([DONE], ActionStatus.DONE),
        ([DONE, CANNOT_BE_DONE], ActionStatus.DONE),
        ([CANNOT_BE_DONE], ActionStatus.CANNOT_BE_DONE),
        ([CANNOT_BE_DONE, NOT_OURS], ActionStatus.CANNOT_BE_DONE),
        ([DONE, NOT_OURS], ActionStatus.DONE),
        ([NOT_STARTED, NOT_OURS], ActionStatus.NOT_STARTED),
    ],
)
def test_status_of_an_action_follows_from_its_parts(parts: list[PartStatus], status: ActionStatus) -> None:
    assert action_status(parts) is status


def test_printed_rule_names_every_status_it_decides_on() -> None:
    named = [status.label.lower() for status in ActionStatus]

    assert [label for label in named if label not in ACTION_STATUS_RULE] == []
