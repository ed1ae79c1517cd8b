"""What was done to the text of an annual report, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed, plural

Detail = Mapping[str, Any]
# Told where the words themselves are: a history of every time that somebody looked would hide what was done.
UNTOLD = frozenset({"opened a block", "closed a block"})
GIVING_UP = frozenset({"wrote in a block", "took a block away", "used the record’s words in a block"})


def given_up(verb: str, detail: Detail | None) -> str:
    """The author's words that were there before and no longer are, as they are stored.

    >>> given_up("took a block away", {"chapter": "Summary", "was": "We met."})
    'We met.'
    >>> given_up("took a block away", None)
    ''
    """
    return (detail or {}).get("was") or "" if verb in GIVING_UP else ""


def _drafted(detail: Detail) -> str:
    if detail["is_first"]:
        return f"drafted the report: {plural(detail.get('added', 0), 'block')}"
    said = [f"{detail[what]} {what}" for what in ("added", "changed", "gone") if detail.get(what)]
    return f"drafted the report again: {listed(said) if said else 'nothing had changed'}"


def _in(words: str) -> Callable[[Detail], str]:
    return lambda detail: f"{words} in the chapter “{detail['chapter']}”"


def _wrote(detail: Detail) -> str:
    return f"{'changed the words of' if detail['was'] else 'wrote in'} a block in the chapter “{detail['chapter']}”"


def _took_over(detail: Detail) -> str:
    return f"took a block in the chapter “{detail['chapter']}” over from {detail['from']}"


def _moved(detail: Detail) -> str:
    return f"moved a block {'up' if detail['up'] else 'down'} in the chapter “{detail['chapter']}”"


def _saw(detail: Detail) -> str:
    return f"looked at {plural(detail['count'], 'change')} of the record in the chapter “{detail['chapter']}”"


def _exported(detail: Detail) -> str:
    return f"exported the report as {detail['format']}"


TEXT: dict[str, Callable[[Detail], str]] = {
    "drafted the report": _drafted,
    "opened a block": _in("opened a block"),
    "closed a block": _in("closed a block"),
    "took a block over": _took_over,
    "wrote in a block": _wrote,
    "added a block": _in("wrote a paragraph of their own"),
    "took a block away": _in("took a paragraph of their own away"),
    "left a block out": _in("left a block out"),
    "took a block in again": _in("took a block in again"),
    "moved a block": _moved,
    "kept the words of a block": _in("kept the words of a block that the record had changed"),
    "used the record’s words in a block": _in("used the record’s words alone"),
    "saw what changed": _saw,
    "exported the report": _exported,
}
