"""What was done to a theme or a focus, in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from partnership.filters import listed
from partnership.rules.history import took_words_out
from reviews.rules.history_loading import LOADED

Detail = Mapping[str, Any]
FIELDS = {
    "name": "the name",
    "meaning": "the meaning",
    "also_called": "other words for it",
    "kind": "what it is about",
    "parent": "what it sits under",
    "national": "its name in a national list",
    "national_list": "the national list",
    "source": "where it comes from",
    "period": "the year",
}


class Told(Protocol):
    """An event, as far as its sentence needs it."""

    @property
    def verb(self) -> str: ...

    @property
    def detail(self) -> Detail | None: ...


def sentence(event: Told) -> str:
    """What was done, after the name; the verb alone where its words were taken out."""
    if event.detail is None or event.verb not in SENTENCES:
        return event.verb
    return SENTENCES[event.verb](event.detail)


def sentence_for_partners(event: Told) -> str:
    """The same for those who keep no themes: which fields were changed, and not what they said before."""
    if event.detail is None or event.verb not in FOR_PARTNERS:
        return sentence(event)
    return FOR_PARTNERS[event.verb](event.detail)


def _added_theme(detail: Detail) -> str:
    source = f", from the list “{detail['list']}”" if detail.get("list") else ""
    return f"added the theme “{detail['name']}”{source}"


def _changed(detail: Detail) -> str:
    return f"changed {listed(_field(field, *said) for field, said in detail['changes'].items())}"


def _field(field: str, before: Any, after: Any) -> str:
    was = f" from “{before}”" if before else ""
    return f"{FIELDS[field]}{was} to {f'“{after}”' if after else 'nothing'}"


def _changed_fields(detail: Detail) -> str:
    return f"changed {listed(FIELDS[field] for field in detail['changes'])}"


def _retired(_: Detail) -> str:
    return "retired the theme: it takes no new links and keeps those it has"


def _brought_back(detail: Detail) -> str:
    was = f", which had been merged into “{detail['merged_into']}”" if detail.get("merged_into") else ""
    return f"brought the theme back{was}"


def _merged(detail: Detail) -> str:
    return f"merged the theme into “{detail['into']}”, for which its links count"


def _added_focus(detail: Detail) -> str:
    return f"added “{detail['name']}” ({detail['kind'][0].lower()}{detail['kind'][1:]})"


def _moved_focus(detail: Detail) -> str:
    return f"moved it from place {detail['before']} to {detail['after']}"


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "loaded the theme": LOADED["loaded the theme"],
    "loaded the focus": LOADED["loaded the focus"],
    "added the theme": _added_theme,
    "changed the theme": _changed,
    "retired the theme": _retired,
    "brought the theme back": _brought_back,
    "merged the theme": _merged,
    "added the focus": _added_focus,
    "changed the focus": _changed,
    "moved the focus": _moved_focus,
    "took words out": took_words_out,
}
FOR_PARTNERS: dict[str, Callable[[Detail], str]] = {
    "added the theme": lambda _: "added the theme",
    "changed the theme": _changed_fields,
}
