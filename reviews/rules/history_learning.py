"""What was done to the learning points of a case, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed

Detail = Mapping[str, Any]

CHANGED = "changed a learning point"
FIELDS = {
    "words": "the words",
    "kind": "the kind",
    "in_grid": "whether the year’s grid shows it",
    "themes": "the themes",
}
LABELS = {"words": "Words", "kind": "Kind"}


def both(detail: Detail) -> str:
    """What the point said before a change and after it."""
    told = [(LABELS[field], *said) for field, said in detail["changes"].items() if field in LABELS]
    return "\n".join(f"{label}: “{before}” became “{after}”" for label, before, after in told)


def _added(detail: Detail, to_team: bool) -> str:
    if not detail:
        return "added a learning point"
    words = f": “{detail['words']}”" if to_team else ""
    return f"added a learning point to the {detail['type']}{words}"


def _changed(detail: Detail, to_team: bool) -> str:
    if not detail:
        return CHANGED
    what = [_what(field, after, to_team) for field, (_, after) in detail["changes"].items()]
    return f"changed {listed(what)} of learning point {detail['place']} of the {detail['type']}"


def _what(field: str, after: Any, to_team: bool) -> str:
    if field == "themes" and to_team:
        return f"the themes (now {listed(after) or 'none'})"
    return FIELDS[field]


def _moved(detail: Detail, _: bool) -> str:
    if not detail:
        return "moved a learning point"
    return f"moved a learning point of the {detail['type']} from place {detail['before']} to {detail['after']}"


LEARNING: dict[str, Callable[[Detail, bool], str | None]] = {
    "added a learning point": _added,
    CHANGED: _changed,
    "moved a learning point": _moved,
}
