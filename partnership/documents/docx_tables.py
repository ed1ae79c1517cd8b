"""Tables of a Word file: the header row repeats, no row is split, the columns are as wide as their words need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from partnership.documents.clean_html import without_unseen
from partnership.documents.docx_xml import Element, make, run
from partnership.documents.tables import bold, has_short_names, stays_on_one_page, widths
from partnership.rules.blocks import Cell, Column, Line, Sentence, Table

NAVY, WHITE, GREY = "0F385C", "FFFFFF", "E8E8E8"
Runs = Callable[[Iterable[Sentence]], list[Element]]


class TableWriter:
    def __init__(self, paragraph: Callable[..., Element], runs: Runs, bullets: int, width: int, is_ours: bool) -> None:
        self.paragraph, self.runs, self.bullets = paragraph, runs, bullets
        self.width, self.is_ours = width, is_ours

    def write(self, table: Table) -> Element:
        columns = widths(table, self.width)
        is_kept = stays_on_one_page(table)
        rows = [self.head(table.columns, columns)]
        has_names = has_short_names(table)
        for place, line in enumerate(table.lines, start=1):
            keeps = place == 1 or (is_kept and place < len(table.lines))
            rows.append(self.row(line, table, columns, has_names, keeps and place < len(table.lines)))
        look = make("tblLook", val="0460", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1)
        properties = make(
            "tblPr",
            make("tblStyle", val="ReportTable"),
            make("tblW", w=sum(columns), type="dxa"),
            make("tblLayout", type="fixed"),
            look,
        )
        return make("tbl", properties, make("tblGrid", *(make("gridCol", w=each) for each in columns)), *rows)

    def head(self, columns: tuple[Column, ...], wide: list[int]) -> Element:
        cells = [
            self.cell([self.named(column)], each, NAVY if self.is_ours else GREY)
            for column, each in zip(columns, wide, strict=True)
        ]
        return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)

    def named(self, column: Column) -> Element:
        ink = [make("color", val=WHITE)] if self.is_ours else []
        return self.said([run(without_unseen(column.name), make("b"), *ink)], column.is_number, True)

    def row(self, line: Line, table: Table, wide: list[int], has_names: bool, keeps: bool) -> Element:
        cells = []
        for place, (cell, column) in enumerate(zip(line.cells, table.columns, strict=True)):
            is_name = place == 0
            is_bold = line.is_total or (is_name and has_names)
            paragraphs = list(self.paragraphs(cell, column.is_number, is_bold, is_name, keeps))
            cells.append(self.cell(paragraphs, wide[place], rule=line.is_total))
        return make("tr", make("trPr", make("cantSplit")), *cells)

    def paragraphs(self, cell: Cell, is_number: bool, is_bold: bool, is_name: bool, keeps: bool) -> Iterator[Element]:
        """What names a line stands alone in its first paragraph, and what else is said of it under that."""
        if cell.is_list or is_name:
            for place, sentence in enumerate(cell.sentences):
                made = self.runs([bold(sentence) if is_bold and not place else sentence])
                yield self.said(made, is_number, keeps, cell.is_list)
        else:
            kept = (bold(each) if is_bold else each for each in spaced(cell.sentences))
            yield self.said(self.runs(kept), is_number, keeps)

    def said(self, runs: list[Element], is_number: bool, keeps: bool, is_item: bool = False) -> Element:
        looks = [make("jc", val="right")] if is_number else []
        looks += [make("keepNext")] if keeps else []
        if is_item:
            looks.append(make("numPr", make("ilvl", val=0), make("numId", val=self.bullets)))
        return self.paragraph("Report Cell Bullet" if is_item else "Report Cell", *runs, with_=looks)

    def cell(self, paragraphs: list[Element], width: int, fill: str = "", rule: bool = False) -> Element:
        properties = make("tcPr", make("tcW", w=width, type="dxa"))
        if rule:
            color = NAVY if self.is_ours else "000000"
            properties.append(make("tcBorders", make("top", val="single", sz=12, space=0, color=color)))
        if fill:
            properties.append(make("shd", val="clear", color="auto", fill=fill))
        return make("tc", properties, *(paragraphs or [self.said([], False, False)]))


def spaced(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """Sentences of one cell with a space between."""
    for place, sentence in enumerate(sentences):
        yield Sentence((type(sentence.runs[0])(" "), *sentence.runs)) if place and sentence.runs else sentence
