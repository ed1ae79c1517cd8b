"""The history of evidence and of sharing learning in sentences: for each verb, the words after a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed

Detail = Mapping[str, Any]


def sentence(who: str, verb: str, detail: Detail | None, *, to_office: bool) -> str:
    """The event in a sentence; what it is about is named to those only who see all of the board.

    >>> sentence("Morgan Hale", "changed evidence", {"fields": ["Level", "Figures"]}, to_office=False)
    'Morgan Hale changed the evidence: level and figures.'
    >>> sentence("Morgan Hale", "changed evidence", None, to_office=True)
    'Morgan Hale changed evidence.'
    """
    words = SENTENCES[verb](detail, to_office) if detail and verb in SENTENCES else verb
    return f"{who} {words}."


def _added_evidence(detail: Detail, to_office: bool) -> str:
    file = " with a file" if detail.get("with_file") else ""
    return f"added the evidence{file}{_about(detail.get('about', []), to_office)}"


def _shared(detail: Detail, to_office: bool) -> str:
    return f"recorded it{_about(detail.get('about', []), to_office)}"


def _about(words: list[str], to_office: bool) -> str:
    if not words:
        return ""
    return f", about {listed(f'“{each}”' for each in words)}" if to_office else ""


def _changed(what: str) -> Callable[[Detail, bool], str]:
    return lambda detail, _: f"changed {what}: {listed(each.lower() for each in detail['fields'])}"


def _changed_about(detail: Detail, to_office: bool) -> str:
    added, gone = detail.get("added", []), detail.get("taken_away", [])
    if not to_office:
        return "changed what it is about"
    said = [f"added {listed(f'“{each}”' for each in added)}"] if added else []
    said += [f"took away {listed(f'“{each}”' for each in gone)}"] if gone else []
    return f"changed what it is about: {' and '.join(said)}"


SENTENCES: dict[str, Callable[[Detail, bool], str]] = {
    "added evidence": _added_evidence,
    "changed evidence": _changed("the evidence"),
    "changed what evidence is about": _changed_about,
    "shared learning": _shared,
    "changed sharing": _changed("it"),
    "changed what sharing is about": _changed_about,
    "took words out": lambda detail, _: f"took words out of “{detail['text']}”",
}
