"""What a shape is made of, read off its model: the keys, their marks and the shapes inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from reviews.interchange.faults import Place
from reviews.interchange.shapes import Shape


@dataclass(frozen=True)
class Key:
    """One key of a shape. `inner` is the shape of what it holds: one, a list of them, or one for each key."""

    name: str
    field: str
    needed: bool
    kind: Any
    marks: tuple[Any, ...]
    meaning: str
    inner: type[Shape] | None
    many: type | None

    def within(self, value: Any) -> Iterator[tuple[Place, Any]]:
        """The objects that a value of this key holds, each with its way in; nothing where it has none."""
        if self.inner is None:
            return
        if self.many is None and isinstance(value, dict):
            yield (), value
        elif self.many is tuple and isinstance(value, list):
            yield from (((index,), item) for index, item in enumerate(value) if isinstance(item, dict))
        elif self.many is dict and isinstance(value, dict):
            yield from (((name,), item) for name, item in value.items() if isinstance(item, dict))

    def is_section(self) -> bool:
        """Whether it holds a list of rows."""
        return self.inner is not None and self.many is tuple


@cache
def keys(shape: type[Shape]) -> dict[str, Key]:
    """The keys of a shape, by the name they have in a file."""
    return {key.name: key for key in _keys(shape)}


def _keys(shape: type[Shape]) -> Iterator[Key]:
    for field, info in shape.model_fields.items():
        kind = bare(info.annotation)
        many = get_origin(kind) if get_origin(kind) in (tuple, dict) else None
        held = bare(get_args(kind)[{tuple: 0, dict: 1}[many]]) if many else kind
        inner = held if isinstance(held, type) and issubclass(held, Shape) else None
        yield Key(
            name=info.alias or field,
            field=field,
            needed=info.is_required(),
            kind=kind,
            marks=tuple(info.metadata),
            meaning=" ".join((info.description or "").split()),
            inner=inner,
            many=many,
        )


def bare(kind: Any) -> Any:
    """A type without its `Annotated` and its `| None`."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in (Union, UnionType):
            kind = next(inner for inner in get_args(kind) if inner is not type(None))
        else:
            return kind


@dataclass(frozen=True)
class Visit:
    """One key of a file's object, met on the way through. `key` is None where the shape does not know it."""

    place: Place
    row_id: str
    key: Key | None
    value: Any
    row: dict[str, Any]


def visits(shape: type[Shape], raw: dict[str, Any], place: Place = (), row_id: str = "") -> Iterator[Visit]:
    """Every key of every object that the shape has a place for, right or wrong."""
    row_id = own_id(raw) or row_id
    for name, value in raw.items():
        key = keys(shape).get(name)
        yield Visit((*place, name), row_id, key, value, raw)
        if key and key.inner:
            for way, held in key.within(value):
                yield from visits(key.inner, held, (*place, name, *way), row_id)


def own_id(row: Any) -> str:
    """The row's id, or the SHA-256 that a stored file is known by, or ""."""
    if not isinstance(row, dict):
        return ""
    found = row.get("id", row.get("sha256"))
    return found if isinstance(found, str) else ""


def name_key(shape: type[Shape]) -> Key | None:
    """The key whose value `own_id` gives."""
    return keys(shape).get("id") or keys(shape).get("sha256")
