"""A file's text, laid out so that one row stands on one line and a difference can be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def lines(document: Mapping[str, Any]) -> Iterator[str]:
    """The text in pieces: a section's rows are taken as they come, so none has to be a list.

    >>> print("".join(lines({"meta": {"id": "x"}, "rows": iter([{"id": 1}, {"id": 2}])})), end="")
    {
    "meta": {
    "id": "x"
    },
    "rows": [
    {"id": 1},
    {"id": 2}
    ]
    }
    """
    yield "{\n"
    for number, (name, section) in enumerate(document.items()):
        yield ",\n" if number else ""
        yield from _section(name, section)
    yield "\n}\n"


def _section(name: str, section: Mapping[str, Any] | Iterable[Any]) -> Iterator[str]:
    named = isinstance(section, Mapping)
    yield f"{_text(name)}: {'{' if named else '['}\n"
    rows = (
        (f"{_text(key)}: {_text(value)}" for key, value in section.items())
        if isinstance(section, Mapping)
        else map(_text, section)
    )
    for number, row in enumerate(rows):
        yield f",\n{row}" if number else row
    yield f"\n{'}' if named else ']'}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
