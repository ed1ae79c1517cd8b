"""What was done about posts, told in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from partnership.filters import day
from partnership.rules.history import handed_over, took_over, took_words_out

Detail = Mapping[str, Any]


def sentence(who: str, verb: str, detail: Detail | None) -> str:
    """The event in a sentence; the verb alone where its words were removed, or nothing more is known of it.

    >>> sentence("Morgan Hale", "gave the post", {"post": "Named nurse", "who": "Robin Vale"})
    'Morgan Hale gave the post “Named nurse” to Robin Vale.'
    >>> sentence("Morgan Hale", "ended the post", None)
    'Morgan Hale ended the post.'
    """
    words = SENTENCES[verb](detail) if detail and verb in SENTENCES else verb
    return f"{who} {words}."


def _gave(detail: Detail) -> str:
    from_on = f" from {_day(detail['from_on'])}" if detail.get("from_on") else ""
    return f"gave the post “{detail['post']}” to {detail['who']}{from_on}"


def _ended(detail: Detail) -> str:
    return f"ended that {detail['who']} holds the post “{detail['post']}”: the last day is {_day(detail['until_on'])}"


def _day(stored: str) -> str:
    return day(date.fromisoformat(stored))


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "gave the post": _gave,
    "ended the post": _ended,
    "handed over": handed_over,
    "handed over to this person": took_over,
    "took words out": took_words_out,
}
