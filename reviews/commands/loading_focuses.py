"""Priorities of a business plan and shared safeguarding themes of an annual report."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from partnership.rules.folding import fold
from reviews.commands.loading_rows import Loading, dated, told
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.meta import ReportMeta
from reviews.interchange.partners import BusinessPlan, Priority
from reviews.models import Focus
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import from_words
from reviews.vocabulary import FocusKind

PRIORITIES, THEMES = "business_plan.priorities", "shared_themes"


@dataclass(frozen=True)
class Named:
    """A row that becomes a focus."""

    id: str
    name: str


def load_focuses(loading: Loading, report: AnnualReport) -> None:
    """A shared theme is of the time that the report is about; a priority, of the year in the title of its plan."""
    themes = [Named(row.id, row.name) for row in report.shared_themes]
    _load(loading, THEMES, themes, FocusKind.SHARED_THEME, period_of(report.meta))
    if report.business_plan:
        plan = report.business_plan
        _load(loading, PRIORITIES, list(_priorities(plan)), FocusKind.PRIORITY, year_of(plan.title))


def _load(loading: Loading, section: str, rows: list[Named], kind: FocusKind, period: StatedDate | None) -> None:
    places = {row.id: place for place, row in enumerate(rows, start=1)}
    for row in loading.new(section, rows, Focus.__tablename__):
        name = row.name.strip()
        focus = Focus(id=uuid.uuid4(), board_id=loading.board.id, kind=kind, place=places[row.id], period=period)
        focus.name, focus.name_folded = name, fold(name)
        loading.made(focus)
        loading.became(section, row.id, focus)
        loading.tell("loaded the focus", focus)


def _priorities(plan: BusinessPlan) -> Iterator[Named]:
    """Known by their number in the plan, or by their place where they have none of their own."""
    times = Counter(row.no for row in plan.priorities)
    for place, row in enumerate(plan.priorities, start=1):
        yield Named(_number(row, times) or f"place {place}", row.name)


def _number(row: Priority, times: Counter[int | None]) -> str | None:
    return str(row.no) if row.no is not None and times[row.no] == 1 else None


def period_of(meta: ReportMeta) -> StatedDate | None:
    """The time that a report is about, in its words."""
    first = dated(meta.period.from_) if meta.period else None
    last = dated(meta.period.to) if meta.period else None
    ends = " to ".join(each.in_words for each in (first, last) if each)
    words = told(meta.period_stated) or ends
    if not words:
        return None
    return StatedDate(words, "year_span", first.earliest if first else None, last.latest if last else None)


def year_of(title: str | None) -> StatedDate | None:
    """The first word of a title that is a date, such as the year of a plan.

    >>> year_of("2023/24 Business Plan").stated
    '2023/24'
    >>> year_of("Business Plan")
    """
    for word in (title or "").split():
        try:
            return from_words(word)
        except ValueError:
            continue
    return None
