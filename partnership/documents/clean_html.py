"""Clean HTML → contents: paragraphs, headings, lists, bold, italic and links; of all else the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree, html

from partnership.rules.blocks import Bullets, Content, Heading, Paragraph, Run, Sentence

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
BREAKS = frozenset({"p", "div", "br", "tr", "table", "blockquote", "pre", "dt", "dd"})
CELLS = frozenset({"td", "th"})
SAFE_LINK = re.compile(r"(?i)(https?://|mailto:)[^\s<>\"\\\x00-\x20]+")
# What XML cannot carry, and what turns the direction of the words around it.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


@dataclass
class Line:
    """A paragraph, a heading ("h") or an item of a list; items of one list share its mark."""

    kind: str = "p"
    list_mark: int = 0
    is_numbered: bool = False
    runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    bold: bool = False
    italic: bool = False
    link: str | None = None


def without_unseen(words: str) -> str:
    """The words without control characters.

    >>> without_unseen("a\\x00b\\u202ec")
    'abc'
    """
    return UNSEEN.sub("", words)


def safe_link(href: str | None) -> str | None:
    """The address, where it is of the web or of a mailbox.

    >>> safe_link("https://northmoor.example"), safe_link("javascript:x"), safe_link("/home")
    ('https://northmoor.example', None, None)
    """
    href = (href or "").strip()
    return href if SAFE_LINK.fullmatch(href) else None


class Walk:
    """Reads elements in order and gathers lines. Lists in lists become one; a row of a table becomes one paragraph.

    Between its cells stands " | ", so that two numbers are never read as one; an empty cell keeps its place.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.looks = [Look()]
        self.lists: list[tuple[int, bool]] = []
        self._marks = 0
        self._cells = 0
        self._owed = 0
        self._is_open = False

    def read(self, fragment: str) -> tuple[Content, ...]:
        """The contents of an HTML fragment, which has been cleaned before."""
        root = html.fragment_fromstring(fragment, create_parent="div")
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self.start(element)
                self.say(element.text)
            else:
                self.end(element)
                self.say(element.tail)
        return tuple(_contents(self.lines))

    def start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        self.looks.append(self.look(element))
        if tag in LISTS:
            self._marks += not self.lists
            self.lists.append((self._marks, tag == "ol"))
        elif tag in CELLS:
            self._cells += 1
            self._owed += element.getprevious() is not None
        elif tag == "li" or tag in HEADINGS:
            self.open(self.item() if tag == "li" else Line("h"))
        elif tag in BREAKS:
            self.part()

    def end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        self.looks.pop()
        if tag in LISTS:
            self.lists.pop()
            self._is_open = False
        elif tag in CELLS:
            self._cells -= 1
        elif tag in HEADINGS or tag == "li":
            self._is_open = False
        elif tag in BREAKS:
            self._owed = 0 if tag == "tr" else self._owed
            self.part_ends()

    def look(self, element: etree._Element) -> Look:
        """How words inside this element look."""
        tag, around = str(element.tag), self.looks[-1]
        link = safe_link(element.get("href")) if tag == "a" else None
        return Look(around.bold or tag in ("b", "strong"), around.italic or tag in ("i", "em"), link or around.link)

    def open(self, line: Line) -> None:
        self.lines.append(line)
        self._is_open = True

    def item(self) -> Line:
        """An item of the outermost list; one without a list is a bullet."""
        mark, is_numbered = self.lists[0] if self.lists else (0, False)
        return Line("li", mark, is_numbered)

    def part(self) -> None:
        """A paragraph begins; in a list, a heading or a cell there are none, only a space."""
        if self._is_open and (self._cells or self.lines[-1].kind != "p"):
            self.say(" ")
        else:
            self.open(Line())

    def part_ends(self) -> None:
        if not (self._cells or self.lists):
            self._is_open = False

    def say(self, words: str | None) -> None:
        words = re.sub(r"\s+", " ", without_unseen(words or ""))
        if not words or (not self._is_open and not words.strip()):
            return
        if not self._is_open:
            self.open(self.item() if self.lists else Line())
        if self._owed and words.strip():
            self.lines[-1].runs[:] = [*tidy(self.lines[-1].runs), Run(" |" * self._owed + " ")]
            words, self._owed = words.lstrip(), 0
        look = self.looks[-1]
        self.lines[-1].runs.append(Run(words, bold=look.bold, italic=look.italic, link=look.link))


def _contents(lines: list[Line]) -> Iterator[Content]:
    said = [(line, runs) for line in lines if (runs := tidy(line.runs))]
    for (kind, _), group in groupby(said, key=lambda each: (each[0].kind, each[0].list_mark)):
        if kind == "li":
            items = list(group)
            yield Bullets(tuple((Sentence(runs),) for _, runs in items), items[0][0].is_numbered)
        else:
            for _, runs in group:
                yield Heading(_words(runs), 3) if kind == "h" else Paragraph((Sentence(runs),))


def tidy(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with spaces single, none at the ends, and neighbours of one look joined."""
    tidied: list[Run] = []
    for run in runs:
        words = run.text
        if not tidied or tidied[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if not words:
            continue
        if tidied and _look(tidied[-1]) == _look(run):
            words = tidied.pop().text + words
        tidied.append(Run(words, bold=run.bold, italic=run.italic, link=run.link))
    while tidied and not tidied[-1].text.strip():
        tidied.pop()
    if tidied:
        last = tidied.pop()
        tidied.append(Run(last.text.rstrip(), bold=last.bold, italic=last.italic, link=last.link))
    return tuple(tidied)


def _look(run: Run) -> Look:
    return Look(run.bold, run.italic, run.link)


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
