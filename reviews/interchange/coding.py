"""The shape `coding/1`: themes and levels, given by hand to rows of an annual report."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from reviews.interchange.meta import CodingMeta
from reviews.interchange.shapes import Above, Codes, Flag, Id, Ids, RefersTo, Row, Rows, Shape, Text, Told

THEMES = RefersTo(("themes",))


class Theme(Row):
    """A theme of the library. Nothing is ever matched on the words of its name."""

    name: Told
    meaning: Text | None = None
    kind: Literal["risk or need", "practice", "system", "population"] | None = None
    parent: Annotated[Id | None, THEMES, Above()] = None
    """The theme it is grouped under; that one is not counted for it."""
    national: Text | None = None
    """The matching name of a national list."""
    national_list: Literal["Panel", "NSPCC", "DHR"] | None = None
    source: Literal["grid", "narrative", "shared theme of the year", "report section"] | None = None
    """Where the report has it."""


class CodedLearningPoint(Shape):
    """The themes of one learning point."""

    id: Annotated[Id, Codes("learning_themes")]
    theme_ids: Annotated[Ids, THEMES] = ()


class CodedEvidence(Shape):
    """What kind of thing one piece of evidence shows: lowest `activity`, highest `outcome`."""

    id: Annotated[Id, Codes("evidence")]
    level: Literal["activity", "reach", "knowledge", "practice", "outcome"] | None = None
    sustained: Flag | None = None
    """True only where the same thing was measured again six months later or more."""
    why: Text | None = None


class CodedAction(Shape):
    """The theme of one action, where its subject is one theme of the library."""

    id: Annotated[Id, Codes("actions")]
    theme_id: Annotated[Id | None, THEMES] = None


class Coding(Shape):
    """What nobody can read off the words of a label. It gives themes and levels by the rows' ids."""

    meta: CodingMeta
    themes: Rows[Theme] = ()
    learning_points: Rows[CodedLearningPoint] = ()
    evidence: Rows[CodedEvidence] = ()
    actions: Rows[CodedAction] = ()
    expected: Any = None
    """Counts to check a program by. Passed over."""
