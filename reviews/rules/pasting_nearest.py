"""Which agencies words may mean that name none exactly: none rather than one that is far-fetched."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from partnership.rules.folding import fold

HELD, BORNE, ALIKE = range(3)
SMALL = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
USUAL = (
    *("agency", "board", "council", "department", "foundation", "group", "local", "national", "nhs", "office"),
    *("organisation", "partnership", "service", "team", "trust"),
)
SHORTEST_BEGINNING, SHORTEST_ALONE, SHORTEST_TYPO, SHORTEST_INITIALS = 3, 4, 5, 3
CLOSE = 0.8


def ranked(asked: str, words: Collection[str]) -> list[tuple[int, str]]:
    """The words for agencies that may be meant, best first, each with its rank.

    HELD holds every word of `asked` that tells agencies apart. BORNE stands whole within `asked`, or has it as
    its initials. Only where there is neither are those taken that are written nearly alike.

    >>> ranked("Police", ["northmoor police", "hospitals trust"]), ranked("DfE", ["department for education"])
    ([(0, 'northmoor police')], [(1, 'department for education')])
    >>> ranked("GPs", ["mps"]), ranked("Wizards Trust", ["hospitals trust"])
    ([], [])
    """
    found = [(rank, word) for word in words if (rank := _rank(asked, word)) is not None]
    found = found or [(ALIKE, word) for word in _alike(_telling(asked), words)]
    return sorted(found, key=lambda each: (each[0], len(_tokens(each[1]))))


def _rank(asked: str, word: str) -> int | None:
    telling = _telling(asked)
    if telling and telling <= {*_tokens(word)}:
        return HELD
    whole = {*_tokens(word)} - SMALL
    if whole - COMMON and whole <= {*_tokens(asked)}:
        return BORNE
    return BORNE if _is_short_for(asked, word) else None


def _is_short_for(asked: str, word: str) -> bool:
    """Whether it is made of the first letters of the words, or of the first of them, with or without small words."""
    short = fold(asked)
    if len(short) < SHORTEST_INITIALS or not short.isalpha():
        return False
    tokens = _tokens(word)
    return any(_initials(each).startswith(short) for each in (tokens, [t for t in tokens if t not in SMALL]))


def _initials(tokens: Iterable[str]) -> str:
    return "".join(each[0] for each in tokens)


def _alike(telling: frozenset[str], words: Collection[str]) -> list[str]:
    """Those that hold each word, or one that begins with it or is nearly written so."""
    shortest = SHORTEST_BEGINNING if len(telling) > 1 else SHORTEST_ALONE
    every = {token for word in words for token in _tokens(word)}
    meant = [_meant(token, every, shortest) for token in telling]
    return [word for word in words if meant and all(each & {*_tokens(word)} for each in meant)]


def _meant(token: str, every: Collection[str], shortest: int) -> set[str]:
    typed = difflib.get_close_matches(token, every, n=10, cutoff=CLOSE) if len(token) >= SHORTEST_TYPO else []
    begun = [each for each in every if len(token) >= shortest and each.startswith(token)]
    return {*typed, *begun} | ({token} & {*every})


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> tuple[str, ...]:
    """Its words in their order, without apostrophes, and of several one."""
    plain = re.sub(r"[’'‘]", "", fold(text))
    return tuple(_one(word) for word in re.findall(r"\w+", plain))


def _one(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > len("gp") and word.endswith("s") and not word.endswith("ss") else word


COMMON = SMALL | {_one(word) for word in USUAL}


def _telling(asked: str) -> frozenset[str]:
    """The words that tell agencies apart; where all are as usual as “trust”, those."""
    tokens = frozenset(_tokens(asked))
    return tokens - COMMON or tokens - SMALL
