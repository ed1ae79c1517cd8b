"""A report as Markdown: tables as GitHub has them, charts as their tables, boxes as quotations under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from partnership.documents.markdown_words import escaped, inline, line
from partnership.documents.tables import bold
from partnership.rules.blocks import Box, Bullets, Cell, Chart, Content, Heading, Line, Paragraph, Table
from partnership.rules.documents import Document, Part, Reading, data_caption


def write(document: Document) -> str:
    """The whole report; its marking stands at the top and at the end."""
    writer = Writer()
    blocks = [*_front(document), *(each for part in document.parts for each in writer.part(part))]
    return "\n\n".join([*blocks, *writer.foot(), f"**{escaped(document.banner)}**"]) + "\n"


def _front(document: Document) -> Iterator[str]:
    yield f"**{escaped(document.banner)}**"
    yield f"# {escaped(document.title)}"
    for words in document.front:
        yield line(escaped(words))


@dataclass
class Writer:
    """Writes contents in reading order."""

    reading: Reading = field(default_factory=Reading)

    def part(self, part: Part) -> Iterator[str]:
        self.reading.chapter()
        yield f"## {escaped(part.title)}"
        for content in part.items:
            yield from self.content(content)

    def content(self, content: Content) -> Iterator[str]:
        match content:
            case Heading():
                yield f"{'#' * (self.reading.heading(content.level) + 1)} {escaped(content.text)}"
            case Paragraph():
                yield line(inline(content.sentences, self.note))
            case Bullets():
                yield self.bullets(content)
            case Table():
                yield from self.table(content, content.caption)
            case Chart():
                yield from self.chart(content)
            case _:
                yield from self.box(content)

    def bullets(self, bullets: Bullets) -> str:
        signs = (f"{place}." if bullets.is_numbered else "-" for place in range(1, len(bullets.items) + 1))
        items = (line(inline(item, self.note)) for item in bullets.items)
        return "\n".join(f"{sign} {item}" for sign, item in zip(signs, items, strict=True))

    def chart(self, chart: Chart) -> Iterator[str]:
        figure = self.reading.figure()
        yield f"**Figure {figure}: {escaped(chart.title)}**"
        yield line(escaped(chart.describes))
        yield from self.table(chart.table, data_caption(chart, figure))

    def table(self, table: Table, caption: str) -> Iterator[str]:
        yield f"**Table {self.reading.table()}: {escaped(caption)}**"
        rows = [
            _row(escaped(column.name) for column in table.columns),
            _row("---:" if column.is_number else "---" for column in table.columns),
            *(self.line(each) for each in table.lines),
        ]
        yield "\n".join(rows)

    def line(self, of: Line) -> str:
        cells = (self.cell(cell, "<br>" if place == 0 else " ", of.is_total) for place, cell in enumerate(of.cells))
        return _row(cells)

    def cell(self, cell: Cell, between: str, is_total: bool) -> str:
        """What names a line has what is more than its first sentence under it; a total is bold throughout."""
        kept = (bold(each) if is_total else each for each in cell.sentences)
        said = [inline([each], self.note) for each in kept]
        return "<br>".join(f"• {each}" for each in said) if cell.is_list else between.join(said)

    def box(self, box: Box) -> Iterator[str]:
        with self.reading.box() as level:
            yield f"{'#' * (level + 1)} {escaped(box.title)}"
            blocks = "\n\n".join(each for part in box.parts for each in self.content(part))
            yield "\n".join(f"> {each}".rstrip() for each in blocks.splitlines())

    def note(self, words: str) -> str:
        return f"[^{self.reading.note(words)}]"

    def foot(self) -> Iterator[str]:
        for number, words in enumerate(self.reading.notes, start=1):
            yield f"[^{number}]: {escaped(words)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
