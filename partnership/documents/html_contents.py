"""Contents as elements of a page, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from partnership.documents.charts import svg
from partnership.documents.clean_html import safe_link
from partnership.documents.html_elements import Element, Inner, make, picture
from partnership.documents.tables import has_short_names, stays_on_one_line
from partnership.rules.blocks import Box, Bullets, Cell, Chart, Content, Heading, Line, Paragraph, Run, Sentence, Table
from partnership.rules.documents import Part, Reading, data_caption

# A wider table scrolls inside itself on a telephone.
NARROW_COLUMNS = 3


@dataclass
class Writer:
    """Writes contents in reading order; `reading` gives the numbers."""

    reading: Reading = field(default_factory=Reading)

    def part(self, part: Part, anchor: str, number: int | None) -> Element:
        """A chapter with its heading; one without a number is the closing one."""
        self.reading.chapter()
        head = make("h2", *numbered(number), part.title, id=anchor)
        items = [each for content in part.items for each in self.content(content)]
        return make("section", head, *items, class_="app-closing" if number is None else None)

    def content(self, content: Content) -> Iterator[Element]:
        match content:
            case Heading():
                yield self.heading(content.text, self.reading.heading(content.level))
            case Paragraph():
                yield make("p", *self.sentences(content.sentences))
            case Bullets():
                items = [make("li", *self.sentences(item)) for item in content.items]
                yield make("ol" if content.is_numbered else "ul", *items)
            case Table():
                yield self.table(content, content.caption)
            case Chart():
                yield from self.chart(content)
            case _:
                yield self.box(content)

    def heading(self, words: str, level: int) -> Element:
        return make(f"h{level + 1}", words)

    def sentences(self, sentences: Iterable[Sentence]) -> list[Inner]:
        return [each for sentence in sentences for run in sentence.runs for each in self.run(run)]

    def run(self, run: Run) -> Iterator[Inner]:
        words: Inner = run.text
        for is_so, tag in ((run.bold, "strong"), (run.italic, "em")):
            words = make(tag, words) if is_so else words
        link = safe_link(run.link)
        yield make("a", words, href=link) if link else words
        if run.note:
            yield self.note(run.note)

    def note(self, words: str) -> Element:
        number = str(self.reading.note(words))
        link = make("a", number, href=f"#note-{number}", id=f"from-{number}", aria_label=f"Note {number}")
        return make("sup", link)

    def box(self, box: Box) -> Element:
        with self.reading.box() as level:
            title = self.heading(box.title, level)
            parts = [each for part in box.parts for each in self.content(part)]
        return make("div", title, *parts, class_="app-box")

    def chart(self, chart: Chart) -> Iterator[Element]:
        figure = self.reading.figure()
        name = f"Figure {figure}: {chart.title}"
        yield make("figure", make("figcaption", name), scrolling(picture(svg(chart)), name))
        yield self.table(chart.table, data_caption(chart, figure))

    def table(self, table: Table, caption: str) -> Element:
        name = f"Table {self.reading.table()}: {caption}"
        kinds = [column_kind(table, place) for place in range(len(table.columns))]
        columns = [
            make("th", column.name, scope="col", class_=kind) for column, kind in zip(table.columns, kinds, strict=True)
        ]
        lines = [self.line(each, kinds) for each in table.lines]
        made = make("table", make("caption", name), make("thead", make("tr", *columns)), make("tbody", *lines))
        return made if len(table.columns) <= NARROW_COLUMNS else scrolling(made, name)

    def line(self, line: Line, kinds: list[str | None]) -> Element:
        naming = make("th", *self.naming(line.cells[0]), scope="row", class_=kinds[0])
        others = [
            make("td", *self.cell(cell), class_=kind) for cell, kind in zip(line.cells[1:], kinds[1:], strict=True)
        ]
        return make("tr", naming, *others, class_="app-total" if line.is_total else None)

    def naming(self, cell: Cell) -> Iterator[Inner]:
        """What names a line; more than its first sentence stands under it."""
        for place, sentence in enumerate(cell.sentences):
            said = self.sentences([sentence])
            yield from [" ", make("span", *said, class_="app-under")] if place else said

    def cell(self, cell: Cell) -> Iterator[Inner]:
        said = [self.sentences([each]) for each in cell.sentences]
        if cell.is_list:
            yield make("ul", *(make("li", *each) for each in said))
        else:
            for place, each in enumerate(said):
                yield from [" ", *each] if place else each

    def foot(self) -> Iterator[Element]:
        """The footnotes, each with the way back; nothing where there are none."""
        items = []
        for number, words in enumerate(self.reading.notes, start=1):
            back = make("a", "Back", href=f"#from-{number}", aria_label=f"Back to note {number} in the text")
            items.append(make("li", words, " ", back, id=f"note-{number}"))
        if items:
            yield make("section", make("h2", "Notes", id="notes"), make("ol", *items), class_="app-notes")


def numbered(number: int | None) -> list[Inner]:
    return [] if number is None else [make("span", str(number), class_="app-number"), " "]


def column_kind(table: Table, place: int) -> str | None:
    """How the cells of a column are set."""
    if place == 0:
        return None if has_short_names(table) else "app-long"
    if table.columns[place].is_number:
        return "app-numeric"
    return "app-short" if stays_on_one_line(table, place) else None


def scrolling(inner: Element, name: str) -> Element:
    """A part of the page that scrolls by itself where it is too wide, also with the keyboard."""
    return make("div", inner, class_="app-wide", role="region", aria_label=name, tabindex="0")
