"""How many reviews there were of each type; in a report of several years, in which of them each began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from partnership.filters import month
from partnership.rules.blocks import Cell, Chart, Column, Line, Table
from reviews.rules.facts import Facts, ReviewFacts
from reviews.rules.prose import figure, sentence
from reviews.rules.prose_records import plain
from reviews.rules.prose_reviews import by_type, review_rows
from reviews.rules.review_spans import began

SEVERAL_YEARS = 24  # months
NOT_HELD = "The day when it began is not held"
NOT_CERTAIN = "Which of these years it began in is not certain"
Stretch = tuple[str, Sequence[ReviewFacts]]


def chart(facts: Facts) -> Chart:
    """Bars of all reviews of the report, each counted once."""
    return _by_year(facts) if facts.scope.period.months >= SEVERAL_YEARS else _by_type(facts)


def _by_type(facts: Facts) -> Chart:
    types = [(each[0].type_many, each) for each in by_type(facts.reviews).values()]
    lines = tuple(Line((plain(name), count(found, name))) for name, found in types)
    years = facts.scope.period.in_words
    columns = (Column("Type of review"), Column(years, is_number=True))
    most, _ = max(types, key=lambda each: len(each[1]))
    title = "Reviews by type"
    describes = f"A bar for each type of review. The longest is that of {most}."
    return Chart(title, describes, Table(f"{title}, {years}", columns, lines))


def _by_year(facts: Facts) -> Chart:
    types = by_type(facts.reviews)
    stretches = _stretches(facts)
    names = (Column(each[0].type_many, is_number=True) for each in types.values())
    columns = (Column("Began in"), *names, Column("All", is_number=True, is_total=True))
    lines = tuple(_line(name, found, types) for name, found in stretches)
    most, _ = max(stretches, key=lambda each: len(each[1]))
    title = "Reviews by type and year"
    describes = f"A bar for each year, in parts for the types of review. The longest is that of {most}."
    return Chart(title, describes, Table(f"{title}, {facts.scope.period.in_words}", columns, lines))


def _line(name: str, found: Sequence[ReviewFacts], types: dict[str, list[ReviewFacts]]) -> Line:
    counts = (
        count([each for each in found if each.type_code == code], f"{name}: {of[0].type_many}")
        for code, of in types.items()
    )
    return Line((plain(name), *counts, count(found, f"{name}: all")))


def _stretches(facts: Facts) -> list[Stretch]:
    """The years of the report, all of them, and before and after these what no year holds for certain."""
    years = [(each.in_words, _within(facts.reviews, each.first, each.last)) for each in facts.scope.period.years]
    first = facts.scope.period.first
    before = _within(facts.reviews, date.min, first - timedelta(days=1))
    placed = {each.id for _, found in ((first, before), *years) for each in found}
    unplaced = [each for each in facts.reviews if each.id not in placed]
    others = (
        (NOT_CERTAIN, [each for each in unplaced if began(each)]),
        (NOT_HELD, [each for each in unplaced if not began(each)]),
    )
    return [each for each in ((f"Before {month(first)}", before), *years, *others) if each[1] or each in years]


def _within(reviews: Iterable[ReviewFacts], first: date, last: date) -> list[ReviewFacts]:
    """Those that began between the two days for certain."""
    days = [(each, began(each)) for each in reviews]
    return [each for each, on in days if on and on.earliest and on.latest and first <= on.earliest <= on.latest <= last]


def count(reviews: Sequence[ReviewFacts], says: str) -> Cell:
    """A number of reviews, with the reviews."""
    return Cell((sentence(figure(review_rows(reviews), says=says)),))
