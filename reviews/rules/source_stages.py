"""Which stage the words of a source mean. The words themselves are kept beside the stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from partnership.rules.folding import fold


class StageRow(Protocol):
    """A stage, as the tables of types of review hold it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_under_way(self) -> bool: ...


S = TypeVar("S", bound=StageRow)

UNDER_WAY = ("under_way", "in_progress")
COMPLETED = ("completed", "concluded", "not_published")
CONCLUDED = ("concluded", "not_published", "completed")
PUBLISHED = ("published",)
NOT_TAKEN_FORWARD = ("not_taken_forward",)
NOT_STATED = "not_stated"

# Words of sources, and the codes of the stages that they may mean: the first one that the type has is taken.
MEANINGS: dict[str, tuple[str, ...]] = {
    "published": PUBLISHED,
    "concluded": CONCLUDED,
    "concluded, not published": CONCLUDED,
    "closed": CONCLUDED,
    "completed": COMPLETED,
    "complete": COMPLETED,
    "finished": COMPLETED,
    "under way": UNDER_WAY,
    "in progress": UNDER_WAY,
    "ongoing": UNDER_WAY,
    "started": UNDER_WAY,
    "commissioned": ("commissioned", *UNDER_WAY),
    "scoping": ("scoping", *UNDER_WAY),
    "draft": ("draft", *UNDER_WAY),
    "on hold": ("on_hold",),
    "paused": ("on_hold",),
    "being considered": ("being_considered",),
    "under consideration": ("being_considered",),
    "notified": ("notified",),
    "awaiting home office": ("awaiting_home_office",),
    "submitted to home office": ("awaiting_home_office",),
    "approved for publication": ("approved",),
    "not taken forward": NOT_TAKEN_FORWARD,
    "not progressed": NOT_TAKEN_FORWARD,
    "no further action": NOT_TAKEN_FORWARD,
}


def stage_of(
    words: str | None,
    stages: Sequence[S],
    *,
    type_names: Iterable[str] = (),
    is_published: bool = False,
    is_concluded: bool = False,
) -> S:
    """The stage of a type that the words mean; its own names are known too, and `type_names` may stand before them.

    Where the words are not known, what else is stated decides, and failing that the first stage under way.
    """
    said = without_name(words, type_names)
    own = next((stage for stage in stages if said in (plain(stage.name), plain(stage.code))), None)
    asked = (
        *MEANINGS.get(said, ()),
        *(PUBLISHED if is_published else ()),
        *(CONCLUDED if is_concluded else ()),
        *(() if said else (NOT_STATED,)),
    )
    return own or _first_of(asked, stages) or next((each for each in stages if each.is_under_way), stages[0])


def completed(stages: Sequence[S]) -> S:
    """Where a review stands that led to another one."""
    ended = next((stage for stage in stages if not stage.is_under_way), stages[-1])
    return _first_of(COMPLETED, stages) or ended


def plain(words: str | None) -> str:
    """Words as the table has them.

    >>> plain("CSPR underway")
    'cspr under way'
    """
    joined = fold((words or "").replace("_", " ").replace("-", " "))
    return joined.replace("underway", "under way").strip(" .")


def without_name(words: str | None, type_names: Iterable[str]) -> str:
    """What is said of the stage, where the type's name stands before it.

    >>> without_name("Rapid Review completed", ["Rapid Review"])
    'completed'
    """
    said = plain(words)
    longest_first = sorted((plain(name) for name in type_names), key=len, reverse=True)
    return next((said.removeprefix(name).strip(" :") for name in longest_first if said.startswith(name)), said)


def names_type(words: str | None, type_names: Iterable[str]) -> bool:
    """Whether the words begin with the name of the type."""
    return without_name(words, type_names) != plain(words)


def _first_of(codes: Iterable[str], stages: Sequence[S]) -> S | None:
    by_code = {stage.code: stage for stage in stages}
    return next((by_code[code] for code in codes if code in by_code), None)
