"""Contents as paragraphs of a Word file, in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu

from partnership.documents.charts import png, svg
from partnership.documents.clean_html import safe_link, without_unseen
from partnership.documents.docx_notes import reference
from partnership.documents.docx_styles import Lists, Styles
from partnership.documents.docx_tables import TableWriter
from partnership.documents.docx_xml import Element, field, make, put, run, side
from partnership.rules.blocks import Box, Bullets, Chart, Content, Heading, Paragraph, Run, Sentence, Table
from partnership.rules.documents import Part, Reading, data_caption

NAVY, PALE, WHITE = "0F385C", "F4F8FB", "FFFFFF"
EMU_PER_TWIP = 635
# A chart higher than this (13 cm) is set smaller, but never so small that its words are hard to read.
TALLEST, SMALLEST = 13 * 360_000, 0.75
KEPT_WITH_FIGURE = 8
INSET, HANGING, BAND = 198, 284, 420
BOX_SIDES = (("top", 6), ("left", 8), ("bottom", 6), ("right", 8))


class Writer:
    """Makes paragraphs and tables; whoever calls puts them into the body."""

    def __init__(self, word: Word, styles: Styles, lists: Lists, width: int, is_ours: bool) -> None:
        self.word, self.styles, self.lists = word, styles, lists
        self.width, self.is_ours = width, is_ours
        self.reading = Reading()
        self.entries: list[tuple[int, str, str]] = []
        self._is_boxed = False
        self._pictures = 0

    def part(self, part: Part, is_numbered: bool = True) -> Iterator[Element]:
        """A chapter; its heading makes an entry of the contents."""
        self.reading.chapter()
        heading = self.heading(part.title, 1)
        if not is_numbered:
            put(_properties(heading), make("numPr", make("ilvl", val=0), make("numId", val=0)))
        yield heading
        for content in part.items:
            yield from self.content(content)

    def content(self, content: Content) -> Iterator[Element]:
        match content:
            case Heading():
                yield self.heading(content.text, self.reading.heading(content.level))
            case Paragraph():
                yield self.paragraph("Report Box" if self._is_boxed else "Normal", *self.runs(content.sentences))
            case Bullets():
                yield from self.bullets(content)
            case Table():
                yield from self.table(content, content.caption)
            case Chart():
                yield from self.chart(content)
            case _:
                yield from self.box(content)

    def paragraph(self, style: str, *inner: Element, with_: Iterable[Element] = ()) -> Element:
        properties = make("pPr")
        put(properties, make("pStyle", val=self.styles.id(style)), *with_)
        if self._is_boxed:
            self._in_box(properties)
        return make("p", properties, *inner)

    def heading(self, words: str, level: int) -> Element:
        """A heading; those of the first two levels stand in the contents."""
        words = without_unseen(words)
        if level > 2:
            return self.paragraph(f"Heading {level}", run(words))
        number = len(self.entries) + 1
        anchor = f"_Toc{number:06}"
        self.entries.append((level, words, anchor))
        begin = make("bookmarkStart", id=number, name=anchor)
        return self.paragraph(f"Heading {level}", begin, run(words), make("bookmarkEnd", id=number))

    def runs(self, sentences: Iterable[Sentence]) -> list[Element]:
        return [each for sentence in sentences for piece in sentence.runs for each in self.run(piece)]

    def run(self, piece: Run) -> Iterator[Element]:
        looks = [make(name) for name, is_so in (("b", piece.bold), ("i", piece.italic)) if is_so]
        if link := safe_link(piece.link):
            relation = self.word.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            made = make("hyperlink", run(piece.text, make("rStyle", val=self.styles.id("Hyperlink")), *looks))
            made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
            yield made
        else:
            yield run(without_unseen(piece.text), *looks)
        if piece.note:
            number = self.reading.note(without_unseen(piece.note))
            yield reference(number, self.styles.id("footnote reference"))

    def bullets(self, bullets: Bullets) -> Iterator[Element]:
        in_box = self._is_boxed
        if bullets.is_numbered:
            number = self.lists.numbered(in_box)
        else:
            number = self.lists.box_bullets if in_box else self.lists.bullets
        style = "List Number" if bullets.is_numbered else "List Bullet"
        for item in bullets.items:
            mark = make("numPr", make("ilvl", val=0), make("numId", val=number))
            yield self.paragraph("Report Box" if in_box else style, *self.runs(item), with_=[mark])

    def caption(self, kind: str, number: int, words: str) -> Element:
        """The number is a field, so that tables which are put in by hand are counted too."""
        seq = field(f"SEQ {kind} \\* ARABIC", str(number))
        said = [run(f"{kind} "), *seq, run(f": {without_unseen(words)}")]
        return self.paragraph("caption", *said, with_=[make("keepNext")])

    def table(self, table: Table, caption: str) -> Iterator[Element]:
        yield self.caption("Table", self.reading.table(), caption)
        yield TableWriter(self.paragraph, self.runs, self.lists.cell_bullets, self.width, self.is_ours).write(table)
        yield make("p", make("pPr", make("spacing", before=0, after=120, line=120, lineRule="exact")))

    def chart(self, chart: Chart) -> Iterator[Element]:
        figure = self.reading.figure()
        yield self.caption("Figure", figure, chart.title)
        keeps = [make("keepNext")] if len(chart.table.lines) <= KEPT_WITH_FIGURE else []
        yield self.paragraph("Report Figure", make("r", make("drawing", self.picture(chart))), with_=keeps)
        yield from self.table(chart.table, data_caption(chart, figure))

    def picture(self, chart: Chart) -> Element:
        """The chart with its title and description for those who do not see it; a tall one is set smaller."""
        self._pictures += 1
        inline = self.word.part.new_pic_inline(io.BytesIO(png(svg(chart))), Emu(self.width * EMU_PER_TWIP))
        smaller = min(1.0, max(TALLEST / inline.extent.cy, SMALLEST))
        for size in inline.iter(qn("wp:extent"), qn("a:ext")):
            size.set("cx", str(round(int(size.get("cx", "0")) * smaller)))
            size.set("cy", str(round(int(size.get("cy", "0")) * smaller)))
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("name", f"Figure {self._pictures}")
        inline.docPr.set("title", without_unseen(chart.title))
        inline.docPr.set("descr", without_unseen(chart.describes))
        return inline

    def box(self, box: Box) -> Iterator[Element]:
        """Bordered paragraphs, its title the first of them; a table would be read out as one."""
        with self.reading.box() as level, self._boxed():
            yield self._box_title(box.title, level)
            inner = [each for part in box.parts for each in self.content(part)]
        for first in inner[:1]:
            put(_properties(first), make("spacing", before=0, after=80))
        yield from inner
        yield make("p", make("pPr", make("spacing", before=0, after=120, line=120, lineRule="exact")))

    @contextmanager
    def _boxed(self) -> Iterator[None]:
        self._is_boxed = True
        yield
        self._is_boxed = False

    def _box_title(self, words: str, level: int) -> Element:
        """The title; in our look white on a band of its own, raised to the middle of it."""
        looks = [make("color", val=WHITE), make("position", val=6)] if self.is_ours else []
        made = self.paragraph(f"Heading {level}", run(without_unseen(words), *looks))
        put(_properties(made), make("spacing", before=240, after=120))
        if self.is_ours:
            put(_properties(made), make("shd", val="clear", color="auto", fill=NAVY))
            put(_properties(made), make("spacing", before=240, after=120, line=BAND, lineRule="exact"))
        return made

    def _in_box(self, properties: Element) -> None:
        """All paragraphs of a box have the same border and begin at the same place: Word draws one box round them."""
        color = NAVY if self.is_ours else "808080"
        put(properties, make("pBdr", *(side(name, color, 12, space) for name, space in BOX_SIDES)))
        if self.is_ours:
            put(properties, make("shd", val="clear", color="auto", fill=PALE))
        is_item = properties.find(make("numPr").tag) is not None
        put(properties, make("ind", left=INSET + HANGING * is_item, right=INSET, hanging=HANGING * is_item))


def _properties(paragraph: Element) -> Element:
    return paragraph[0]
