"""What a file brought to a thing of the record, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import plural

Detail = Mapping[str, Any]


def _added(what: str) -> Callable[[Detail], str]:
    return lambda detail: f"added {what} from the file “{detail['file']}”"


def _learning_points(detail: Detail) -> str:
    return f"added {plural(detail['count'], 'learning point')} from the file “{detail['file']}”"


def _themes(detail: Detail) -> str:
    points = plural(detail["count"], "learning point")
    return f"linked {points} to themes as the file “{detail['file']}” has it"


def _level(detail: Detail) -> str:
    return f"gave it the level “{detail['level']}” as the file “{detail['file']}” has it"


LOADED: dict[str, Callable[[Detail], str]] = {
    "loaded the action": _added("the action"),
    "loaded the focus": _added("it"),
    "loaded the shortfall": _added("it"),
    "loaded the theme": _added("the theme"),
    "loaded the event": _added("it"),
    "loaded the evidence": _added("the evidence"),
    "loaded learning points": _learning_points,
    "loaded themes of learning points": _themes,
    "loaded a theme of the action": lambda detail: f"linked it to a theme as the file “{detail['file']}” has it",
    "loaded the level": _level,
}
