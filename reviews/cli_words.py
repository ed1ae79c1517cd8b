"""What the command line says of a file that was loaded, and of the numbers of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnership.filters import listed, number, plural
from partnership.vocabulary import Labelled
from reviews.commands.loading_rows import Loaded
from reviews.queries import counts
from reviews.rules.stated import Period
from reviews.vocabulary import Sight

# Sections of which one row may become several things: the tables that are counted beside it.
THINGS = {
    "reviews": (("review_case", "case", "cases"), ("review", "review", "reviews")),
    "actions": (("part", "part", "parts"), ("part_update", "update", "updates")),
    "evidence": (("evidence_figure", "figure", "figures"),),
}


def loaded(each: Loaded) -> Iterator[str]:
    """A file's sections, each with its rows."""
    yield f"{each.title} ({each.file})" if each.title != each.file else each.file
    if each.board:
        yield f"  board: {each.board}{' (new)' if each.is_new_board else ''}"
    for name, rows in each.sections.items():
        if rows.added or rows.there:
            things = [plural(each.made[table], one, many) for table, one, many in _things(each, name) if rows.added]
            yield f"  {name}: {number(rows.added)} added{f' ({listed(things)})' if things else ''}{_there(rows.there)}"
    if not any(rows.added or rows.there for rows in each.sections.values()):
        yield "  nothing that there is a place for yet"


def _things(each: Loaded, section: str) -> tuple[tuple[str, str, str], ...]:
    return THINGS.get(section, ()) if each.schema == "annual-report/1" else ()


def _there(count: int) -> str:
    return f", {number(count)} {'was' if count == 1 else 'were'} there already" if count else ""


def left_out(each: Loaded) -> Iterator[str]:
    """What was not loaded: sections and keys that have no place yet, keys that are not known, and what was renamed."""
    for section, rows in each.no_place.items():
        yield f"{each.file}: no place yet for {section}: {plural(rows, 'row')} left out"
    for section, keys in each.keys_without_place.items():
        yield f"{each.file}: no place yet in {section} for {listed(keys)}"
    for key in each.unknown_keys:
        yield f"{each.file}: {key} is not known and was passed over"
    yield from (f"{each.file}: {note}" for note in each.notes)


def plain(each: Loaded) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": each.file,
        "schema": each.schema,
        "title": each.title,
        "board": each.board,
        "sections": {name: {"added": rows.added, "there_already": rows.there} for name, rows in each.sections.items()},
        "made": dict(each.made),
        "no_place_yet": each.no_place,
        "keys_with_no_place_yet": each.keys_without_place,
        "unknown_keys": list(each.unknown_keys),
        "notes": each.notes,
    }


def counted() -> Iterator[str]:
    """The numbers of the record, one line for each unit."""
    types, files = counts.reviews_by_type(), counts.by_period()
    sights, statuses = counts.cases(), counts.actions()
    by_part, by_agency = counts.parts(), counts.agencies()
    yield f"Boards: {number(counts.boards())}"
    yield f"Agencies: {_total(by_agency)}"
    yield f"People: {number(counts.people())}"
    is_open, closed = number(sights[Sight.PARTNERS]), number(sights[Sight.REVIEW_TEAM])
    yield f"Cases: {number(sum(sights.values()))} ({is_open} open to partners, {closed} review team only)"
    yield f"Reviews: {_of_which(sum(each.reviews for each in types), sum(each.under_way for each in types))}"
    for each in types:
        yield f"  {each.name_many}: {_of_which(each.reviews, each.under_way)}"
    for stage in counts.reviews_by_stage():
        yield f"  {stage.type_name} at the stage “{stage.name}”: {number(stage.reviews)}"
    yield f"Actions: {_total(statuses)}; {number(counts.actions_from_reviews())} with a review"
    yield f"Parts: {_total(by_part)}"
    yield f"Updates: {number(counts.updates())}"
    for file in files:
        yield f"Reported for {_period(file)}: {plural(file.cases, 'case')}, {plural(file.actions, 'action')}"


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
