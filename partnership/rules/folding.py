"""Folded text: how names are compared and sorted alike on both databases."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Without accents, capitals and double spaces.

    >>> fold("  Siân  O’Neill ")
    'sian o’neill'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())
