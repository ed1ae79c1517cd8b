"""The chart of reviews: by type, and by year where a report has several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reviews.rules.facts import Facts, ReviewFacts
from reviews.rules.reviews_by_year import NOT_CERTAIN, NOT_HELD, chart
from reviews.rules.stated import Period, StatedDate, of_day
from reviews.vocabulary import DateKind
from tests.support.report_facts import SCOPE, case, facts, lines, review

RAPID = {"type_code": "Rapid Review", "type_name": "Rapid Review", "type_many": "Rapid Reviews"}
ACROSS = StatedDate("winter 2024", "season", date(2023, 12, 1), date(2024, 4, 30))


def began_on(on: StatedDate | None, **given: object) -> ReviewFacts:
    return review(case(), dates={} if on is None else {DateKind.STARTED: on}, **given)


def over(months: tuple[str, str], *reviews: ReviewFacts) -> Facts:
    return facts(scope=replace(SCOPE, period=Period.of_months(*months)), reviews=reviews)


def test_one_year_has_a_bar_for_each_type() -> None:
    found = chart(over(("2023-04", "2025-02"), began_on(None), began_on(None, **RAPID), began_on(None, **RAPID)))

    assert lines(found.table) == [["LCSPRs", "1"], ["Rapid Reviews", "2"]]
    assert found.describes == "A bar for each type of review. The longest is that of Rapid Reviews."


def test_several_years_have_a_bar_each_and_nothing_is_dropped() -> None:
    reviews = (
        began_on(of_day(date(2023, 3, 31))),
        began_on(of_day(date(2023, 4, 1)), **RAPID),
        began_on(of_day(date(2024, 3, 31))),
        began_on(ACROSS),
        began_on(None, **RAPID),
        began_on(of_day(date(2026, 4, 1))),
    )

    found = chart(over(("2023-04", "2026-03"), *reviews))

    assert [column.name for column in found.table.columns] == ["Began in", "LCSPRs", "Rapid Reviews", "All"]
    assert lines(found.table) == [
        ["Before April 2023", "1", "0", "1"],
        ["April 2023 to March 2024", "1", "1", "2"],
        ["April 2024 to March 2025", "0", "0", "0"],
        ["April 2025 to March 2026", "0", "0", "0"],
        [NOT_CERTAIN, "2", "0", "2"],
        [NOT_HELD, "0", "1", "1"],
    ]
    assert found.describes.endswith("The longest is that of April 2023 to March 2024.")


def test_each_number_is_told_with_its_reviews() -> None:
    mine = began_on(of_day(date(2024, 5, 1)))

    _, line = chart(over(("2023-04", "2025-03"), mine)).table.lines

    (run,) = line.cells[1].sentences[0].runs
    assert [row.id for row in run.source.rows] == [mine.id]
