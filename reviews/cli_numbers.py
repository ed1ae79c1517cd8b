"""What the command line says of the numbers of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnership.filters import listed, number, plural
from partnership.vocabulary import Labelled
from reviews.queries import counts, counts_evidence, counts_learning, counts_sharing
from reviews.rules.stated import Period
from reviews.vocabulary import FocusKind, Sight


def counted() -> Iterator[str]:
    """The numbers of the record, one line for each unit."""
    yield f"Boards: {number(counts.boards())}"
    yield f"Agencies: {_total(counts.agencies())}"
    yield f"People: {number(counts.people())}"
    yield from _reviews()
    yield from _learning()
    yield from _actions()
    yield from _impact()
    for file in counts.by_period():
        yield f"Reported for {_period(file)}: {plural(file.cases, 'case')}, {plural(file.actions, 'action')}"


def _reviews() -> Iterator[str]:
    sights, types, out = counts.cases(), counts.reviews_by_type(), counts.published()
    is_open, closed = number(sights[Sight.PARTNERS]), number(sights[Sight.REVIEW_TEAM])
    yield f"Cases: {number(sum(sights.values()))} ({is_open} open to partners, {closed} review team only)"
    yield f"Children or adults that the cases are about: {number(counts.people_in_cases())}"
    yield f"Reviews: {_of_which(sum(each.reviews for each in types), sum(each.under_way for each in types))}"
    for each in types:
        yield f"  {each.name_many}: {_of_which(each.reviews, each.under_way)}"
    for stage in counts.reviews_by_stage():
        yield f"  {stage.type_name} at the stage “{stage.name}”: {number(stage.reviews)}"
    yield f"  published: {number(out.published)}; concluded and not published: {number(out.not_published)}"


def _learning() -> Iterator[str]:
    points, focuses = counts_learning.learning_points(), counts_learning.focuses()
    yield f"Learning points: {number(points.all)}, of which {number(points.in_grid)} in the year’s grid"
    yield f"Themes: {number(counts_learning.themes())}"
    for each in counts_learning.repeat_themes():
        cases = listed(case.name for case in each.cases)
        yield f"  “{each.theme.name}” in the grid of {plural(len(each.cases), 'case')}: {cases}"
    yield f"Priorities: {number(focuses[FocusKind.PRIORITY])}"
    yield f"Shared themes of a year: {number(focuses[FocusKind.SHARED_THEME])}"
    yield f"Recommendations: {number(counts_learning.recommendations())}"


def _actions() -> Iterator[str]:
    by_source = counts.actions_by_source()
    yield (
        f"Actions: {_total(counts.actions())}; {number(by_source.review)} with a review, "
        f"{number(by_source.focus_only)} with a shared theme or priority only, {number(by_source.neither)} with neither"
    )
    yield f"Parts: {_total(counts.parts())}"
    yield f"Updates: {number(counts.updates())}"


def _impact() -> Iterator[str]:
    shared, by_level = counts_sharing.sharing(), counts_evidence.evidence()
    rows = plural(shared.training_rows, "row")
    yield f"Sharing learning: {plural(shared.events, 'event')} and {rows} of training"
    levels = [f"{number(count)} {level.label.lower()}" for level, count in by_level.items() if level and count]
    levels += [f"{number(by_level[None])} without a level"] if by_level[None] else []
    made_up = f" ({', '.join(levels)})" if levels else ""
    yield f"Evidence: {number(sum(by_level.values()))}{made_up}, with {plural(counts_evidence.figures(), 'figure')}"


def _total(by: Mapping[Any, int]) -> str:
    """The number in all, and how it is made up where there is any.

    >>> from reviews.vocabulary import ActionStatus
    >>> _total({ActionStatus.DONE: 2, ActionStatus.IN_PROGRESS: 0, ActionStatus.NOT_STARTED: 1})
    '3 (2 done, 1 not started)'
    """
    kinds: list[tuple[Labelled, int]] = [(kind, count) for kind, count in by.items() if count]
    total = number(sum(by.values()))
    return (
        f"{total} ({', '.join(f'{number(count)} {kind.label.lower()}' for kind, count in kinds)})" if kinds else total
    )


def _of_which(all_: int, under_way: int) -> str:
    """
    >>> _of_which(8, 2), _of_which(3, 0)
    ('8, of which 2 under way', '3')
    """
    return f"{number(all_)}, of which {number(under_way)} under way" if under_way else number(all_)


def _period(each: counts.OfFile) -> str:
    """The period of a file, with its title."""
    first, last = each.file.period_first, each.file.period_last
    words = Period(first, last).in_words if first and last else "a period not stated"
    return f"{words} ({each.file.title})"
