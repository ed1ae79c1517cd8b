"""A chapter on a screen: a page at a time, and of a long list its beginning. The files have the whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from partnership.rules.blocks import CONTENT, Content

T = TypeVar("T")
# Of a list or table with more than `LONG` items the first `SHOWN` are shown: what is left out is never just a few.
# An item of a list may itself go on and on: of all of them together no more than so many sentences.
LONG, SHOWN, SENTENCES = 40, 20, 100
# What a page holds, counted in characters as stored, without the names of rows; a block is never counted for more
# than the beginning of a long list takes, and never for less than what stands around it.
ROOM, MOST, LEAST = 41_000, 30_000, 1_500


def split(blocks: Iterable[tuple[T, int, bool]]) -> list[list[T]]:
    """Blocks in order, with how much each says and whether it is a heading → the pages they stand on; one at least.

    A heading is the last of no page.

    >>> split([("a", 10, False), ("b", 29_000, False), ("of c", 10, True), ("c", 90_000, False), ("d", 10, False)])
    [['a', 'b'], ['of c', 'c', 'd']]
    >>> split([])
    [[]]
    """
    pages: list[list[tuple[T, int, bool]]] = [[]]
    for block, weight, is_heading in blocks:
        takes = max(LEAST, min(weight, MOST))
        if pages[-1] and sum(each[1] for each in pages[-1]) + takes > ROOM:
            carried = _headings(pages[-1])
            pages[-1:] = [pages[-1][: len(pages[-1]) - carried], pages[-1][len(pages[-1]) - carried :]]
        pages[-1].append((block, takes, is_heading))
    return [[block for block, _, _ in page] for page in pages]


def _headings(page: list[tuple[T, int, bool]]) -> int:
    """How many headings the page ends with; none where it is made of them."""
    count = 0
    while count < len(page) and page[-1 - count][2]:
        count += 1
    return 0 if count == len(page) else count


def beginning(stored: str) -> tuple[Content, int]:
    """The content as a screen shows it, its sources without their rows, and how much it leaves out.

    Only the end is left out, so that the sentences that are shown have the numbers that they have in the whole.
    A line that adds up others is not counted.
    """
    raw = json.loads(stored, object_hook=_without_rows)
    more = 0
    if raw["kind"] in ("table", "chart"):
        table = raw.get("table", raw)
        table["lines"], rest = _first(table["lines"])
        more = sum(not line["is_total"] for line in rest)
    elif raw["kind"] == "bullets":
        raw["items"], rest = _first(raw["items"])
        raw["items"], cut = _no_more_than(raw["items"], SENTENCES)
        more = len(rest) + cut
    return CONTENT.validate_python(raw), more


def said(stored: str) -> Iterator[dict[str, Any]]:
    """Every sentence as it is stored, in the order of `blocks.sentences`."""
    return _sentences(json.loads(stored))


def _without_rows(part: dict[str, Any]) -> dict[str, Any] | None:
    """Called with the innermost parts first: a row goes, and what is left of a list of rows is empty."""
    if "id" in part:
        return None
    if "rows" in part:
        part["rows"] = ()
    return part


def _first(items: list[T]) -> tuple[list[T], list[T]]:
    """What is shown, and the rest."""
    return (items[:SHOWN], items[SHOWN:]) if len(items) > LONG else (items, [])


def _no_more_than(items: list[list[T]], most: int) -> tuple[list[list[T]], int]:
    """The first of these items, the last of them cut, and how many sentences are left out.

    >>> _no_more_than([["a", "b"], ["c", "d"], ["e"]], 3)
    ([['a', 'b'], ['c']], 2)
    """
    kept: list[list[T]] = []
    for item in items:
        kept.append(item[:most])
        most -= len(item)
        if most <= 0:
            break
    return kept, sum(map(len, items)) - sum(map(len, kept))


def _sentences(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from raw.get("sentences", ())
    for item in raw.get("items", ()):
        yield from item
    for line in raw.get("lines", ()):
        for cell in line["cells"]:
            yield from cell["sentences"]
    for part in (*raw.get("parts", ()), *([raw["table"]] if "table" in raw else [])):
        yield from _sentences(part)
