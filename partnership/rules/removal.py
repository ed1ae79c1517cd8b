"""Taking words out of a text: what counts as them, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

REMOVED = "[words removed]"


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
