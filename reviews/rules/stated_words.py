"""Dates as people type them: "spring 2023", "2022/23", "3 March 2023"."""

from __future__ import annotations

import re

from partnership.filters import MONTHS
from partnership.rules.days import SHORT_YEAR, full_year
from reviews.rules.bounds import Parts, bounds_of
from reviews.rules.stated import StatedDate

# "By the end of January 2027" allows no conclusion that "January 2027" does not.
LED_IN = re.compile(r"^(?:by )?(?:(?:the )?(?:end|start|beginning|middle) (?:of )?)?(?:the )?")
HOW_TO = 'Enter a date, such as "3 March 2023", "March 2023", "spring 2023", "2022/23" or "since May 2021"'


class NotADate(ValueError):
    """What was typed is no date that we can read; the sentence tells what to type."""


def from_words(text: str) -> StatedDate:
    """The date that was typed, with its words as typed. NotADate where it cannot be read in one way only.

    >>> from_words("Spring 2023").earliest
    datetime.date(2023, 3, 1)
    >>> from_words("soon")
    Traceback (most recent call last):
    ...
    reviews.rules.stated_words.NotADate: Enter a date, such as "3 March 2023", ... or "since May 2021"
    """
    stated = " ".join(text.split())
    plain = _plain(stated)
    for precision, pattern in FORMS:
        if found := pattern.fullmatch(plain):
            return _stated(stated, precision, {k: v for k, v in found.groupdict().items() if v})
    raise NotADate(HOW_TO)


def _plain(stated: str) -> str:
    """Small letters, one kind of dash, no commas, no full stops but those between numbers, no "by the end of"."""
    plain = re.sub("[‐-―]", "-", stated.casefold()).replace(",", "").removesuffix(".")
    return LED_IN.sub("", re.sub(r"(?<=[a-z])\.", "", plain), count=1)


def _stated(stated: str, precision: str, found: dict[str, str]) -> StatedDate:
    try:
        earliest, latest = bounds_of(precision, _parts(found))
    except ValueError:
        raise NotADate(f'There is no date "{stated}". {HOW_TO}') from None
    return StatedDate(stated, precision, earliest, latest)


def _parts(found: dict[str, str]) -> Parts:
    """The named groups of a form as parts. ValueError where two years do not follow each other."""
    year = full_year(found["year"])
    if "next" in found:
        if not str(year + 1).endswith(found["next"]):
            raise ValueError("years that do not follow each other")
        # A winter over two years is the winter of its January.
        year += "season" in found
    if "quarter" in found:
        return _quarter(year, int(found["quarter"]))
    return Parts(
        year=year,
        month=_month(found["month"]) if "month" in found else None,
        day=int(found["day"]) if "day" in found else None,
        season=found.get("season"),
        part=found.get("part"),
        end_month=_month(found["end_month"]) if "end_month" in found else None,
        end=_end(found) if "end_year" in found else None,
    )


def _quarter(year: int, number: int) -> Parts:
    """Of a financial year that begins in April: its fourth quarter is in the year after."""
    month = 3 * (number % 4) + 1
    return Parts(year=year + (number == 4), month=month, end_month=month + 2)


def _end(found: dict[str, str]) -> tuple[int, int]:
    return full_year(found["end_year"]), _month(found.get("end_month", "12"))


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NUMBERS[text[:3]]


MONTH_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
NAMES = "|".join(["sept", *(f"{name}|{name[:3]}" for name in MONTHS)]).casefold()
FULL_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
YEAR = f"(?P<year>(?:19|20)[0-9]{{2}}|{SHORT_YEAR})"
END_YEAR = "(?P<end_year>(?:19|20)[0-9]{2})"
NEXT = "(?P<next>(?:[0-9]{2}){1,2})"
MONTH = f"(?P<month>{NAMES})"
END_MONTH = f"(?P<end_month>{NAMES})"
DAY = "(?P<day>[0-9]{1,2})"
NUMBER = "(?P<month>[0-9]{1,2})"
QUARTER = "(?:q|quarter )(?P<quarter>[1-4])"
PART = "(?P<part>early|mid|late)[ -]"

# The first form that fits is taken; no two fit the same words, but for the order of the two kinds of year.
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (precision, re.compile(pattern))
    for precision, pattern in (
        ("day", f"{DAY}(?:st|nd|rd|th)? (?:of )?{MONTH} {YEAR}"),
        ("day", f"{DAY}-{MONTH}-{YEAR}"),
        ("day", f"{DAY}(?P<mark>[/.-]){NUMBER}(?P=mark){YEAR}"),
        ("day", f"{FULL_YEAR}-{NUMBER}-{DAY}"),
        ("month", f"(?:{PART})?{MONTH} {YEAR}"),
        ("month", f"{MONTH}-{YEAR}"),
        ("month_range", f"{MONTH} ?(?:and|to|-) ?{END_MONTH} {YEAR}"),
        ("month_range", f"{QUARTER} (?:of )?{FULL_YEAR} ?[/-] ?{NEXT}"),
        ("month_range", f"{FULL_YEAR} ?[/-] ?{NEXT} {QUARTER}"),
        ("since_month", f"since {MONTH} {YEAR}"),
        ("season", f"(?P<season>spring|summer|autumn|winter) {YEAR}"),
        ("season", f"(?P<season>winter) {YEAR} ?[/-] ?{NEXT}"),
        ("part_of_year", f"{PART}{FULL_YEAR}"),
        ("year", f"(?:throughout )?{FULL_YEAR}"),
        ("financial_year", f"(?:financial year )?{FULL_YEAR} ?[/-] ?{NEXT}"),
        ("financial_year", f"financial year {YEAR} ?[/-] ?{NEXT}"),
        ("academic_year", f"(?:academic|school) year {YEAR} ?[/-] ?{NEXT}"),
        ("year_to_month", f"(?:the )?year to {MONTH} {YEAR}"),
        ("year_span", f"{MONTH} {FULL_YEAR} ?(?:to|-) ?{END_MONTH} {END_YEAR}"),
        ("year_span", f"{FULL_YEAR} to {END_YEAR}"),
    )
)
