"""What is searched for: words and phrases, their forms and accents levelled, and where they stand in a text.

Both databases hold and are asked for what `tokens` makes, so that both give the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partnership.rules.folding import fold
from reviews.rules.stemming import stem

LONGEST_QUERY = 200
LONGEST_TOKEN = 64
BEFORE, SHOWN = 60, 240
BREAK = "."  # stands between two texts, so that no phrase reaches over from one to the next
STOP = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had"),
        *("has", "have", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its", "of"),
        *("on", "or", "our", "she", "so", "that", "the", "their", "them", "there", "these", "they"),
        *("this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "you"),
        *("your"),
    ]
)
MARKS = r"[\u0300-\u036f]*"
WORD = re.compile(rf"[^\W_]{MARKS}(?:['’]?[^\W_]{MARKS})*")
PHRASE = re.compile(r'["“”]')

Piece = tuple[str, bool]


@dataclass(frozen=True)
class Query:
    """All of `words` must be there, and each phrase with its words side by side. `said` is what was typed."""

    said: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def parse(typed: str) -> Query:
    """Every text is a query; what has no letter or number in it asks for nothing.

    >>> parse('Siân "risk of neglect').phrases, parse('Siân "risk of neglect').words
    ((('risk', 'neglect'),), ('sian', 'risk', 'neglect'))
    >>> bool(parse("the of")), parse('"; drop table').words, parse("NEAR(").words
    (False, ('drop', 'tabl'), ('near',))
    """
    shown = "".join(letter for letter in " ".join(typed.split()) if letter.isprintable()).strip()
    said = shown[:LONGEST_QUERY]
    parts = PHRASE.split(said)
    quoted = [tuple(tokens(part)) for part in parts[1::2]]
    words = dict.fromkeys(token for part in parts for token in tokens(part))
    return Query(said, tuple(words), tuple(each for each in quoted if len(each) > 1), len(shown) > len(said))


def tokens(text: str) -> list[str]:
    """The words of a text in order, without stop words: folded, without the ending of their form.

    >>> tokens("The child’s families, O’Neill and multi-agency training")
    ['child', 'famili', 'oneil', 'multi', 'agenc', 'train']
    """
    return [found for found in map(token, WORD.findall(plain(text))) if found]


def plain(text: str) -> str:
    """Without marks that are not seen, such as those that turn the direction of writing, and without zero bytes."""
    if text.isascii():
        return text.replace("\x00", "")
    return "".join(letter for letter in text if letter != "\x00" and unicodedata.category(letter) != "Cf")


@lru_cache(maxsize=50_000)
def token(word: str) -> str:
    """One word as it is kept, in plain letters and figures whatever its script; nothing for a stop word."""
    folded = re.sub(r"['’]s?$|['’]", "", re.sub(r"['’]s$", "", fold(word)))
    letters = "".join(letter for letter in folded if letter.isalnum())
    if letters in STOP:
        return ""
    found = stem(letters)
    return (found if found.isascii() else found.encode().hex())[:LONGEST_TOKEN]


def kept(texts: Iterable[str]) -> str:
    """The words of several texts as the index keeps them, with a space on either side of each."""
    return f" {f' {BREAK} '.join(' '.join(tokens(text)) for text in texts)} "


def marked(text: str, query: Query) -> list[Piece]:
    """The text in pieces, each with whether it is a word that was asked for.

    >>> marked("Training for families", parse("family"))
    [('Training for ', False), ('families', True)]
    """
    found: list[Piece] = []
    end, text = 0, plain(text)
    for match in WORD.finditer(text):
        if token(match[0]) in query.words:
            found += [(text[end : match.start()], False), (match[0], True)]
            end = match.end()
    return [piece for piece in (*found, (text[end:], False)) if piece[0]]


def snippet(texts: Sequence[str], query: Query) -> list[Piece]:
    """The text that answers most of the query, from a little before the first word of it, marked."""
    if not texts:
        return []
    best = max(texts, key=lambda text: len(set(tokens(text)) & {*query.words}))
    text = " ".join(plain(best).split())
    first = next((m.start() for m in WORD.finditer(text) if token(m[0]) in query.words), 0)
    start = text.find(" ", first - BEFORE, first) + 1 if first > BEFORE else 0
    shown = text[start:]
    if len(shown) > SHOWN:
        shown = f"{shown[:SHOWN].rsplit(' ', 1)[0]}…"
    return marked(f"… {shown}" if start else shown, query)
