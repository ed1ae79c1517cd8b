"""Which agencies a cell names: by name, abbreviation or another word for one, and never by guess."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from partnership.rules.folding import fold
from reviews.rules.pasting_nearest import HELD, ranked

BETWEEN = re.compile(r"\s*(?:[,;/\n&+]|\band\b)\s*", re.IGNORECASE)
BULLET = re.compile(r"(?m)^\s*(?:[•·●▪*–-]|\d{1,2}[.)])\s+")
OFFERED = 4


@dataclass(frozen=True)
class Known:
    """An agency with every word for it; `successor` took its place where it has closed."""

    id: uuid.UUID
    name: str
    abbreviation: str | None = None
    others: tuple[str, ...] = ()
    is_open: bool = True
    successor: uuid.UUID | None = None


@dataclass(frozen=True)
class Named:
    """One piece of a cell: the agency that it names, or, where none or several answer to it, those it may mean.

    `suggested` is the only one of these in whose name or other words all of the piece stands.
    """

    words: str
    agency_id: uuid.UUID | None
    nearest: tuple[uuid.UUID, ...] = ()
    suggested: uuid.UUID | None = None


@dataclass
class Directory:
    """The agencies by their folded words: a name goes before an abbreviation, and that before other words."""

    known: Mapping[uuid.UUID, Known]
    words: dict[str, tuple[uuid.UUID, ...]] = field(default_factory=dict)
    doubts: dict[str, Named] = field(default_factory=dict)

    @classmethod
    def of(cls, agencies: Iterable[Known]) -> Directory:
        known = {each.id: each for each in agencies}
        found = cls(known)
        for said in (
            [(each, [each.name]) for each in known.values()],
            [(each, [each.abbreviation or ""]) for each in known.values()],
            [(each, list(each.others)) for each in known.values()],
        ):
            found._learn(said)
        return found

    def _learn(self, said: list[tuple[Known, list[str]]]) -> None:
        """Words of one rank: those that are known already keep whom they mean."""
        new: dict[str, list[uuid.UUID]] = {}
        for each, words in said:
            for word in {fold(each) for each in words} - {""} - self.words.keys():
                new.setdefault(word, []).append(each.id)
        self.words.update({word: tuple(ids) for word, ids in new.items()})

    def named(self, words: str) -> Named:
        """The agency that bears exactly these words, if one does and is open."""
        ids = self.words.get(fold(words), ())
        if len(ids) == 1 and self.known[ids[0]].is_open:
            return Named(words, ids[0])
        meant = tuple(self._open(ids))
        return Named(words, None, meant) if meant else self._nearest(words)

    def _open(self, ids: Iterable[uuid.UUID]) -> Iterable[uuid.UUID]:
        """Those that are open, and the successors of those that are not."""
        found = [each.id if each.is_open else each.successor for each in (self.known[each] for each in ids)]
        return dict.fromkeys(each for each in found if each and self.known[each].is_open)

    def _nearest(self, words: str) -> Named:
        """Worked out once for all rows that say it."""
        said = fold(words)
        if said not in self.doubts:
            found: dict[uuid.UUID, int] = {}
            for rank, word in ranked(said, self.words):
                for each in self._open(self.words[word]):
                    found.setdefault(each, rank)
            holding = [each for each, rank in found.items() if rank == HELD]
            self.doubts[said] = Named(words, None, tuple(found)[:OFFERED], holding[0] if len(holding) == 1 else None)
        return replace(self.doubts[said], words=words)

    def in_cell(self, cell: str) -> list[Named]:
        """All that a cell names, in its order, each once.

        The longest words that name an agency are taken first: "Enfield and Haringey Trust" is one agency where
        there is one of that name. What names nobody is told piece by piece.
        """
        plain = BULLET.sub("", cell)
        pieces = [each for each in _pieces(plain) if plain[each[0] : each[1]].strip(" .:")]
        found, place = [], 0
        while place < len(pieces):
            end = next(
                (last for last in range(len(pieces), place, -1) if self._is_known(plain, pieces, place, last)), 0
            )
            end = end or place + 1
            found.append(self.named(_between(plain, pieces, place, end)))
            place = end
        first: dict[uuid.UUID | str, Named] = {}
        for each in found:
            first.setdefault(each.agency_id or fold(each.words), each)
        return list(first.values())

    def _is_known(self, text: str, pieces: list[tuple[int, int]], first: int, last: int) -> bool:
        return fold(_between(text, pieces, first, last)) in self.words


def _pieces(text: str) -> list[tuple[int, int]]:
    ends = [0, *(edge for mark in BETWEEN.finditer(text) for edge in mark.span()), len(text)]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _between(text: str, pieces: list[tuple[int, int]], first: int, last: int) -> str:
    return text[pieces[first][0] : pieces[last - 1][1]].strip(" .:")
