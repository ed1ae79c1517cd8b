"""A day as people type it. For dates that may be less exact than a day see the stated dates of the record."""

from __future__ import annotations

import re
from datetime import date

from partnership.filters import MONTHS

HOW_TO = "Enter a day, such as 3 January 2026"
FORMS = (
    re.compile(r"(?P<day>\d{1,2}) (?P<word>[a-z]{3,9})\.? (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


def day_from_words(words: str) -> date:
    """The day that was typed. Raises ValueError, with what to type instead.

    >>> day_from_words("3 Jan 2026")
    datetime.date(2026, 1, 3)
    >>> day_from_words("03/01/2026")
    datetime.date(2026, 1, 3)
    """
    plain = " ".join(words.casefold().split())
    found = next((match for form in FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        raise ValueError(HOW_TO)
    parts = found.groupdict()
    month = _month(parts["word"]) if "word" in parts else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise ValueError(f"There is no day “{words.strip()}”. {HOW_TO}") from None


def _month(word: str) -> int:
    """The number of a month by its name or its beginning; 0, which is none, for any other word."""
    return next((number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)), 0)
