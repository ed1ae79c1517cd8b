"""What was done to an annual report, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from partnership.filters import listed, plural
from partnership.rules.history import took_words_out
from partnership.rules.history_reports import TEXT

Detail = Mapping[str, Any]
FIELDS = {
    "title": "the title",
    "months": "the months",
    "audience": "whom it is for",
    "position_on": "the day that it tells of",
    "known_on": "the day as known on which it tells",
}


class Told(Protocol):
    """An event, as far as its sentence needs it."""

    @property
    def verb(self) -> str: ...

    @property
    def detail(self) -> Detail | None: ...


def sentence(event: Told) -> str:
    """What was done, after the name; the verb alone where its words were taken out.

    >>> from types import SimpleNamespace
    >>> sentence(SimpleNamespace(verb="moved a chapter", detail={"title": "Summary", "up": True}))
    'moved the chapter “Summary” up'
    """
    if event.detail is None or event.verb not in SENTENCES:
        return event.verb
    return SENTENCES[event.verb](event.detail)


def _started(detail: Detail) -> str:
    return f"started the report “{detail['title']}” for {detail['months']}"


def _changed(detail: Detail) -> str:
    said = (f"{FIELDS[name]} from {was} to {now}" for name, (was, now) in detail["changes"].items())
    return f"changed {listed(said)}"


def _of_chapter(words: str) -> Callable[[Detail], str]:
    return lambda detail: words.format(f"the chapter “{detail['title']}”")


def _moved(detail: Detail) -> str:
    return f"moved the chapter “{detail['title']}” {'up' if detail['up'] else 'down'}"


def _renamed(detail: Detail) -> str:
    return f"renamed the chapter “{detail['before']}” to “{detail['after']}”"


def _decided(detail: Detail) -> str:
    because = f": {detail['reason']}" if detail.get("reason") else ""
    goes, stays = ("goes in", "stays out") if detail["count"] == 1 else ("go in", "stay out")
    return f"decided that {_things(detail)} {goes if detail['is_in'] else stays}{because}"


def _took_back(detail: Detail) -> str:
    return f"took decisions back on {_things(detail)}"


def _things(detail: Detail) -> str:
    return plural(detail["count"], *THINGS[detail["kind"]])


def _said(detail: Detail) -> str:
    return f"said of requirement {detail['code']}: {detail['status'].lower()}"


THINGS = {
    "review": ("review",),
    "action": ("action",),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "event": ("way of sharing learning", "ways of sharing learning"),
}
SENTENCES: dict[str, Callable[[Detail], str]] = {
    "started the report": _started,
    "changed the report": _changed,
    "put the report away": lambda _: "put the report away",
    "brought the report back": lambda _: "brought the report back",
    "left a chapter out": _of_chapter("left {} out"),
    "put a chapter in": _of_chapter("put {} in"),
    "moved a chapter": _moved,
    "renamed a chapter": _renamed,
    "added a chapter": _of_chapter("added {}"),
    "decided what goes in": _decided,
    "took decisions back": _took_back,
    "said where a requirement stands": _said,
    "set the Word template": lambda detail: f"put the Word template “{detail['name']}” in place",
    "took the Word template away": lambda detail: f"took the Word template “{detail['name']}” away",
    "took words out": took_words_out,
    **TEXT,
}
