"""A report in its final order, as every format writes it; and the numbers and levels that follow from the order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from partnership.rules.blocks import Chart, Content

DRAFT = "Working draft: not checked for publication"
# HTML has six levels of headings, and the report's title takes the first.
DEEPEST = 5


@dataclass(frozen=True)
class Part:
    """A chapter as it is printed: the author's words stand among the items as contents of their own."""

    title: str
    items: tuple[Content, ...]


@dataclass(frozen=True)
class Document:
    """`period`, `position` and `audience` are words: "Position at 30 September 2023, as known on 21 November 2026".

    `closing` is what whoever publishes has to look at; it has no number among the chapters and comes last.
    """

    title: str
    board: str
    period: str
    position: str
    audience: str
    marking: str
    chapters: tuple[Part, ...]
    closing: Part | None = None
    draft: str = DRAFT

    @property
    def parts(self) -> tuple[Part, ...]:
        """All chapters with the closing one."""
        return self.chapters if self.closing is None else (*self.chapters, self.closing)

    @property
    def name(self) -> str:
        """The title with the period, once, as it stands at the top of each page.

        >>> Document("Annual report", "Northmoor", "April 2025 to March 2026", "", "", "", ()).name
        'Annual report, April 2025 to March 2026'
        """
        return self.title if self.period in self.title else f"{self.title}, {self.period}"

    @property
    def banner(self) -> str:
        """What stands on every page: the marking, for whom, and that it is a draft.

        >>> Document("", "", "", "", "For partners", "OFFICIAL-SENSITIVE", ()).banner
        'OFFICIAL-SENSITIVE. For partners. Working draft: not checked for publication'
        """
        return ". ".join(words for words in (self.marking_line, self.draft) if words)

    @property
    def marking_line(self) -> str:
        """The marking and for whom."""
        return ". ".join(words for words in (self.marking, self.audience) if words)

    @property
    def front(self) -> tuple[str, ...]:
        """What stands under the title: whose report, of which months, as it stood when."""
        period = "" if self.period in self.title else self.period
        return tuple(words for words in (self.board, period, self.position) if words)


def data_caption(chart: Chart, figure: int) -> str:
    """The words over a chart's table: its own, or which figure it belongs to where those stand over the chart."""
    return chart.table.caption if chart.table.caption != chart.title else f"The numbers of figure {figure}"


class Reading:
    """What follows from reading a document once from its beginning: numbers of captions and notes, levels of headings.

    Each writer makes one and asks it in reading order, so that all formats number alike.
    """

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._tables = 0
        self._figures = 0
        self._level = 1
        self._under = 0

    def chapter(self) -> None:
        """A chapter begins: its heading is of level 1."""
        self._level = 1

    def heading(self, level: int) -> int:
        """The level at which a heading stands, so that none is skipped.

        >>> reading = Reading()
        >>> reading.heading(3), reading.heading(3), reading.heading(2)
        (2, 3, 2)
        """
        self._level = min(level + self._under, self._level + 1, DEEPEST)
        return self._level

    @contextmanager
    def box(self) -> Iterator[int]:
        """The level of a box's title, one under the heading before it; headings inside it stand under the title.

        >>> reading = Reading()
        >>> with reading.box() as title:
        ...     (title, reading.heading(2), reading.heading(3))
        (2, 3, 4)
        >>> reading.heading(2)
        2
        """
        before = self._level
        self._level = min(before + 1, DEEPEST)
        self._under = before
        yield self._level
        self._level, self._under = before, 0

    def table(self) -> int:
        self._tables += 1
        return self._tables

    def figure(self) -> int:
        self._figures += 1
        return self._figures

    def note(self, words: str) -> int:
        """The footnote's number; its words are kept for the foot."""
        self.notes.append(words)
        return len(self.notes)
