"""An author's words without any marks, for a plain box to type in, and their looks put back where the words stayed.

An empty line ends a paragraph and "- " begins a bullet; what is bold, a link or a heading is kept beside.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from partnership.rules.blocks import Bullets, Content, Heading, Paragraph, Run, Sentence
from partnership.vocabulary import Labelled

Contents = tuple[Content, ...]
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ITEM = re.compile(r"\s*(?:(?P<bullet>[-*•])|\d{1,3}[.)])\s+(?P<words>.*)")


class Kind(Labelled):
    """What a line is."""

    PARAGRAPH = "paragraph", "Plain paragraph"
    HEADING = "heading", "Heading"
    BULLET = "bullet", "Bullet"
    NUMBER = "number", "Numbered item"


class Change(Labelled):
    """What may be done to the look of some words by a plain form."""

    BOLD = "bold", "Make these words bold"
    NOT_BOLD = "not_bold", "Make these words plain again"
    LINK = "link", "Make these words a link"
    NO_LINK = "no_link", "Take the link away"
    HEADING = "heading", "Make their line a heading"
    BULLET = "bullet", "Make their line a bullet"
    PARAGRAPH = "paragraph", "Make their line a plain paragraph"


@dataclass(frozen=True)
class Look:
    bold: bool = False
    italic: bool = False
    link: str | None = None


PLAIN = Look()


@dataclass(frozen=True)
class Line:
    """A paragraph, heading or item; each of its characters has a look."""

    kind: Kind
    text: str
    looks: tuple[Look, ...]


def plain(contents: Contents) -> str:
    """The words as they are typed.

    >>> plain((Paragraph((Sentence((Run("We "), Run("met", bold=True))),)), Bullets(((Sentence((Run("One"),)),),))))
    'We met\\n\\n- One'
    """
    parts: list[str] = []
    for kind, group in groupby(_lines(contents), key=lambda line: line.kind):
        texts = [line.text for line in group]
        if kind is Kind.BULLET:
            parts.append("\n".join(f"- {each}" for each in texts))
        elif kind is Kind.NUMBER:
            parts.append("\n".join(f"{number}. {each}" for number, each in enumerate(texts, start=1)))
        else:
            parts += texts
    return "\n\n".join(parts)


def with_looks(typed: str, before: Contents) -> Contents:
    """What was typed, each word that stood there before looking as it did."""
    old, new = _lines(before), list(_typed(typed))
    was, now = _tokens(old), _tokens(new)
    looks: list[Look | None] = [None] * len(now)
    heads: set[int] = set()
    matcher = difflib.SequenceMatcher(str.isspace, [each.text for each in was], [each.text for each in now], False)
    for a, b, size in matcher.get_matching_blocks():
        for before_token, after_token in zip(was[a : a + size], range(b, b + size), strict=True):
            looks[after_token] = before_token.look
            if old[before_token.line].kind is Kind.HEADING:
                heads.add(now[after_token].line)
    return _contents(_looking(new, now, _between(looks), heads))


def changed(contents: Contents, words: str, change: Change, address: str | None = None) -> Contents | None:
    """The contents with the first place of these words looking otherwise, or None where they stand nowhere."""
    lines = _lines(contents)
    for index, line in enumerate(lines):
        at = line.text.casefold().find(words.casefold()) if words else -1
        if at >= 0:
            lines[index] = _changed(line, at, at + len(words), change, address)
            return _contents(lines)
    return None


def _changed(line: Line, start: int, end: int, change: Change, address: str | None) -> Line:
    if change.value in KINDS:
        return replace(line, kind=KINDS[change.value])
    values = {"bold": change is Change.BOLD} if change in (Change.BOLD, Change.NOT_BOLD) else {}
    links = {"link": address if change is Change.LINK else None} if not values else {}
    inner = tuple(Look(**{**vars(look), **values, **links}) for look in line.looks[start:end])
    return replace(line, looks=(*line.looks[:start], *inner, *line.looks[end:]))


KINDS = {each.value: each for each in (Kind.HEADING, Kind.BULLET, Kind.PARAGRAPH)}


def _lines(contents: Iterable[Content]) -> list[Line]:
    found: list[Line] = []
    for content in contents:
        match content:
            case Heading():
                found.append(_line(Kind.HEADING, [Run(content.text)]))
            case Paragraph():
                found.append(_line(Kind.PARAGRAPH, _runs(content.sentences)))
            case Bullets():
                kind = Kind.NUMBER if content.is_numbered else Kind.BULLET
                found += [_line(kind, _runs(item)) for item in content.items]
            case _:
                raise TypeError(f"an author types no {content.kind}")
    return found


def _runs(sentences: Sequence[Sentence]) -> list[Run]:
    return [run for each in sentences for run in each.runs]


def _line(kind: Kind, runs: Iterable[Run]) -> Line:
    runs = list(runs)
    looks = [look for run in runs for look in [Look(run.bold, run.italic, run.link)] * len(run.text)]
    return Line(kind, "".join(run.text for run in runs), tuple(looks))


def _typed(typed: str) -> Iterator[Line]:
    """The lines of a plain box; lines that stand together are one paragraph."""
    together: list[str] = []
    for line in [*typed.splitlines(), ""]:
        item = ITEM.fullmatch(line)
        if together and (item or not line.strip()):
            yield _plain_line(Kind.PARAGRAPH, " ".join(together))
            together = []
        if item and item["words"].strip():
            yield _plain_line(Kind.BULLET if item["bullet"] else Kind.NUMBER, item["words"])
        elif line.strip() and not item:
            together.append(line)


def _plain_line(kind: Kind, words: str) -> Line:
    text = " ".join(words.split())
    return Line(kind, text, (PLAIN,) * len(text))


@dataclass(frozen=True)
class Token:
    text: str
    line: int
    look: Look


def _tokens(lines: Sequence[Line]) -> list[Token]:
    return [
        Token(found[0], index, line.looks[found.start()])
        for index, line in enumerate(lines)
        for found in TOKEN.finditer(line.text)
    ]


def _between(looks: Sequence[Look | None]) -> list[Look]:
    """New words look as those on both sides of them do, where these look alike."""
    nexts: list[Look] = []
    after = PLAIN
    for look in reversed(looks):
        after = look or after
        nexts.append(after)
    found, before = [], PLAIN
    for look, following in zip(looks, reversed(nexts), strict=True):
        before = look or before
        found.append(before if before == (look or following) else PLAIN)
    return found


def _looking(lines: Sequence[Line], tokens: Sequence[Token], looks: Sequence[Look], heads: set[int]) -> list[Line]:
    each: list[list[Look]] = [[] for _ in lines]
    for token, look in zip(tokens, looks, strict=True):
        each[token.line] += [look] * len(token.text)
    return [
        replace(
            line,
            kind=Kind.HEADING if index in heads and line.kind is Kind.PARAGRAPH else line.kind,
            looks=tuple(each[index]),
        )
        for index, line in enumerate(lines)
    ]


def _contents(lines: Iterable[Line]) -> Contents:
    found: list[Content] = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind in (Kind.BULLET, Kind.NUMBER):
            items = tuple((Sentence(tuple(_as_runs(line))),) for line in group)
            found.append(Bullets(items, is_numbered=kind is Kind.NUMBER))
        elif kind is Kind.HEADING:
            found += [Heading(line.text, 3) for line in group]
        else:
            found += [Paragraph((Sentence(tuple(_as_runs(line))),)) for line in group]
    return tuple(found)


def _as_runs(line: Line) -> Iterator[Run]:
    at = 0
    for look, group in groupby(line.looks):
        length = len(list(group))
        yield Run(line.text[at : at + length], bold=look.bold, italic=look.italic, link=look.link)
        at += length
