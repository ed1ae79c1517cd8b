"""Taking words out of a text: what counts as them, and what stands in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

REMOVED = "[words removed]"
UNSAID = frozenset({"kind", "measure", "id"})


def pattern(words: str) -> re.Pattern[str]:
    """The words in order, however they are spaced, broken into lines or capitalised.

    >>> bool(pattern("Morgan Hale").search("said MORGAN\\n hale then"))
    True
    """
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)


def holds(value: Any, sought: re.Pattern[str]) -> bool:
    """Whether the words stand anywhere in a plain value: a text, a list, or a mapping with its keys.

    >>> holds({"changes": {"name": ["Hale", None, 3]}}, pattern("hale"))
    True
    """
    if isinstance(value, str):
        return bool(sought.search(value))
    if isinstance(value, Mapping):
        return holds([*value.keys(), *value.values()], sought)
    return isinstance(value, list) and any(holds(each, sought) for each in value)


def without(drafted: str, sought: re.Pattern[str]) -> str:
    """The stored content of a block with the words taken out of all that it says; its ids and kinds stay.

    >>> without('{"kind":"heading","text":"Morgan Hale","level":2}', pattern("morgan hale"))
    '{"kind":"heading","text":"[words removed]","level":2}'
    """
    return json.dumps(_without(json.loads(drafted), sought), ensure_ascii=False, separators=(",", ":"))


def _without(value: Any, sought: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return sought.sub(REMOVED, value)
    if isinstance(value, list):
        return [_without(each, sought) for each in value]
    if isinstance(value, dict):
        return {key: each if key in UNSAID else _without(each, sought) for key, each in value.items()}
    return value
