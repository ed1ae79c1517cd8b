"""Contents as HTML, in reading order: words are escaped, and an address is checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from partnership.documents.charts import svg
from partnership.documents.clean_html import safe_link, without_unseen
from partnership.documents.tables import has_short_names, stays_on_one_line
from partnership.rules.blocks import Box, Bullets, Cell, Chart, Content, Heading, Line, Paragraph, Run, Sentence, Table
from partnership.rules.documents import Part, Reading, data_caption

# A wider table scrolls inside itself on a telephone.
NARROW_COLUMNS = 3
NOTHING, SPACE, NEXT_LINE = Markup(""), Markup(" "), Markup("\n")


def shown(words: str) -> str:
    """Words as a page may hold them."""
    return without_unseen(words)


@dataclass
class Writer:
    """Writes contents in reading order; `reading` gives the numbers."""

    reading: Reading = field(default_factory=Reading)

    def part(self, part: Part, anchor: str, number: int | None) -> Markup:
        """A chapter with its heading; one without a number is the closing one."""
        self.reading.chapter()
        kind = Markup(' class="app-closing"') if number is None else NOTHING
        head = Markup('<h2 id="{}">{}{}</h2>').format(anchor, numbered(number), shown(part.title))
        items = NEXT_LINE.join(self.content(each) for each in part.items)
        return Markup("<section{}>\n{}\n{}\n</section>").format(kind, head, items)

    def content(self, content: Content) -> Markup:
        match content:
            case Heading():
                return self.heading(content.text, self.reading.heading(content.level))
            case Paragraph():
                return Markup("<p>{}</p>").format(self.sentences(content.sentences))
            case Bullets():
                return self.bullets(content)
            case Table():
                return self.table(content, content.caption)
            case Chart():
                return self.chart(content)
            case _:
                return self.box(content)

    def heading(self, words: str, level: int) -> Markup:
        return Markup("<h{0}>{1}</h{0}>").format(level + 1, shown(words))

    def sentences(self, sentences: Iterable[Sentence]) -> Markup:
        return NOTHING.join(self.run(run) for sentence in sentences for run in sentence.runs)

    def run(self, run: Run) -> Markup:
        words: Markup | str = shown(run.text)
        for is_so, tag in ((run.bold, "strong"), (run.italic, "em")):
            words = Markup("<{0}>{1}</{0}>").format(tag, words) if is_so else words
        if link := safe_link(run.link):
            words = Markup('<a href="{}">{}</a>').format(link, words)
        return Markup("{}{}").format(words, self.note(run.note) if run.note else NOTHING)

    def note(self, words: str) -> Markup:
        place = self.reading.note(words)
        return Markup('<sup><a href="#note-{0}" id="from-{0}" aria-label="Note {0}">{0}</a></sup>').format(place)

    def bullets(self, bullets: Bullets) -> Markup:
        items = NOTHING.join(Markup("<li>{}</li>").format(self.sentences(item)) for item in bullets.items)
        return Markup("<{0}>{1}</{0}>").format("ol" if bullets.is_numbered else "ul", items)

    def box(self, box: Box) -> Markup:
        with self.reading.box() as level:
            title = self.heading(box.title, level)
            parts = NEXT_LINE.join(map(self.content, box.parts))
            return Markup('<div class="app-box">\n{}\n{}\n</div>').format(title, parts)

    def chart(self, chart: Chart) -> Markup:
        figure = self.reading.figure()
        name = f"Figure {figure}: {shown(chart.title)}"
        picture = scrolling(Markup(svg(chart)), name)  # noqa: S704 the picture escapes each word itself
        data = self.table(chart.table, data_caption(chart, figure))
        return Markup("<figure><figcaption>{}</figcaption>{}</figure>\n{}").format(name, picture, data)

    def table(self, table: Table, caption: str) -> Markup:
        name = f"Table {self.reading.table()}: {shown(caption)}"
        kinds = [column_kind(table, place) for place in range(len(table.columns))]
        columns = NOTHING.join(
            Markup('<th scope="col"{}>{}</th>').format(kind, shown(column.name))
            for kind, column in zip(kinds, table.columns, strict=True)
        )
        made = Markup("<table><caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table>").format(
            name, columns, NEXT_LINE.join(self.line(each, kinds) for each in table.lines)
        )
        return made if len(table.columns) <= NARROW_COLUMNS else scrolling(made, name)

    def line(self, line: Line, kinds: list[Markup]) -> Markup:
        kind = Markup(' class="app-total"') if line.is_total else NOTHING
        naming = Markup('<th scope="row"{}>{}</th>').format(kinds[0], self.naming(line.cells[0]))
        others = [
            Markup("<td{}>{}</td>").format(each, self.cell(cell))
            for each, cell in zip(kinds[1:], line.cells[1:], strict=True)
        ]
        return Markup("<tr{}>{}</tr>").format(kind, NOTHING.join([naming, *others]))

    def naming(self, cell: Cell) -> Markup:
        """What names a line; more than its first sentence stands under it."""
        first, *others = (self.sentences([each]) for each in cell.sentences)
        return SPACE.join([first, *(Markup('<span class="app-under">{}</span>').format(each) for each in others)])

    def cell(self, cell: Cell) -> Markup:
        said = [self.sentences([each]) for each in cell.sentences]
        if cell.is_list:
            return Markup("<ul>{}</ul>").format(NOTHING.join(Markup("<li>{}</li>").format(each) for each in said))
        return SPACE.join(said)

    def foot(self) -> Markup:
        """The footnotes, each with the way back; nothing where there are none."""
        back = Markup('<a href="#from-{0}" aria-label="Back to note {0} in the text">Back</a>')
        items = [
            Markup('<li id="note-{}">{} {}</li>').format(place, shown(words), back.format(place))
            for place, words in enumerate(self.reading.notes, start=1)
        ]
        head = Markup('<section class="app-notes">\n<h2 id="notes">Notes</h2>\n<ol>{}</ol>\n</section>')
        return head.format(NEXT_LINE.join(items)) if items else NOTHING


def numbered(number: int | None) -> Markup:
    return NOTHING if number is None else Markup('<span class="app-number">{}</span> ').format(number)


def column_kind(table: Table, place: int) -> Markup:
    """How the cells of a column are set."""
    if place == 0:
        return NOTHING if has_short_names(table) else Markup(' class="app-long"')
    if table.columns[place].is_number:
        return Markup(' class="app-numeric"')
    return Markup(' class="app-short"') if stays_on_one_line(table, place) else NOTHING


def scrolling(inner: Markup, name: str) -> Markup:
    """A part of the page that scrolls by itself where it is too wide, also with the keyboard."""
    return Markup('<div class="app-wide" role="region" aria-label="{}" tabindex="0">{}</div>').format(name, inner)
