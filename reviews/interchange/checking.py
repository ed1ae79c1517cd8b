"""Whether the rows of a file go together: ids, references, closed lists kept elsewhere, keys not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from reviews.interchange.anatomy import Key, Visit, keys, name_key, own_id, visits
from reviews.interchange.faults import Fault, path, quoted
from reviews.interchange.shapes import Above, Codes, RefersTo, Shape, TypeOfReview

Ids = Mapping[str, Collection[str]]


def ids_by_section(shape: type[Shape], raw: dict[str, Any]) -> Ids:
    """The ids of each section that has rows with ids. A section of a wrong type is left out."""
    return {
        name: {own_id(row) for row in raw.get(name) or ()}
        for name, _, _ in _sections(shape)
        if isinstance(raw.get(name, []), list | None)
    }


def repeated(shape: type[Shape], raw: dict[str, Any], file: str) -> Iterator[Fault]:
    """An id twice in one file. Rows that code others are known by the others' ids, once in each section."""
    first: dict[tuple[str, str], str] = {}
    for name, key, named in _sections(shape):
        scope = name if _mark(named, Codes) else ""
        for (index,), row in key.within(raw.get(name)):
            row_id, place = own_id(row), path((name, index))
            other = first.setdefault((scope, row_id), place)
            if row_id and other != place:
                yield Fault(file, f"{place}.{named.name}", f"is also the {named.name} of {other}", row_id)


def misplaced(shape: type[Shape], raw: dict[str, Any], file: str, types: Collection[str]) -> Iterator[Fault]:
    """References to nothing, and types of review that are not known."""
    known = ids_by_section(shape, raw)
    for visit in visits(shape, raw):
        if not visit.key:
            continue
        for mark in visit.key.marks:
            if isinstance(mark, RefersTo):
                yield from _dangling(visit, mark, known, file)
            if isinstance(mark, TypeOfReview) and isinstance(visit.value, str) and visit.value not in types:
                allowed = ", ".join(f'"{name}"' for name in types)
                sentence = f"must be a known type of review ({allowed}), not {quoted(visit.value)}"
                yield Fault(file, path(visit.place), sentence, visit.row_id)


def shared(shape: type[Shape], raw: dict[str, Any], file: str) -> Iterator[Fault]:
    """Rows with the same values where no two rows of a section may. What is absent is not the same."""
    for name, section in keys(shape).items():
        for together in getattr(section.inner, "alone", ()):
            first: dict[tuple[Any, ...], str] = {}
            for (index,), row in section.within(raw.get(name)):
                values = tuple(row.get(key) for key in together)
                place = path((name, index))
                if all(isinstance(value, (str, int)) for value in values):
                    other = first.setdefault(values, place)
                    if other != place:
                        yield Fault(file, place, f"has the same {' and '.join(together)} as {other}", own_id(row))


def circles(shape: type[Shape], raw: dict[str, Any], file: str) -> Iterator[Fault]:
    """Rows that are, by some way round, above themselves."""
    for name, section in keys(shape).items():
        for above in (key.name for key in keys(section.inner).values() if _mark(key, Above)) if section.inner else ():
            up = {own_id(row): row.get(above) for _, row in section.within(raw.get(name))}
            circling = _circling(up)
            for (index,), row in section.within(raw.get(name)):
                if own_id(row) in circling:
                    yield Fault(file, path((name, index, above)), "leads back to the row itself", own_id(row))


def uncoded(shape: type[Shape], raw: dict[str, Any], file: str, coded: Ids) -> Iterator[Fault]:
    """Rows that code a row which the coded file does not have. Sections not in `coded` are not asked."""
    for name, key, named in _sections(shape):
        mark = _mark(named, Codes)
        if mark is None or mark.section not in coded:
            continue
        for (index,), row in key.within(raw.get(name)):
            if own_id(row) and own_id(row) not in coded[mark.section]:
                sentence = f"refers to nothing in {mark.section} of the coded file"
                yield Fault(file, path((name, index, "id")), sentence, own_id(row))


def unknown_keys(shape: type[Shape], raw: dict[str, Any]) -> tuple[str, ...]:
    """The keys that the shape does not know, each once, as "actions.foo"."""
    found = (visit.place for visit in visits(shape, raw) if visit.key is None)
    return tuple(dict.fromkeys(path(tuple(step for step in place if isinstance(step, str))) for place in found))


def _sections(shape: type[Shape]) -> Iterator[tuple[str, Key, Key]]:
    """The sections whose rows are known by a name of their own: its name, its key, and the key that names a row."""
    for name, key in keys(shape).items():
        if key.inner and key.is_section() and (named := name_key(key.inner)):
            yield name, key, named


def _mark(key: Key, kind: type[Any]) -> Any:
    return next((mark for mark in key.marks if isinstance(mark, kind)), None)


def _dangling(visit: Visit, mark: RefersTo, known: Ids, file: str) -> Iterator[Fault]:
    if any(section not in known for section in mark.sections):
        return
    many = isinstance(visit.value, list)
    for index, value in enumerate(visit.value if many else [visit.value]):
        if isinstance(value, str) and value.strip() and not any(value in known[name] for name in mark.sections):
            place = (*visit.place, index) if many else visit.place
            sentence = f"refers to {quoted(value)}, which is not in {' or '.join(mark.sections)}"
            yield Fault(file, path(place), sentence, visit.row_id)


def _circling(up: Mapping[str, Any]) -> set[str]:
    """The ids from which going up leads back. Each row is passed once, however long the way."""
    found: set[str] = set()
    met_on: dict[str, int] = {}
    for walk, step in enumerate(up):
        while isinstance(step, str) and step in up and step not in met_on:
            met_on[step] = walk
            step = up[step]
        while isinstance(step, str) and met_on.get(step) == walk and step not in found:
            found.add(step)
            step = up[step]
    return found - {""}
