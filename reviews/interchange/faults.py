"""What is wrong with a file: one fault for each thing, with its place and one plain sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHOWN = 200
A_FEW_WORDS, LONGEST_PATH = 80, 300
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """`place` is "" where the whole file is meant; `row_id` is "" where the row has none."""

    file: str
    place: str
    sentence: str
    row_id: str = ""

    def __str__(self) -> str:
        named = f" ({one_line(self.row_id)})" if self.row_id else ""
        where = f"{self.place}{named}: " if self.place else ""
        return f"{one_line(self.file, LONGEST_PATH)}: {where}{self.sentence}"


class Refused(Exception):
    """Nothing of the files may be loaded. `faults` holds the first ones, `more` counts those left out."""

    def __init__(self, faults: Iterable[Fault], more: int = 0) -> None:
        self.faults = list(faults)
        self.more = more
        super().__init__("\n".join(self.lines()))

    def lines(self) -> Iterator[str]:
        """One line a fault, and a last one where faults were left out."""
        yield from (str(fault) for fault in self.faults)
        if self.more:
            yield f"and {self.more:,} more"


class Faults:
    """Gathers the faults of every file, keeps the first `SHOWN` and counts the rest."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.total = 0

    def add(self, fault: Fault) -> None:
        self.total += 1
        if len(self.kept) < SHOWN:
            self.kept.append(fault)

    def full(self) -> bool:
        """Whether a further fault is only counted."""
        return len(self.kept) == SHOWN

    def refuse(self) -> None:
        """Raise `Refused` where there is a fault."""
        if self.total:
            raise Refused(self.kept, self.total - len(self.kept))


def path(place: Place) -> str:
    """The place as people write it.

    >>> path(("actions", 12, "date", "month"))
    'actions[12].date.month'
    """
    text = ""
    for step in place:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{one_line(step)}" if text else one_line(step)
    return text


def one_line(text: str, most: int = A_FEW_WORDS) -> str:
    """Text from outside, short and on one line, whatever it holds."""
    clipped = text if len(text) <= most else f"{text[: most - 1]}…"
    return "".join(letter if letter.isprintable() else "�" for letter in clipped)


def quoted(value: object) -> str:
    """A value of the file for a sentence.

    >>> quoted("finished"), quoted(None)
    ('"finished"', 'null')
    """
    if isinstance(value, str):
        return f'"{one_line(value)}"'
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "an object"
    return one_line(json.dumps(value) if value is None or isinstance(value, bool) else str(value))
