"""Lists of themes that a library can take over: read once, offered, and never put into a library unasked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from partnership.rules.folding import fold
from reviews.vocabulary import ThemeKind

PAGE = Path(__file__).resolve().parents[2] / "data" / "theme_lists.toml"


@dataclass(frozen=True)
class Offered:
    """One theme of a list: its meaning is in our own words."""

    name: str
    meaning: str
    kind: ThemeKind

    @property
    def folded(self) -> str:
        return fold(self.name)


@dataclass(frozen=True)
class ThemeList:
    """A list with where it comes from, and whether its names were read there."""

    code: str
    name: str
    short: str
    source: str
    is_verified: bool
    themes: tuple[Offered, ...]


def read(text: str) -> dict[str, ThemeList]:
    """Code → list, in the order of the page. Raises ValueError for a kind that does not exist."""
    return {each["code"]: _list(each) for each in tomllib.loads(text)["list"]}


def _list(row: dict[str, object]) -> ThemeList:
    rows = row["themes"] if isinstance(row["themes"], list) else []
    return ThemeList(
        code=str(row["code"]),
        name=str(row["name"]),
        short=str(row["short"]),
        source=str(row["source"]),
        is_verified=row["verified"] is True,
        themes=tuple(Offered(each["name"], each["meaning"], ThemeKind(each["kind"])) for each in rows),
    )


LISTS = read(PAGE.read_text(encoding="utf-8"))
