"""What an edit changed: each field with what it said before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Field → what it said before and after, for the fields that differ.

    >>> changes({"name": "Willow 3", "led": "Here"}, {"name": "Willow 4", "led": "Here"})
    {'name': ['Willow 3', 'Willow 4']}
    """
    return {field: [said, after[field]] for field, said in before.items() if said != after[field]}
