"""Reads interchange files: every file as its shape, or every fault of every file and nothing read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reviews.interchange import checking
from reviews.interchange.anatomy import keys, own_id
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.coding import Coding
from reviews.interchange.faults import Fault, Faults, Place, quoted
from reviews.interchange.faults import path as place_of
from reviews.interchange.meta import Titled, slug
from reviews.interchange.parsing import Unreadable, oddities, parse
from reviews.interchange.record import Record
from reviews.interchange.shapes import Shape
from reviews.interchange.validating import validate

SHAPES: dict[str, type[Shape]] = {"annual-report/1": AnnualReport, "coding/1": Coding, "record/1": Record}
Known = Callable[[str], Mapping[str, Collection[str]] | None]


def nothing_known(_key: str) -> Mapping[str, Collection[str]] | None:
    """For a record that holds no rows yet."""
    return None


@dataclass(frozen=True)
class Document:
    """A file that is without fault. `key` is the name under which its rows are known."""

    file: str
    schema: str
    key: str
    body: Shape
    unknown_keys: tuple[str, ...]

    def counts(self) -> dict[str, int]:
        """How many rows each section has; 1 for a section that is one object."""
        return {
            key.name: len(held) if key.many else 1
            for key in keys(type(self.body)).values()
            if key.inner and key.name != "meta" and (held := getattr(self.body, key.field))
        }


@dataclass(frozen=True)
class _Draft:
    file: str
    shape: type[Shape]
    raw: dict[str, Any]
    body: Shape | None
    key: str


def read(paths: Iterable[str | Path], *, types: Collection[str], known: Known = nothing_known) -> list[Document]:
    """The files as documents, in their order, or `Refused` with every fault.

    `types` are the names that a type of review may have. `known(key)` gives the ids, by section, of a file
    that was loaded before; None where there was none, and no section where its rows are not kept.
    """
    faults = Faults()
    drafts = [_draft(Path(path), types, faults) for path in paths]
    found = [draft for draft in drafts if draft]
    _check_names(found, faults)
    if len(found) == len(drafts):
        _check_codes(found, known, faults)
    faults.refuse()
    return [_document(draft, draft.body) for draft in found if draft.body]


def _draft(path: Path, types: Collection[str], faults: Faults) -> _Draft | None:
    file = str(path)
    try:
        raw = parse(path)
        shape = SHAPES[_schema(raw)]
    except Unreadable as error:
        faults.add(Fault(file, error.place, str(error)))
        return None
    for place, sentence in oddities(raw):
        faults.add(Fault(file, place_of(place), sentence, _row_id(raw, place)))
    body = validate(shape, raw, file, faults)
    checks = (
        checking.repeated(shape, raw, file),
        checking.shared(shape, raw, file),
        checking.misplaced(shape, raw, file, types),
        checking.circles(shape, raw, file),
    )
    for fault in chain.from_iterable(checks):
        faults.add(fault)
    return _Draft(file, shape, raw, body, _name(raw["meta"]))


def _schema(raw: Any) -> str:
    """The schema that the file says it has, or `Unreadable`."""
    if not isinstance(raw, dict):
        raise Unreadable(f"must be an object, not {quoted(raw)}")
    meta = raw.get("meta")
    if not isinstance(meta, dict):
        raise Unreadable("is missing" if meta is None else f"must be an object, not {quoted(meta)}", "meta")
    schema = meta.get("schema")
    if schema is None:
        raise Unreadable("is missing", "meta.schema")
    if not isinstance(schema, str) or schema not in SHAPES:
        known = ", ".join(f'"{name}"' for name in SHAPES)
        raise Unreadable(f"must be one of {known}, not {quoted(schema)}", "meta.schema")
    return schema


def _row_id(raw: Any, place: Place) -> str:
    """The id of the innermost row that the place is in."""
    found = ""
    for step in place:
        found = own_id(raw) or found
        raw = raw[step]
    return own_id(raw) or found


def _name(raw: Any) -> str:
    """The name of a file by its `meta`, or "" where it has none."""
    try:
        return slug(Titled.model_validate(raw))
    except ValidationError:
        return ""


def _check_names(drafts: list[_Draft], faults: Faults) -> None:
    first: dict[str, _Draft] = {}
    for draft in drafts:
        other = first.setdefault(draft.key, draft)
        if draft.key and other is not draft:
            faults.add(Fault(draft.file, "meta", f"has the same id or title as {other.file}"))


def _check_codes(drafts: list[_Draft], known: Known, faults: Faults) -> None:
    given = {d.key: checking.ids_by_section(d.shape, d.raw) for d in drafts if d.shape is AnnualReport}
    for draft in drafts:
        coded = draft.raw["meta"].get("codes") if draft.shape is Coding else None
        key = _name(coded)
        if not key:
            continue
        ids = given[key] if key in given else known(key)
        if ids is None:
            sentence = f"codes {quoted(key)}, which is not loaded: load it before, or give both files"
            faults.add(Fault(draft.file, "meta.codes", sentence))
        for fault in checking.uncoded(draft.shape, draft.raw, draft.file, ids or {}):
            faults.add(fault)


def _document(draft: _Draft, body: Shape) -> Document:
    unknown = checking.unknown_keys(draft.shape, draft.raw)
    return Document(draft.file, draft.raw["meta"]["schema"], draft.key, body, unknown)
