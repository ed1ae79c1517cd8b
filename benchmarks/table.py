"""Measures with their limits as one table, and every page beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One row: a value is met up to its limit, that included. No value where there was nothing to measure."""

    name: str
    value: float | None
    limit: float
    unit: str = ""
    where: str = ""

    @property
    def is_met(self) -> bool:
        return self.value is not None and self.value <= self.limit

    def cells(self) -> tuple[str, ...]:
        value = "nothing to measure" if self.value is None else f"{self.number(self.value)}{self.unit}"
        return self.name, value, f"{self.number(self.limit)}{self.unit}", "met" if self.is_met else "missed", self.where

    @staticmethod
    def number(value: float) -> str:
        return f"{value:,}" if float(value).is_integer() else f"{value:,.1f}"


def drawn(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """A table in plain text; the columns named in `right` stand against their right edge."""
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (headings, ["-" * width for width in widths], *rows)
    ]
    return "\n".join(lines)


def measures(found: Sequence[Measure]) -> str:
    headings = ("Measure", "Value", "Limit", "", "Where")
    return drawn(headings, [each.cells() for each in found], right=(1, 2))
