"""What was done to the learning points of a case, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed

Detail = Mapping[str, Any]

FIELDS = {"words": "the words", "kind": "the kind", "in_grid": "whether the year’s grid shows it"}


def _added(detail: Detail, _: bool) -> str:
    if not detail:
        return "added a learning point"
    return f"added a learning point to the {detail['type']}: “{detail['words']}”"


def _changed(detail: Detail, _: bool) -> str:
    if not detail:
        return "changed a learning point"
    what = [_what(field, *said) for field, said in detail["changes"].items()]
    return f"changed {listed(what)} of learning point {detail['place']} of the {detail['type']}"


def _what(field: str, _: Any, after: Any) -> str:
    if field == "themes":
        return f"the themes (now {listed(after) or 'none'})"
    return FIELDS[field]


def _moved(detail: Detail, _: bool) -> str:
    if not detail:
        return "moved a learning point"
    return f"moved a learning point of the {detail['type']} from place {detail['before']} to {detail['after']}"


LEARNING: dict[str, Callable[[Detail, bool], str | None]] = {
    "added a learning point": _added,
    "changed a learning point": _changed,
    "moved a learning point": _moved,
}
