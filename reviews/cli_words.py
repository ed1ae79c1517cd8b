"""What the command line says of a file that was loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnership.filters import listed, number, plural
from reviews.commands.loading_rows import Loaded

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
