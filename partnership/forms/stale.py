"""A save over what somebody else saved first: field by field, what each of the two changed since it was opened."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wtforms import Field

Pieces = list[tuple[str, bool]]


@dataclass(frozen=True)
class Difference:
    """One field that both changed: both texts, each as pieces that say whether they differ."""

    label: str
    theirs: Pieces
    yours: Pieces


@dataclass(frozen=True)
class Conflict:
    """Who saved while this form was open, when, and where the two differ.

    `taken` are the labels of what the other alone changed, which the form has taken over; `is_yours` is whether
    something was written that the other left as it was.
    """

    by: str
    at: datetime
    fields: list[Difference]
    taken: list[str] = field(default_factory=list)
    is_yours: bool = False


def conflict(*, by: str, at: datetime, pairs: Iterable[tuple[Field, Field]], opened: str) -> Conflict:
    """Lay each field beside what is stored now, and take over into the form what the other alone changed.

    `opened` are the marks of the fields as they were opened; one without a mark counts as changed by both.
    """
    was = dict(each.split(":", 1) for each in opened.split() if ":" in each)
    found = Conflict(by, at, [])
    is_yours = False
    for mine, theirs in pairs:
        if shown(mine) == shown(theirs):
            continue
        before = was.get(mine.name)
        if before == mark(mine):
            mine.raw_data = None  # what was sent is shown again by some fields, whatever they hold
            mine.process(None, theirs.object_data)
            found.taken.append(mine.label.text)
        elif before == mark(theirs):
            is_yours = True
        else:
            found.fields.append(Difference(mine.label.text, *_pieces(shown(theirs), shown(mine))))
    return Conflict(by, at, found.fields, found.taken, is_yours)


def marks(fields: Iterable[Field]) -> str:
    """What the fields say, told apart without being said again."""
    return " ".join(f"{each.name}:{mark(each)}" for each in fields)


def mark(item: Field) -> str:
    return hashlib.sha256(shown(item).encode()).hexdigest()[:8]


def shown(item: Field) -> str:
    """What a field says to a reader: the label of a choice, a day in words, the words of a text."""
    if hasattr(item, "in_words"):
        return str(item.in_words())
    labels = {str(value): str(label) for value, label, *_ in getattr(item, "iter_choices", list)()}
    values = item.data if isinstance(item.data, list) else [item.data]
    return ", ".join(labels.get(str(value), str(value or "")) for value in values)


def _pieces(theirs: str, yours: str) -> tuple[Pieces, Pieces]:
    left, right = theirs.split(), yours.split()
    steps = difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes()
    return (
        [(" ".join(left[a:b]), tag != "equal") for tag, a, b, _, _ in steps if b > a],
        [(" ".join(right[a:b]), tag != "equal") for tag, _, _, a, b in steps if b > a],
    )
