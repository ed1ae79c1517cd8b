"""Kinds that people wrote in their own words: those that differ only in capitals or spaces are one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from partnership.filters import plain
from partnership.queries.listing import Filter
from partnership.rules.folding import fold


def of_kind(kind: InstrumentedAttribute[str | None], in_use: Iterable[str | None]) -> Filter:
    """The filter of a list by its kinds in use, each once by its folded words."""
    ways: dict[str, list[str]] = {}
    for each in sorted(each for each in in_use if each):
        ways.setdefault(fold(each), []).append(each)

    def chosen(value: str) -> ColumnElement[bool]:
        return kind.in_(ways.get(fold(value), [value]))

    return Filter("kind", "Kind", chosen, {ways[each][0]: plain(ways[each][0]) for each in sorted(ways)})
