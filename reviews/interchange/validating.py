"""Whether the values of a file have the types and limits of its shape; rows are taken one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reviews.interchange.anatomy import keys, own_id
from reviews.interchange.faults import Fault, Faults, Place, path, quoted
from reviews.interchange.parsing import Odd
from reviews.interchange.shapes import Shape

MOST_ROWS = 200_000
WRONG_TYPE = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "is_instance_of": "must be {kind}",
    "bool_type": "must be true or false",
    "bytes_type": "must be bytes in Base64",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "date_type": "must be a day",
    "datetime_type": "must be a moment",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
}
CLASSES = {"Decimal": "a number", "UUID": "an id"}
LIMITS = {
    "string_too_long": "is longer than {max_length:,} characters",
    "greater_than_equal": "must be {ge:,} or more",
    "less_than_equal": "must be {le:,} or less",
}


def validate(shape: type[Shape], raw: dict[str, Any], file: str, faults: Faults) -> Shape | None:
    """The file as its shape, or None with every fault added."""
    before = faults.total
    checked: dict[str, Any] = dict(raw)
    for name, key in keys(shape).items():
        value = raw.get(name)
        if key.inner and key.is_section() and isinstance(value, list):
            checked[name] = _rows(key.inner, name, value, file, faults)
    made = _model(shape, checked, file, faults)
    return made if faults.total == before else None


def _rows(shape: type[Shape], section: str, rows: list[Any], file: str, faults: Faults) -> tuple[Shape, ...]:
    if len(rows) > MOST_ROWS:
        faults.add(Fault(file, section, f"has more than {MOST_ROWS:,} rows"))
        return ()
    made = (_model(shape, row, file, faults, (section, index)) for index, row in enumerate(rows))
    return tuple(row for row in made if row)


def _model(shape: type[Shape], raw: Any, file: str, faults: Faults, place: Place = ()) -> Shape | None:
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        if faults.full():
            faults.total += error.error_count()
        else:
            _add(error.errors(include_url=False), file, faults, place, own_id(raw))
        return None


def _add(errors: Iterable[ErrorDetails], file: str, faults: Faults, place: Place, row_id: str) -> None:
    for error in errors:
        if not isinstance(error["input"], Odd):
            faults.add(Fault(file, path((*place, *error["loc"])), sentence(error), row_id))


def sentence(error: ErrorDetails) -> str:
    """What is wrong, and what stands there instead."""
    kind, found = error["type"], error["input"]
    if kind == "missing" or (found is None and kind in WRONG_TYPE):
        return "is missing"
    if kind in WRONG_TYPE:
        wanted = WRONG_TYPE[kind].format(kind=CLASSES.get(error.get("ctx", {}).get("class", "")))
        return f"{wanted}, not {quoted(found)}"
    if kind in LIMITS:
        limit = LIMITS[kind].format(**error["ctx"])
        return f"{limit}, not {quoted(found)}" if limit.startswith("must") else limit
    if kind in ("literal_error", "enum"):
        allowed = error["ctx"]["expected"].replace("'", '"')
        return f"must be {allowed}, not {quoted(found)}"
    return error["msg"]
