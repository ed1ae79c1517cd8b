"""Ids as an address or a form brings them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable


def ids(words: Iterable[str]) -> list[uuid.UUID]:
    """Those that are ids at all.

    >>> ids(["soon", "b7a1d2f0-3f62-4c4b-8a1e-5a0f6a1c9d11"])
    [UUID('b7a1d2f0-3f62-4c4b-8a1e-5a0f6a1c9d11')]
    """
    found = []
    for each in words:
        try:
            found.append(uuid.UUID(each))
        except ValueError:
            continue
    return found
