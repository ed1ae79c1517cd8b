"""The one list page: a declared list as a page, as CSV and as Excel, by the same address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from partnership.filters import number, plural
from partnership.listing_files import as_csv, as_excel
from partnership.queries.listing import A_PAGE, Cell, Column, Empty, Filter, Listed, Listing, listed


@dataclass(frozen=True)
class Heading:
    key: str
    label: str
    numeric: bool
    sort_href: str | None
    sort_state: str | None


@dataclass(frozen=True)
class TabLink:
    text: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class FilterField:
    """One filter as a form control; `kind` is text, select, or hidden for what the address already asks."""

    key: str
    label: str
    kind: str
    choices: list[tuple[str, str]]
    value: str


@dataclass(frozen=True)
class Chip:
    text: str
    remove_href: str


@dataclass(frozen=True)
class Pager:
    previous_href: str
    next_href: str
    pages: list[tuple[str, str, bool]]
    sentence: str


@dataclass(frozen=True)
class ListPage:
    """What the list template draws."""

    title: str
    tabs: list[TabLink]
    filters: list[FilterField]
    chips: list[Chip]
    clear_href: str
    count_sentence: str
    columns: list[Heading]
    rows: list[list[Cell]]
    pager: Pager | None
    csv_href: str
    excel_href: str
    is_empty: bool
    no_match: bool
    empty: Empty
    key_note: str


def answer(listing: Listing, template: str, **context: Any) -> ResponseReturnValue:
    """The list as the address asks for it: a page, or a file of all that the filters leave."""
    wanted = request.args.get("format")
    if wanted in ("csv", "xlsx"):
        write = as_csv if wanted == "csv" else as_excel
        return write(listing, listed(listing, request.args, whole=True))
    return render_template(template, page=page_of(listing, listed(listing, request.args)), **context)


def page_of(listing: Listing, found: Listed) -> ListPage:
    shown = [each for each in listing.columns if each.cell is not None]
    return ListPage(
        title=listing.title,
        tabs=[
            TabLink(tab.text, href(tab=tab.key, page=None), found.tab_counts[tab.key], tab is found.tab)
            for tab in listing.tabs
        ],
        filters=_filters(listing, found),
        chips=[
            Chip(_chosen_words(each, found), href(**{each.key: None, "page": None}))
            for each in listing.filters
            if each.key in found.chosen
        ],
        clear_href=href(**{each.key: None for each in listing.filters}, page=None),
        count_sentence=_count_sentence(listing, found),
        columns=[_heading(each, found) for each in shown],
        rows=[[each.cell(row) for each in shown if each.cell] for row in found.rows],
        pager=pager(found.page, found.count),
        csv_href=href(format="csv", page=None),
        excel_href=href(format="xlsx", page=None),
        is_empty=found.is_empty,
        no_match=not found.is_empty and not found.count,
        empty=listing.empty,
        key_note=listing.key_note,
    )


def _count_sentence(listing: Listing, found: Listed) -> str:
    if listing.units:
        return listing.units.words(found.count, found.units)
    return listing.words(found.count) if listing.words else plural(found.count, listing.noun)


def _filters(listing: Listing, found: Listed) -> list[FilterField]:
    shown = [
        FilterField(
            each.key,
            each.label,
            "text" if each.is_text else "select",
            [("", "Any"), *each.choices.items()],
            found.chosen.get(each.key, ""),
        )
        for each in listing.filters
        if not each.is_asked
    ]
    asked = {each.key: found.chosen.get(each.key, "") for each in listing.filters if each.is_asked}
    sort = f"-{found.sort}" if found.is_descending else found.sort
    kept = {"tab": found.tab.key if found.tab else "", "sort": sort, **asked}
    return shown and [*shown, *(FilterField(k, k, "hidden", [], v) for k, v in kept.items() if v)]


def _chosen_words(each: Filter, found: Listed) -> str:
    value = found.chosen[each.key]
    return f"{each.label}: {each.choices.get(value, value)}"


def href(**changes: Any) -> str:
    """This address with some of its arguments changed; None takes one out.

    They are what somebody may have typed: `url_for` would take some of them for its own options.
    """
    kept: dict[str, Any] = {**request.args.to_dict(), **changes}
    arguments = urlencode({name: value for name, value in kept.items() if value})
    page = url_for(request.endpoint or "", **(request.view_args or {}))
    return f"{page}?{arguments}" if arguments else page


def _heading(column: Column, found: Listed) -> Heading:
    is_sorted = column.key == found.sort
    towards = f"-{column.key}" if is_sorted and not found.is_descending else column.key
    state = ("descending" if found.is_descending else "ascending") if is_sorted else None
    to = href(sort=towards, page=None) if column.sort is not None else None
    return Heading(column.key, column.label, column.numeric, to, state)


def pager(page: int, count: int, a_page: int = A_PAGE) -> Pager | None:
    """Links to the pages near by, of this address; nothing where all stands on one."""
    last = -(-count // a_page)
    if last < 2:
        return None
    near = sorted({1, page - 1, page, page + 1, last} & set(range(1, last + 1)))
    pages: list[tuple[str, str, bool]] = []
    for before, each in zip([0, *near], near, strict=False):
        if each - before > 1:
            pages.append(("…", "", False))
        pages.append((str(each), href(page=each), each == page))
    first = (page - 1) * a_page + 1
    return Pager(
        previous_href=href(page=page - 1) if page > 1 else "",
        next_href=href(page=page + 1) if page < last else "",
        pages=pages,
        sentence=f"{number(first)} to {number(min(count, first + a_page - 1))} of {number(count)}",
    )
