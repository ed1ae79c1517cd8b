"""The page on the interchange format, made from the models so that it cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from inspect import cleandoc
from typing import Any, Literal, get_args, get_origin
from uuid import UUID

from reviews.interchange.anatomy import Key, bare, keys
from reviews.interchange.parsing import DUMP, FOREIGN
from reviews.interchange.reading import SHAPES
from reviews.interchange.shapes import Above, Codes, RefersTo, Shape, Sourced, TypeOfReview

PLAIN: dict[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    bytes: "bytes, in Base64",
    Decimal: "number",
    UUID: "id",
    date: "day, as `2026-01-03`",
    datetime: "moment, as `2026-01-03T09:30:00+00:00`",
    Any: "anything",
}
OPENING = f"""\
# Interchange files

This page is made from the program: `python -m reviews.interchange.page > docs/interchange.md`.

A file is one JSON object in UTF-8, of at most {FOREIGN.megabytes} MB. `meta.schema` names its shape. What `record dump`
wrote may be of {DUMP.megabytes} MB, because the files that are held here come with it.

- What is **needed** is marked in the tables. Everything else may be absent or `null`, and both mean
  *not stated*: never "no", never "not yet".
- An `id` is the file's own and stands once in a file. A row is known in the record by the name of its file
  (`meta.id`, or a slug of `meta.title`) together with its `id`. Loading a file again leaves the rows that are
  there as they are. In `record/1` the ids are the record's own.
- A key that this page does not name is passed over, and named once when the file is loaded.
- "one of" is a closed list: another value is a fault. All other text is kept in the source's words.
- Files are loaded all or not at all. Each fault is one line with its place.
"""


def describe() -> str:
    """The page as Markdown."""
    sourced = [f"## {_heading(Sourced)}", f"\n{_doc(Sourced)}\n", *_table(Sourced)]
    schemas = [part for name, shape in SHAPES.items() for part in _schema(name, shape)]
    return "\n".join([OPENING, *schemas, *sourced])


def _schema(name: str, shape: type[Shape]) -> Iterator[str]:
    yield f"## `{name}`\n\n{_doc(shape)}\n"
    yield from _table(shape)
    for inner in _inside(shape):
        yield f"### {_heading(inner)}\n\n{_doc(inner)}\n"
        yield from _table(inner)


def _inside(shape: type[Shape]) -> list[type[Shape]]:
    """The shapes within a shape, each once, in the order they are met."""
    found: list[type[Shape]] = []
    ahead = [shape]
    while ahead:
        inner = [key.inner for key in keys(ahead.pop(0)).values() if key.inner]
        new = [held for held in dict.fromkeys(inner) if held not in found]
        found.extend(new)
        ahead.extend(new)
    return found


def _table(shape: type[Shape]) -> Iterator[str]:
    yield "| key | holds | |\n| --- | --- | --- |"
    for key in _own(shape):
        notes = " ".join(part for part in ("**Needed.**" if key.needed else "", key.meaning) if part)
        yield f"| `{key.name}` | {_holds(key)} | {notes} |"
    if shape is not Sourced and issubclass(shape, Sourced):
        yield f"\nAnd the keys of [{_heading(Sourced)}](#{_anchor(Sourced)})."
    yield ""


def _own(shape: type[Shape]) -> list[Key]:
    """The keys to show: the needed ones first, and what every sourced row has left to its own table."""
    shared = set(keys(Sourced)) if shape is not Sourced and issubclass(shape, Sourced) else set()
    shown = [key for key in keys(shape).values() if key.name not in shared]
    return sorted(shown, key=lambda key: (key.name != "id", not key.needed))


def _holds(key: Key) -> str:
    for mark in key.marks:
        if isinstance(mark, RefersTo):
            named = " or ".join(f"`{section}`" for section in mark.sections)
            above = ", the row above this one" if any(isinstance(other, Above) for other in key.marks) else ""
            return f"{'ids' if key.many else 'id'} in {named}{above}"
        if isinstance(mark, Codes):
            return f"id of a row of `{mark.section}` in the coded file"
        if isinstance(mark, TypeOfReview):
            return "name of a type of review, one of the types table"
    return _kind(key.kind)


def _kind(kind: Any) -> str:
    kind = bare(kind)
    if get_origin(kind) is tuple:
        inner = _kind(get_args(kind)[0])
        return f"list of {inner}s" if inner.endswith("number") else f"list of {inner}"
    if get_origin(kind) is dict:
        return f"object: for each key, {_kind(get_args(kind)[1])}"
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(f"`{member.value}`" for member in kind)
    if kind in PLAIN:
        return PLAIN[kind]
    return f"[{_heading(kind)}](#{_anchor(kind)})"


def _heading(shape: type[Shape]) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in shape.__name__)
    return words.strip().capitalize()


def _anchor(shape: type[Shape]) -> str:
    return _heading(shape).lower().replace(" ", "-")


def _doc(shape: type[Shape]) -> str:
    return " ".join(cleandoc(shape.__doc__ or "").split())


if __name__ == "__main__":
    print(describe(), end="")  # noqa: T201 - the page is what this command is for
