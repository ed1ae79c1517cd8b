"""A list declared once: its columns, filters, tabs and order; and the rows that an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.interfaces import ORMOption

from partnership.extensions import db

A_PAGE = 50
Expression = ColumnElement[Any] | InstrumentedAttribute[Any]
Plain = str | int | Decimal | date | None


@dataclass(frozen=True)
class Line:
    """A small second line of a cell."""

    text: str
    href: str | None = None


@dataclass(frozen=True)
class Cell:
    """What one cell shows: its text, where it leads, second lines, a tag (text, colour), a status shape.

    `urgent` words stand in bold red, such as “14 days late”; `squares` of three say how strong something is.
    """

    text: str
    href: str | None = None
    lines: Sequence[Line] = ()
    tag: tuple[str, str] | None = None
    shape: str | None = None
    numeric: bool = False
    urgent: bool = False
    squares: int | None = None


@dataclass(frozen=True)
class Column:
    """One column: how a row shows in it, what it says in a file, and what it is sorted by.

    What has no `cell` stands in files only; `filed_as` is its heading there, where that is another one.
    """

    key: str
    label: str
    cell: Callable[[Any], Cell] | None
    plain: Callable[[Any], Plain]
    sort: Expression | None = None
    numeric: bool = False
    filed_as: str = ""


@dataclass(frozen=True)
class Filter:
    """One filter: its choices (value → label), or none where words are typed, and the rows it leaves.

    `is_asked` ones have no control: they come with an address, and show as a chip that takes them away.
    """

    key: str
    label: str
    where: Callable[[str], ColumnElement[bool]]
    choices: Mapping[str, str] = field(default_factory=dict)
    is_text: bool = False
    is_asked: bool = False


@dataclass(frozen=True)
class Tab:
    """A filter with a name of its own and a count; the first tab of a list is the one shown unasked."""

    key: str
    text: str
    where: Expression | None


@dataclass(frozen=True)
class Empty:
    """What stands where there is nothing yet: a title, what to do first, and a button."""

    title: str
    sentence: str
    href: str = ""
    button: str = ""


@dataclass(frozen=True)
class Units:
    """A second unit that the rows are counted in, as reviews are in cases; `words` say both counts."""

    column: Expression
    words: Callable[[int, int], str]


@dataclass(frozen=True)
class Listing:
    """A whole list. `statement` selects one entity and is already narrowed to what the person may see.

    `options` load what a row of the page shows, `file_options` what only a row of a file has beside.
    """

    title: str
    noun: str
    statement: Select[Any]
    columns: Sequence[Column]
    order: Sequence[Expression]
    empty: Empty
    filters: Sequence[Filter] = ()
    tabs: Sequence[Tab] = ()
    options: Sequence[ORMOption] = ()
    file_options: Sequence[ORMOption] = ()
    key_note: str = ""
    words: Callable[[int], str] | None = None
    units: Units | None = None


@dataclass(frozen=True)
class Listed:
    """The rows of one address, with what was asked for."""

    rows: Sequence[Any]
    count: int
    page: int
    tab: Tab | None
    tab_counts: Mapping[str, int]
    chosen: Mapping[str, str]
    sort: str
    is_descending: bool
    is_empty: bool
    units: int = 0


def listed(listing: Listing, arguments: Mapping[str, str], *, whole: bool = False) -> Listed:
    """Read the rows. What an address asks for that does not exist is passed over; `whole` is for files."""
    tab = next((each for each in listing.tabs if each.key == arguments.get("tab")), None)
    tab = tab or next(iter(listing.tabs), None)
    chosen = _chosen(listing, arguments)
    wanted = listing.statement
    for each in listing.filters:
        if each.key in chosen:
            wanted = wanted.where(each.where(chosen[each.key]))
    counts, units = _counts(listing, wanted, tab, with_units=not whole)
    if tab is not None and tab.where is not None:
        wanted = wanted.where(tab.where)
    count = counts[tab.key] if tab else int(db.session.scalar(_counted(wanted)) or 0)
    page = page_asked(arguments, count)
    sort, is_descending = _sort(listing, arguments.get("sort", ""))
    options = (*listing.options, *listing.file_options) if whole else listing.options
    ordered = wanted.order_by(*_order(listing, sort, is_descending)).options(*options)
    shown = ordered if whole else ordered.limit(A_PAGE).offset((page - 1) * A_PAGE)
    rows = db.session.scalars(shown).unique().all()
    is_empty = not count and not chosen and not any(counts.values())
    return Listed(rows, count, page, tab, counts, chosen, sort, is_descending, is_empty, units)


def _chosen(listing: Listing, arguments: Mapping[str, str]) -> dict[str, str]:
    given = {each.key: _printable(arguments.get(each.key, "")) for each in listing.filters}
    return {
        each.key: given[each.key]
        for each in listing.filters
        if given[each.key] and (each.is_text or given[each.key] in each.choices)
    }


def _printable(words: str) -> str:
    """Words without what no keyboard types: PostgreSQL takes no zero byte, and no page may show one."""
    return "".join(letter for letter in words if letter.isprintable()).strip()


def _counted(wanted: Select[Any]) -> Select[int]:
    return select(func.count()).select_from(wanted.order_by(None).subquery())


def _counts(
    listing: Listing, wanted: Select[Any], shown: Tab | None, *, with_units: bool
) -> tuple[dict[str, int], int]:
    """All tabs, and the second unit of the one that is shown, counted in one statement."""
    sums = [
        func.count() if tab.where is None else func.coalesce(func.sum(case((tab.where, 1), else_=0)), 0)
        for tab in listing.tabs
    ]
    if listing.units and with_units:
        column, where = listing.units.column, shown.where if shown else None
        sums.append(func.count((column if where is None else case((where, column))).distinct()))
    if not sums:
        return {}, 0
    row = db.session.execute(wanted.with_only_columns(*sums, maintain_column_froms=True).order_by(None)).one()
    counted = [int(number) for number in row]
    tabs = {tab.key: number for tab, number in zip(listing.tabs, counted, strict=False)}
    return tabs, counted[-1] if listing.units and with_units else 0


def _sort(listing: Listing, asked: str) -> tuple[str, bool]:
    key = asked.removeprefix("-")
    is_known = any(each.key == key and each.sort is not None for each in listing.columns)
    return (key, asked.startswith("-")) if is_known else ("", False)


def _order(listing: Listing, sort: str, is_descending: bool) -> list[Expression]:
    for each in listing.columns:
        if each.key == sort and each.sort is not None:
            by = each.sort.desc().nulls_last() if is_descending else each.sort.asc().nulls_last()
            return [by, *listing.order]
    return list(listing.order)


def page_asked(arguments: Mapping[str, str], count: int) -> int:
    """The number of the page that an address asks for, of those that so many rows have."""
    words = arguments.get("page", "")
    number = int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 1
    return min(max(1, number), max(1, -(-count // A_PAGE)))
