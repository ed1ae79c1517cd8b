"""What an agency may sit under, and from when it may bear a new name."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date

from partnership.errors import RuleBroken

CLOSED_TOO_EARLY = "Enter a closing day that is not before the opening day"
Links = Mapping[uuid.UUID, uuid.UUID | None]


def leads_back(start: uuid.UUID, towards: uuid.UUID | None, links: Links) -> bool:
    """Whether going on from `towards` along the links comes to `start`."""
    seen: set[uuid.UUID] = set()
    while towards is not None and towards not in seen:
        if towards == start:
            return True
        seen.add(towards)
        towards = links.get(towards)
    return False


def check_place(agency_id: uuid.UUID, parent_id: uuid.UUID | None, parents: Links) -> None:
    """An agency never sits under itself, nor under anything beneath it."""
    if leads_back(agency_id, parent_id, parents):
        raise RuleBroken(
            "An agency cannot sit under itself or under something that sits under it. Choose another for “Sits under”."
        )


def check_succession(agency_id: uuid.UUID, successor_id: uuid.UUID | None, successors: Links) -> None:
    """What took an agency's place is never that agency again."""
    if leads_back(agency_id, successor_id, successors):
        raise RuleBroken(
            "An agency cannot be succeeded by itself, or by one that it succeeded. Choose another for “Succeeded by”."
        )


def check_days(opened_on: date | None, closed_on: date | None) -> None:
    """It closes on or after the day it opened."""
    if opened_on is not None and closed_on is not None and closed_on < opened_on:
        raise RuleBroken(CLOSED_TOO_EARLY + ".")


def check_new_name(from_on: date, *, last_until: date | None, today: date) -> None:
    """A new name begins by today, and after the name before it."""
    if from_on > today:
        raise RuleBroken("The new name begins on a later day. Enter it on that day or after.")
    if last_until is not None and from_on <= last_until:
        raise RuleBroken("The agency had another name on that day: see its earlier names. Enter a later day.")
