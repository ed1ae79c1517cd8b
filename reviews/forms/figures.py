"""The figures of a piece of evidence: a row for each, with what it is a part of and the words that qualify it."""

from __future__ import annotations

from typing import Any

from reviews.forms.rows import Column, RowFault, RowsField
from reviews.rules.figures import Figure, decimal_text

COUNTED = {"count": "", "exact": ""}
QUALIFIERS = ("over", "at least", "around", "nearly", "up to", "under")
UNITS = ("percent", "people", "children", "families", "records", "partners")
ABOVE = "A part cannot be more than the whole: enter a smaller figure, or leave “Out of” empty"
PERCENT = ("%", "per cent", "percent", "percentage")
COLUMNS = (
    Column("label", "What was counted", width=20, is_free=True),
    Column("qualifier", "Over, around…", width=5, suggestions=QUALIFIERS),
    Column("value", "Figure", width=5),
    Column("base", "Out of", width=5),
    Column("unit", "Unit", width=5, suggestions=UNITS),
    Column("period", "Period", width=10, is_free=True),
)


def figures_field() -> RowsField:
    return RowsField(
        "Figures",
        description="Write a figure as the source gives it: 83, unit percent, out of 651; or over 350 partners. "
        "Leave a row empty if there is nothing to put in it.",
        columns=COLUMNS,
        read=_read,
        write=_written,
        named="Figure",
    )


def _read(said: dict[str, str]) -> dict[str, str | None]:
    for name, sentence in (("label", "Enter what was counted"), ("value", "Enter the figure")):
        if not said.get(name):
            raise RowFault(name, sentence)
    return {
        "label": said["label"],
        "value": _number("value", said["value"]),
        "base": _number("base", said["base"]) if said.get("base") else None,
        "unit": _unit(said),
        "qualifier": said.get("qualifier") or "exact",
        "period": said.get("period") or None,
    }


def _unit(said: dict[str, str]) -> str:
    """A percent sign is a unit too, wherever it stands."""
    unit = said.get("unit") or ""
    is_share = unit.casefold() in PERCENT or (not unit and said["value"].endswith("%"))
    return "percent" if is_share else unit or "count"


def is_above_its_base(read: dict[str, Any]) -> bool:
    return Figure(**{name: words for name, words in read.items() if name != "label"}).is_above_its_base


def _number(column: str, words: str) -> str:
    try:
        return decimal_text(words.removesuffix("%"))
    except ValueError as fault:
        raise RowFault(column, str(fault)) from None


def _written(figure: Any) -> dict[str, str]:
    said = {column.name: str(getattr(figure, column.name) or "") for column in COLUMNS}
    return {name: COUNTED.get(words, words) for name, words in said.items()}
