"""What was done to recommendations, and what came from a case, as the case tells it: the words after a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed

Detail = Mapping[str, Any]


def _added(detail: Detail, _: bool) -> str:
    return f"added {_named(detail)}"


def _changed(detail: Detail, _: bool) -> str:
    changes = detail.get("changes", [])
    if not changes:
        return f"changed {_named(detail)}"
    return f"changed {_named(detail)}: {listed(_change(each) for each in changes)}"


def _named(detail: Detail) -> str:
    """Its reference, where it has one; its words are not repeated in the history."""
    if not detail:
        return "a recommendation"
    reference = f"recommendation {detail['reference']}" if detail.get("reference") else "a recommendation"
    return f"{reference} ({detail['type']})"


def _change(change: Mapping[str, Any]) -> str:
    """A choice is told with what it was and is; of a text only that it was changed."""
    field = str(change["field"]).lower()
    return f"{field} from “{change['before']}” to “{change['after']}”" if "after" in change else field


def _linked(detail: Detail, _: bool) -> str:
    return f"said that an action comes from {_kind(detail)} of the case"


def _unlinked(detail: Detail, _: bool) -> str:
    return f"took away that an action comes from {_kind(detail)} of the case"


def _kind(detail: Detail) -> str:
    return f"a {detail['kind'].lower()}" if detail else "a review"


FOR_ALL: dict[str, Callable[[Detail, bool], str | None]] = {
    "added a recommendation": _added,
    "added a source": _linked,
    "changed a recommendation": _changed,
    "took a source away": _unlinked,
}
