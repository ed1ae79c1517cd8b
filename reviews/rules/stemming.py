"""Word forms: Porter's stemmer of 1980, so that "families" finds "family" alike on both databases."""

from __future__ import annotations

import re
from collections.abc import Sequence

Endings = Sequence[tuple[str, str]]

PLURALS: Endings = (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", ""))
MENDED: Endings = (("at", "ate"), ("bl", "ble"), ("iz", "ize"))
LONG: Endings = (
    *(("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able")),
    *(("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate")),
    *(("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous")),
    *(("aliti", "al"), ("iviti", "ive"), ("biliti", "ble")),
)
SHORTER: Endings = (
    *(("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")),
)
LAST = (
    *("ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize"),
    *("ion", "al", "er", "ic", "ou"),
)
MEASURED = re.compile(r"v+c+")


def stem(word: str) -> str:
    """A folded word without the ending of its form.

    >>> [stem(each) for each in ("safeguarding", "safeguarded", "families", "family", "agencies", "agency", "sian")]
    ['safeguard', 'safeguard', 'famili', 'famili', 'agenc', 'agenc', 'sian']
    >>> [stem(each) for each in ("training", "planned", "hopping", "controlling", "relational", "as", "2022")]
    ['train', 'plan', 'hop', 'control', 'relat', 'as', '2022']
    >>> [stem(each) for each in ("agreed", "feed", "created", "hoping", "need", "yellow")]
    ['agre', 'feed', 'creat', 'hope', 'need', 'yellow']
    """
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    found = _y(_past(_replaced(word, PLURALS, more_than=-1)))
    return _tidied(_last(_replaced(_replaced(found, LONG, more_than=0), SHORTER, more_than=0)))


def _shape(word: str) -> str:
    """The word as v for vowels and c for consonants; y is a vowel after a consonant."""
    found = ""
    for letter in word:
        is_vowel = letter in "aeiou" or (letter == "y" and found.endswith("c"))
        found += "v" if is_vowel else "c"
    return found


def _measure(word: str) -> int:
    return len(MEASURED.findall(_shape(word)))


def _replaced(word: str, endings: Endings, *, more_than: int) -> str:
    """The first ending that fits is changed, where enough of the word stands before it."""
    for old, new in endings:
        if word.endswith(old):
            root = word.removesuffix(old)
            return root + new if _measure(root) > more_than else word
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and "v" in _shape(root):
            return _mended(root)
    return word


def _mended(root: str) -> str:
    """What is left after -ed or -ing, as it stands alone."""
    whole = _replaced(root, MENDED, more_than=-1)
    if whole != root:
        return whole
    if _ends_double(root) and root[-1] not in "lsz":
        return root[:-1]
    return f"{root}e" if _measure(root) == 1 and _is_short(root) else root


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c"


def _is_short(word: str) -> bool:
    """Whether it ends as "hop" does: consonant, vowel, consonant, the last not w, x or y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _y(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _last(word: str) -> str:
    for ending in LAST:
        if word.endswith(ending):
            root = word.removesuffix(ending)
            goes = _measure(root) > 1 and (ending != "ion" or root.endswith(("s", "t")))
            return root if goes else word
    return word


def _tidied(word: str) -> str:
    """Without a last e, or a doubled l, that only the ending needed."""
    if word.endswith("e"):
        root = word[:-1]
        if _measure(root) > 1 or (_measure(root) == 1 and not _is_short(root)):
            return root
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
