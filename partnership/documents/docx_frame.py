"""The front, the contents, and the head and foot of each page of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Twips

from partnership.documents.clean_html import without_unseen
from partnership.documents.docx_text import Writer
from partnership.documents.docx_xml import Element, field, field_begins, field_ends, make, put, run, side, tab
from partnership.rules.documents import Document

A4 = (11906, 16838)
SIDE, TOP, BOTTOM, EDGE = 1247, 1701, 1418, 680
LINE, SECOND = "B1B4B6", "484949"
TWIP = 635
COMPAT = "http://schemas.microsoft.com/office/word"


def set_page(word: Word) -> None:
    """A4 with margins of our own; set as today's Word does, where a table begins at the margin."""
    section = word.sections[-1]
    section.page_width, section.page_height = Twips(A4[0]), Twips(A4[1])
    section.left_margin = section.right_margin = Twips(SIDE)
    section.top_margin, section.bottom_margin = Twips(TOP), Twips(BOTTOM)
    section.header_distance = section.footer_distance = Twips(EDGE)
    settings = word.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, make("compat", make("compatSetting", name="compatibilityMode", uri=COMPAT, val=15)))


def text_width(section: Section) -> int:
    """How wide the text is, in twentieths of a point; A4 where a template does not say."""
    page = int(section.page_width or A4[0] * TWIP)
    return (page - int(section.left_margin or 0) - int(section.right_margin or 0)) // TWIP


def front(document: Document, writer: Writer) -> Iterator[Element]:
    """The title page: whose report it is, of when, for whom."""
    yield writer.paragraph("Report Marking", run(without_unseen(document.banner)))
    yield writer.paragraph("Title", run(without_unseen(document.title)))
    for words in document.front:
        yield writer.paragraph("Subtitle", run(without_unseen(words)))


def contents(document: Document, writer: Writer) -> Iterator[Element]:
    """A field that Word and LibreOffice fill; until then it lists the headings, each a link, without their pages."""
    yield writer.paragraph("TOC Heading", run("Contents"))
    entries = [_entry(writer, *entry, number) for entry, number in _numbered(document, writer)]
    for place, element in enumerate(field_begins('TOC \\o "1-2" \\h \\z \\u')):
        entries[0].insert(1 + place, element)
    entries[-1].append(field_ends())
    kind = make("docPartObj", make("docPartGallery", val="Table of Contents"), make("docPartUnique"))
    yield make("sdt", make("sdtPr", kind), make("sdtContent", *entries))


def _numbered(document: Document, writer: Writer) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Each entry with the number of its chapter, where the heading has one."""
    chapter = 0
    for entry in writer.entries:
        chapter += entry[0] == 1
        has_number = entry[0] == 1 and writer.is_ours and chapter <= len(document.chapters)
        yield entry, str(chapter) if has_number else ""


def _entry(writer: Writer, level: int, words: str, anchor: str, number: str) -> Element:
    shown = [run(number), tab(), run(words)] if number else [run(words)]
    return writer.paragraph(f"toc {level}", make("hyperlink", *shown, anchor=anchor, history=1))


def head_and_foot(document: Document, word: Word, writer: Writer) -> None:
    """In our own look: the marking and the report above, a line each however long; the board and the page below."""
    section = word.sections[-1]
    marking = writer.paragraph("header", run(without_unseen(document.banner), make("b")))
    title = writer.paragraph("header", run(without_unseen(document.name), make("color", val=SECOND)))
    put(title[0], make("pBdr", side("bottom", LINE, 4, 6)))
    _fill(section.header, marking, title)
    below = writer.paragraph("footer", run(without_unseen(document.board)), tab(), *pages())
    put(below[0], make("pBdr", side("top", LINE, 4, 6)))
    _fill(section.footer, below)


def marked(document: Document, word: Word, writer: Writer) -> None:
    """In a template's look: its own head and foot stay, the marking comes under the one and the page to the other."""
    section = word.sections[-1]
    for head in _used(section, "header"):
        space = make("spacing", before=60, after=160)
        head._element.append(writer.paragraph("header", run(without_unseen(document.banner), make("b")), with_=[space]))
    for foot in _used(section, "footer"):
        if not any("PAGE" in (code.text or "") for code in foot._element.iter(qn("w:instrText"))):
            foot._element.append(writer.paragraph("footer", *pages()))


def pages() -> list[Element]:
    return [*field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]


def _used(section: Section, kind: str) -> Iterator[_Header | _Footer]:
    """The head or foot of each kind of page that the section has: the first, the even and all others."""
    yield getattr(section, kind)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    yield getattr(section, f"even_page_{kind}")


def _fill(story: _Header | _Footer, *paragraphs: Element) -> None:
    story.is_linked_to_previous = False
    story._element[:] = list(paragraphs)
