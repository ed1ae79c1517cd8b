"""A day as people type it. For dates that may be less exact than a day see the stated dates of the record."""

from __future__ import annotations

import re
from datetime import date, timedelta

from partnership.filters import MONTHS

A_DAY, EXAMPLE = "a day", "3 January 2026"
AGO = {"today": timedelta(), "yesterday": timedelta(days=1)}
# Two figures are a year of this century; later ones could be of the last, so they are asked for in full.
SHORT_YEAR = "[0-7][0-9]"
YEAR = rf"(?P<year>\d{{4}}|{SHORT_YEAR})"
FORMS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<word>[a-z]{{3,9}})\.? {YEAR}"),
    re.compile(rf"(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){YEAR}"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


def day_from_words(words: str, asked: str = A_DAY) -> date:
    """The day that was typed. Raises ValueError, with what to type instead: `asked` says which day.

    >>> day_from_words("3 Jan 2026")
    datetime.date(2026, 1, 3)
    >>> day_from_words("03/01/26")
    datetime.date(2026, 1, 3)
    """
    plain = " ".join(words.casefold().replace(",", " ").split())
    found = next((match for form in FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        raise ValueError(how_to(asked))
    parts = found.groupdict()
    month = _month(parts["word"]) if "word" in parts else int(parts["month"])
    try:
        return date(full_year(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise ValueError(f"There is no day “{words.strip()}”. {how_to(asked)}") from None


def named_day(words: str, today: date) -> date | None:
    """The day that has a name of its own.

    >>> named_day("Yesterday", date(2026, 3, 1))
    datetime.date(2026, 2, 28)
    """
    ago = AGO.get(words.strip().casefold())
    return None if ago is None else today - ago


def how_to(asked: str) -> str:
    """What to type, for any field that takes a day."""
    return f"Enter {asked}, such as {EXAMPLE}"


def full_year(figures: str) -> int:
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _month(word: str) -> int:
    """The number of a month by its name or its beginning; 0, which is none, for any other word."""
    return next((number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)), 0)
